"""What the worker does, in the order of urgency; each entry does one unit and says whether there was one."""

from collections.abc import Callable

from clinics.models import OutgoingEmail, WebhookDelivery
from clinics.retention import retention

WORK: tuple[Callable[[], bool], ...] = (
    OutgoingEmail.objects.send_next,
    WebhookDelivery.objects.send_next,
    retention.apply_next,
)


def do_one() -> bool:
    """Does the first piece of work that waits; False when there is none."""
    return any(work() for work in WORK)
