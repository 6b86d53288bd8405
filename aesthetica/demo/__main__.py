"""`python -m aesthetica.demo`: a clinic's working site on this machine, as `make demo` starts it.

Prepares what is missing under var/, then runs the web server and the worker together until Ctrl-C.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

VAR_DIR = Path(os.environ.get("VAR_DIR", Path(__file__).resolve().parents[2] / "var"))
HOST = "127.0.0.1"


def main() -> int:
    options = argparse.ArgumentParser(prog="make demo", description=__doc__)
    options.add_argument("--port", type=int, default=8000)
    port = options.parse_args().port
    if not _is_free(port):
        print(
            f"Port {port} is taken: stop what runs there, or choose another with: make demo PORT={port + 1}"
        )
        return 1
    _set_environment(port)
    is_new = _prepare_database()
    _prepare_static_files()
    _greet(port, is_new=is_new)
    return _run_until_stopped(_processes(port))


def _is_free(port: int) -> bool:
    """Whether nobody listens there; a port just left (TIME_WAIT) counts as free."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _set_environment(port: int) -> None:
    """What the demonstration needs of the environment; whatever is set already stays."""
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    demo = {
        "DJANGO_SETTINGS_MODULE": "aesthetica.settings",
        "VAR_DIR": str(VAR_DIR),
        "SITE_URL": f"http://{HOST}:{port}",
        "ALLOWED_HOSTS": f"{HOST},localhost",
        "EMAIL_URL": f"file://{VAR_DIR / 'mail'}",
        "SITE_NAME": "Fernhollow Skin (demonstration)",
        "LOG_LEVEL": "WARNING",
    }
    for name, value in demo.items():
        os.environ.setdefault(name, value)


def _prepare_database() -> bool:
    """Brings the schema up to date and, in an empty database only, loads the demonstration clinic."""
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    print("Bringing the database up to date …", flush=True)
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    if get_user_model().objects.exists():
        print("Keeping the data that is there.")
        return False
    print("Loading the demonstration clinic …", flush=True)
    call_command("load_demo")
    return True


def _prepare_static_files() -> None:
    """Collects and compresses style sheets and scripts when they changed."""
    from django.conf import settings
    from django.core.management import call_command

    collected = settings.STATIC_ROOT / "staticfiles.json"
    newest = max((file.stat().st_mtime for file in (settings.BASE_DIR / "static").rglob("*")), default=0)
    if not collected.exists() or collected.stat().st_mtime < newest:
        print("Collecting style sheets and scripts …", flush=True)
        call_command("collectstatic", verbosity=0, interactive=False)


def _greet(port: int, *, is_new: bool) -> None:
    from aesthetica.demo.sign_ins import PASSWORD, USERNAMES

    base = f"http://{HOST}:{port}"
    print(
        f"\n  The site      {base}/\n  Staff         {base}/admin/\n  The desk      {base}/admin/desk/\n"
        f"  Sign-ins      {', '.join(USERNAMES)}\n  Password      {PASSWORD}\n"
        f"  Sent mail     {VAR_DIR / 'mail'}\n\nCtrl-C stops the web server and the worker; the data stays.\n",
        flush=True,
    )


def _processes(port: int) -> list[subprocess.Popen[bytes]]:
    """The web server, as in production, and the worker; each in a group of its own, so that Ctrl-C reaches us first."""
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port)]
    server += [
        "--workers",
        "1",
        "--blocking-threads",
        "4",
        "--log-level",
        "warning",
        "aesthetica.wsgi:application",
    ]
    worker = [sys.executable, str(Path(__file__).resolve().parents[2] / "manage.py"), "worker"]
    return [subprocess.Popen(command, start_new_session=True) for command in (server, worker)]


def _run_until_stopped(processes: list[subprocess.Popen[bytes]]) -> int:
    """Waits for Ctrl-C, SIGTERM or the end of one of the two, then stops both."""
    stopping: list[int] = []

    def stop(signum: int, frame: FrameType | None) -> None:
        stopping.append(signum)

    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, stop)
    while not stopping and all(process.poll() is None for process in processes):
        time.sleep(0.2)
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
    if stopping:
        print("\nStopped.")
        return 0
    print("The web server or the worker ended by itself; its last lines above say why.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
