"""Work whose question costs more than the answer is worth every second."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone


class Seldom:
    """A unit of the worker that is asked for again only after a pause, once it had nothing to do."""

    def __init__(self, work: Callable[[], bool], *, pause: timedelta) -> None:
        self._work, self._pause = work, pause
        self._idle_since: datetime | None = None

    def __call__(self) -> bool:
        at = timezone.now()
        if self._idle_since and abs(at - self._idle_since) < self._pause:
            return False
        found = self._work()
        self._idle_since = None if found else at
        return found
