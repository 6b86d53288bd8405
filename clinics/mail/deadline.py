"""An end for work that waits for somebody else's server, however slowly that server dribbles."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

AGAIN = 5.0  # seconds until what cleans up after the first end is ended, too


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise TimeoutError inside the block when it takes longer.

    A socket's own timeout ends only silence, so a byte a second could hold a worker for hours. It works by an
    alarm signal, which only the main thread gets: in other threads the block runs without this end.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _expired)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _expired(*_args: Any) -> None:
    raise TimeoutError("The server took too long.")
