"""Another site on this machine that has pictures, as a real HTTP server."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class PictureServer(ThreadingHTTPServer):
    """`answers` maps a path to (status, headers, body)."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"

    def has(self, path: str, body: bytes, status: int = 200, **headers: str) -> str:
        self.answers[path] = (status, headers, body)
        return self.url(path)


class Answering(BaseHTTPRequestHandler):
    server: PictureServer

    def do_GET(self) -> None:
        status, headers, body = self.server.answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def other_site(settings) -> Iterator[PictureServer]:
    """The server, which the settings know as one of our own network."""
    settings.PICTURE_HOSTS_INSIDE = ["127.0.0.1"]
    with PictureServer() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
