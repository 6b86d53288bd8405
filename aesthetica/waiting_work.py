"""What the worker does, in the order of urgency; each entry does one unit and says whether there was one."""

from collections.abc import Callable
from datetime import timedelta

from aesthetica.review_reminding import write_review_reminder
from aesthetica.seldom import Seldom
from aesthetica.sign_in import throttle
from articles.models import (
    ChangedAddress,
    EditingSession,
    Image,
    ImportBatch,
    MissingAddress,
    PageMeasure,
    PictureFile,
    ScheduledChange,
    ShareLinkView,
    UnsavedDraft,
)
from clinics.models import OutgoingEmail, WebhookDelivery
from clinics.models.reminding import write_reminder
from clinics.privacy import retention

WORK: tuple[Callable[[], bool], ...] = (
    OutgoingEmail.objects.send_next,
    WebhookDelivery.objects.send_next,
    ScheduledChange.objects.apply_due,
    ImportBatch.objects.work_next,
    Image.objects.prepare_next,
    Seldom(ChangedAddress.objects.send_next, pause=timedelta(seconds=10)),
    Seldom(write_reminder, pause=timedelta(minutes=1)),
    Seldom(write_review_reminder, pause=timedelta(minutes=30)),
    Seldom(PageMeasure.objects.measure_next, pause=timedelta(seconds=20)),
    Seldom(retention.apply_next, pause=timedelta(hours=1)),
    Seldom(UnsavedDraft.objects.purge_next, pause=timedelta(hours=1)),
    Seldom(EditingSession.objects.purge_next, pause=timedelta(hours=1)),
    Seldom(MissingAddress.objects.purge_next, pause=timedelta(hours=1)),
    Seldom(ChangedAddress.objects.purge_next, pause=timedelta(hours=1)),
    Seldom(ShareLinkView.objects.purge_next, pause=timedelta(hours=1)),
    Seldom(ImportBatch.objects.purge_next, pause=timedelta(hours=1)),
    Seldom(PictureFile.objects.delete_next, pause=timedelta(minutes=10)),
    Seldom(throttle.purge_next, pause=timedelta(hours=1)),
)


def do_one() -> bool:
    """Does the first piece of work that waits; False when there is none."""
    return any(work() for work in WORK)
