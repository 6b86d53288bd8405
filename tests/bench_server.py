"""The web server of the benches, on the database that they filled."""

import http.client
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORT = 8765


@contextmanager
def server() -> Iterator[None]:
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        "127.0.0.1",
        "--port",
        str(PORT),
    ]
    process = subprocess.Popen(
        [
            *command,
            "--workers",
            "1",
            "--blocking-threads",
            "1",
            "--log-level",
            "warning",
            "aesthetica.wsgi:application",
        ],
        cwd=ROOT,
    )
    try:
        for _ in range(100):
            try:
                get("/healthz")
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait()


_connection: http.client.HTTPConnection | None = None


def get(path: str) -> bytes:
    global _connection
    if _connection is None:
        _connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    try:
        _connection.request("GET", path)
        response = _connection.getresponse()
        body = response.read()
    except (OSError, http.client.HTTPException):
        _connection = None
        raise OSError from None
    assert response.status == 200, f"{path} answered {response.status}"
    return body
