"""A search engine's endpoint for changed addresses on this machine, as a real HTTP server."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

KEY = "0123456789abcdef-Example"


class Index(ThreadingHTTPServer):
    """`told` holds what was posted; `status` is what it answers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.told: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.status = 200

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/indexnow"

    @property
    def addresses(self) -> list[list[str]]:
        """The addresses of each request, in alphabetical order."""
        return [sorted(each["urlList"]) for each in self.told]


class Answering(BaseHTTPRequestHandler):
    server: Index

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.told.append(json.loads(body))
        self.server.headers.append(dict(self.headers))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Says nothing."""


@pytest.fixture
def index(settings: Any) -> Iterator[Index]:
    """An endpoint, set as the one to tell, and a key."""
    server = Index()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.SITE_URL = "https://clinic.example"
    settings.INDEXNOW_KEY, settings.INDEXNOW_URL = KEY, server.address
    yield server
    server.shutdown()
    server.server_close()
