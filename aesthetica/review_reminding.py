"""Reminders of medical reviews: one e-mail a day and person, with all that has come up, however many workers run."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import ReviewReminder
from clinics import emails
from clinics.models import OutgoingEmail


def write_review_reminder(at: datetime | None = None) -> bool:
    """Writes the e-mail of the next person who has none of today; whether there was one."""
    at = at or timezone.now()
    today = timezone.localdate(at)
    for person, reminders in ReviewReminder.objects.due(today).items():
        email = emails.reviews_due(person, reminders, at=at)
        if not OutgoingEmail.objects.filter(dedupe_key=email.dedupe_key).exists():
            return _write(email, reminders)
    return False


def _write(email: OutgoingEmail, reminders: list[ReviewReminder]) -> bool:
    """Mail and record together, or neither; another worker may have been quicker."""
    try:
        with transaction.atomic():
            email.save()
            ReviewReminder.objects.bulk_create(reminders)
    except IntegrityError:
        return False
    return True
