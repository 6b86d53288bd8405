"""One reminder before a code ends, for those who agreed to it, by day."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail

from aesthetica.waiting_work import do_one
from clinics.models import OutgoingEmail, SuppressedAddress
from clinics.models.reminding import write_reminder
from tests.clinics.factories import (
    ClinicFactory,
    ConsentWordingFactory,
    PromotionFactory,
    UserFactory,
    issued_code,
)

pytestmark = pytest.mark.django_db
ISSUED = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)  # valid to the end of 31 May, London time
DAY_27 = datetime(2026, 5, 28, 9, 0, tzinfo=UTC)


@pytest.fixture
def promotion():
    return PromotionFactory(starts_at=ISSUED - timedelta(days=1), consent_wording=ConsentWordingFactory())


def issue(promotion, **fields):
    promo_code = issued_code(promotion, at=ISSUED, **({"is_consenting": True} | fields))
    OutgoingEmail.objects.send_next(ISSUED)
    mail.outbox.clear()
    return promo_code


def reminders():
    return OutgoingEmail.objects.filter(kind="reminder")


def write_all(at):
    while write_reminder(at):
        pass
    return reminders().count()


def work():
    while do_one():
        pass


def test_three_days_before_the_last_day_one_mail_goes(promotion):
    promo_code = issue(promotion)
    with time_machine.travel(DAY_27):
        work()
    (message,) = mail.outbox
    assert "31 May 2026" in message.subject
    assert str(promo_code) in message.body and str(promo_code) in message.alternatives[0].content
    for later in range(4):
        with time_machine.travel(DAY_27 + timedelta(days=later, hours=1)):
            work()
    assert len(mail.outbox) == 1


def test_not_a_day_sooner(promotion):
    issue(promotion)
    assert write_all(DAY_27 - timedelta(days=1)) == 0
    assert write_all(DAY_27) == 1


@pytest.mark.parametrize(("hour", "count"), [(6, 0), (7, 1), (18, 1), (19, 0), (23, 0)])
def test_nobody_is_reminded_at_night(promotion, hour, count):
    issue(promotion)  # London is an hour ahead of UTC in May
    assert write_all(DAY_27.replace(hour=hour)) == count


def test_night_is_where_the_clinic_is(promotion):
    promotion.clinics.add(ClinicFactory(time_zone="Australia/Sydney"))
    issue(promotion)
    assert write_all(datetime(2026, 5, 28, 12, 0, tzinfo=UTC)) == 0
    assert write_all(datetime(2026, 5, 28, 23, 0, tzinfo=UTC)) == 1


def test_a_reminder_that_was_held_up_waits_for_the_morning(promotion):
    issue(promotion)
    write_all(DAY_27)
    OutgoingEmail.objects.send_next(DAY_27.replace(hour=22))
    assert mail.outbox == []
    row = reminders().get()
    assert (row.status, row.next_attempt_at) == ("queued", datetime(2026, 5, 29, 7, 0, tzinfo=UTC))
    OutgoingEmail.objects.send_next(row.next_attempt_at)
    assert len(mail.outbox) == 1


def test_without_consent_nobody_is_reminded(promotion):
    issue(promotion, is_consenting=False)
    assert write_all(DAY_27) == 0


def test_a_used_code_is_not_reminded_of(promotion):
    promo_code = issue(promotion)
    promo_code.redeem(clinic=ClinicFactory(), by=UserFactory(), is_new_client=True, at=DAY_27)
    assert write_all(DAY_27) == 0


def test_an_erased_person_is_not_reminded(promotion):
    issue(promotion).lead.erase()
    assert write_all(DAY_27) == 0


def test_a_suppressed_mailbox_is_not_reminded(promotion):
    lead = issue(promotion).lead
    SuppressedAddress.objects.suppress(lead.email, "bounce")
    assert write_all(DAY_27) == 0


def test_an_offer_can_go_without_reminders(promotion):
    promotion.reminder_days = None
    promotion.save()
    issue(promotion)
    assert write_all(DAY_27) == 0


def test_a_code_of_today_is_not_reminded_of(promotion):
    promotion.validity_days = 2
    promotion.save()
    issue(promotion)
    assert write_all(ISSUED + timedelta(hours=1)) == 0
    assert write_all(ISSUED + timedelta(days=1, minutes=1)) == 1


def test_who_has_just_had_a_mail_is_left_alone_for_a_day(promotion):
    promo_code = issue(promotion)
    promo_code.send_again(at=DAY_27 - timedelta(hours=2))
    assert write_all(DAY_27) == 0
    assert write_all(DAY_27 + timedelta(hours=23)) == 1


def _redeem(promo_code):
    promo_code.redeem(clinic=ClinicFactory(), by=UserFactory(), is_new_client=True, at=DAY_27)


def _unsubscribe(promo_code):
    promo_code.lead.unsubscribe()


def _suppress(promo_code):
    SuppressedAddress.objects.suppress(promo_code.lead.email, "bounce")


def _edit_offer(promo_code):
    promo_code.promotion.value = "Something else"
    promo_code.promotion.save()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_redeem, "The code was used in the meantime."),
        (_unsubscribe, "The person no longer agrees to be written to."),
        (_suppress, "Mail to this address came back on"),
        (_edit_offer, "The offer has changed since the code was issued."),
    ],
)
def test_what_changed_after_a_reminder_was_written_still_counts(promotion, change, words):
    promo_code = issue(promotion)
    assert write_all(DAY_27) == 1
    change(promo_code)
    OutgoingEmail.objects.send_next(DAY_27)
    assert mail.outbox == []
    row = reminders().get()
    assert row.status == "withheld" and words in row.last_error
    assert write_all(DAY_27 + timedelta(days=2)) == 1


def test_a_reminder_can_be_unsubscribed_from_by_header_and_by_link(promotion, client):
    lead = issue(promotion).lead
    write_all(DAY_27)
    OutgoingEmail.objects.send_next(DAY_27)
    (message,) = mail.outbox
    sent = message.message()
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = sent["List-Unsubscribe"].strip("<>")
    assert address in message.body and address in message.alternatives[0].content
    path = address.partition("//")[2].partition("/")[2]
    assert client.post(f"/{path}", {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not lead.is_subscribed


def test_finding_out_costs_the_same_however_many_codes_there_are(promotion, django_assert_max_num_queries):
    for _ in range(5):
        issue(promotion)
    with django_assert_max_num_queries(3):
        assert not write_reminder(DAY_27 - timedelta(days=5))
