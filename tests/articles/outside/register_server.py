"""A DOI register on this machine, as a real HTTP server."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

import pytest

DOI = "10.1000/example"
WORK: dict[str, Any] = {
    "DOI": DOI,
    "title": ["A paper that is registered"],
    "author": [{"family": "Lee", "given": "Carol"}, {"family": "Moe", "given": "Dan E."}],
    "container-title": ["Journal of Examples"],
    "issued": {"date-parts": [[2020]]},
    "volume": "4",
    "page": "1-9",
}


class Register(ThreadingHTTPServer):
    """`answers` maps a DOI to (status, body); what was asked stands in `asked` with the headers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.answers: dict[str, tuple[int, bytes]] = {}
        self.headers: dict[str, str] = {}
        self.drips = threading.Event()
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.knows(WORK)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/works/"

    def knows(self, work: dict[str, Any]) -> None:
        self.answers[work["DOI"]] = (200, json.dumps({"status": "ok", "message": work}).encode())


class Answering(BaseHTTPRequestHandler):
    server: Register

    def do_GET(self) -> None:
        doi = unquote(self.path.removeprefix("/works/"))
        self.server.asked.append((doi, dict(self.headers)))
        status, body = self.server.answers.get(doi, (404, b"Resource not found."))
        self.send_response(status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self._send(body)

    def _send(self, body: bytes) -> None:
        if not self.server.drips.is_set():
            self.wfile.write(body)
            return
        for byte in body:
            try:
                self.wfile.write(bytes([byte]))
            except OSError:
                return
            threading.Event().wait(0.05)

    def log_message(self, *args: Any) -> None:
        """Says nothing."""


@pytest.fixture
def register(settings: Any) -> Iterator[Register]:
    """A register that knows one paper, set as the one to ask."""
    server = Register()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.CITATION_LOOKUP_URL = server.address
    yield server
    server.shutdown()
    server.server_close()
