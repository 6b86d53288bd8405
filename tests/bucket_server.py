"""An S3-like storage on this machine, as a real HTTP server: it keeps, gives and deletes, and can be out of order."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.files.storage import storages

from aesthetica.environment import storage as storage_of


class BucketServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.files: dict[str, bytes] = {}
        self.is_down = False

    @property
    def url(self) -> str:
        return f"s3+http://key:secret@127.0.0.1:{self.server_port}/clinic?region=eu-west-1"


class Answering(BaseHTTPRequestHandler):
    server: BucketServer
    protocol_version = "HTTP/1.1"

    def _answer(self, status: int, body: bytes = b"", length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.send_header("ETag", '"x"')
        self.send_header("Last-Modified", "Fri, 27 Nov 2026 08:00:00 GMT")
        self.end_headers()
        self.wfile.write(body)

    def _read(self, *, with_body: bool) -> None:
        data = self.server.files.get(self.path)
        if self.server.is_down:
            self._answer(503)
        elif data is None:
            self._answer(404)
        else:
            self._answer(200, data if with_body else b"", len(data))

    def do_HEAD(self) -> None:
        self._read(with_body=False)

    def do_GET(self) -> None:
        self._read(with_body=True)

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.is_down:
            self._answer(503)
            return
        self.server.files[self.path] = body
        self._answer(200)

    def do_DELETE(self) -> None:
        if self.server.is_down:
            self._answer(503)
            return
        self.server.files.pop(self.path, None)
        self._answer(204)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def bucket(settings) -> Iterator[BucketServer]:
    """The server, with both storages of pictures in it."""
    with BucketServer() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        both = {
            "default": storage_of(server.url, settings.MEDIA_ROOT),
            "originals": storage_of(server.url, settings.VAR_DIR / "originals"),
        }
        settings.STORAGES = settings.STORAGES | both
        yield server
        for name in both:
            storages[name].connection.meta.client.close()
        server.shutdown()
