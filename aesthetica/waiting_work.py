"""What the worker does, in the order of urgency; each entry does one unit and says whether there was one."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from clinics.models import OutgoingEmail, WebhookDelivery
from clinics.models.reminding import write_reminder


class Seldom:
    """Work that is asked for again only after a pause, when there was none: its question costs more."""

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


WORK: tuple[Callable[[], bool], ...] = (
    OutgoingEmail.objects.send_next,
    WebhookDelivery.objects.send_next,
    Seldom(write_reminder, pause=timedelta(minutes=1)),
)


def do_one() -> bool:
    """Does the first piece of work that waits; False when there is none."""
    return any(work() for work in WORK)
