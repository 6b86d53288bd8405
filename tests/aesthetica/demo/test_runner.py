"""`make demo`: prepares, starts web server and worker, stops both, and never touches what is there."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def start(port: int, folder: Path) -> subprocess.Popen[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "aesthetica.demo", "--port", str(port)],
        cwd=ROOT,
        env=kept | {"VAR_DIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def wait_for(url: str, process: subprocess.Popen[str], seconds: int = 180) -> str:
    for _ in range(seconds * 5):
        assert process.poll() is None, process.stdout.read()
        try:
            return urllib.request.urlopen(url, timeout=5).read().decode()
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{url} did not answer in {seconds} s")


def stop(process: subprocess.Popen[str], how: signal.Signals) -> str:
    process.send_signal(how)
    said, _ = process.communicate(timeout=30)
    assert process.returncode == 0, said
    return said


def ask_for_a_code(base: str, page: str) -> str:
    """Fills in the form that stands on the page."""
    action = re.search(r'<form class="lead-form" method="post" action="([^"]+)"', page).group(1)
    stamp = re.search(r'name="stamp" value="([^"]+)"', page).group(1)
    answers = {"email": "ana@example.org", "adult": "on", "stamp": stamp}
    return (
        urllib.request.urlopen(base + action, urllib.parse.urlencode(answers).encode(), timeout=10)
        .read()
        .decode()
    )


def wait_for_mail(folder: Path, seconds: int = 20) -> None:
    for _ in range(seconds * 5):
        if any("ana@example.org" in file.read_text() for file in folder.glob("*")):
            return
        time.sleep(0.2)
    raise AssertionError("the worker did not send the code")


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_it_starts_serves_stops_and_keeps_the_data(port, tmp_path):
    base = f"http://127.0.0.1:{port}"
    process = start(port, tmp_path)
    page = wait_for(f"{base}/treatments/prp/", process)
    assert "demonstration" in page
    assert "Check your e-mail" in ask_for_a_code(base, page)
    wait_for_mail(tmp_path / "mail")

    second = start(port, tmp_path)
    said, _ = second.communicate(timeout=30)
    assert second.returncode == 1 and f"Port {port} is taken" in said and f"make demo PORT={port + 1}" in said

    said = stop(process, signal.SIGINT)
    assert "Loading the demonstration clinic" in said and f"{base}/admin/" in said and "administrator" in said
    assert not answers(port)

    process = start(port, tmp_path)
    wait_for(f"{base}/healthz", process)
    said = stop(process, signal.SIGTERM)
    assert "Keeping the data that is there." in said and "Loading" not in said
    assert not answers(port)
