"""Workers that find the same reminder due at the same moment."""

from datetime import UTC, datetime, timedelta

import pytest

from clinics.models import OutgoingEmail
from clinics.models.reminding import write_reminder
from tests.clinics.factories import ConsentWordingFactory, PromotionFactory, issued_code
from tests.clinics.races.processes import errors, run_at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
ISSUED = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


def write_all(at):
    count = 0
    while write_reminder(at):
        count += 1
    return count


def test_four_workers_at_once_write_one_reminder_for_each_code():
    promotion = PromotionFactory(
        starts_at=ISSUED - timedelta(days=1), consent_wording=ConsentWordingFactory()
    )
    for _ in range(20):
        issued_code(promotion, at=ISSUED, is_consenting=True)
    found = run_at_once(write_all, [(datetime(2026, 5, 28, 9, 0, tzinfo=UTC),)] * 4)
    assert errors(found) == []
    reminders = OutgoingEmail.objects.filter(kind="reminder")
    assert reminders.count() == reminders.filter(status="queued").count() == 20
