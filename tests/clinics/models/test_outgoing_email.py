"""The outbox, without a mail server."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from django.utils.formats import date_format

from clinics.models import OutgoingEmail, SuppressedAddress
from tests.clinics.factories import ClinicFactory, ConsentWordingFactory, PromotionFactory, issued_code

pytestmark = pytest.mark.django_db


def test_the_code_arrives_as_text_html_and_qr_under_a_stable_message_id():
    promo_code = issued_code(email="Anna@example.org", name="Zoë <b>May</b>")
    assert OutgoingEmail.objects.send_next()
    assert not OutgoingEmail.objects.send_next()
    row, (message,) = OutgoingEmail.objects.get(), mail.outbox
    assert row.status == "sent"
    assert message.to == ["Anna@example.org"]
    sent = message.message()
    assert sent["Message-ID"] == row.message_id
    assert sent["Auto-Submitted"] == "auto-generated"
    html, image = message.alternatives[0].content, message.attachments[0]
    assert "Zoë &lt;b&gt;May&lt;/b&gt;" in html
    assert f'<img src="cid:promo-code-qr" alt="{promo_code}"' in html
    assert image["Content-ID"] == "<promo-code-qr>"
    assert image.get_payload(decode=True).startswith(b"\x89PNG")
    assert "Zoë <b>May</b>" in message.body
    assert promo_code.terms.terms in message.body
    assert "One first consultation" in message.subject or "first consultation" in message.subject


def test_nothing_is_sent_before_its_time_and_the_oldest_goes_first():
    now = timezone.now()
    later, sooner = issued_code(at=now), issued_code(at=now - timedelta(minutes=5))
    OutgoingEmail.objects.filter(promo_code=later).update(next_attempt_at=now + timedelta(minutes=1))
    assert OutgoingEmail.objects.claim(now).promo_code == sooner
    assert OutgoingEmail.objects.claim(now) is None
    assert OutgoingEmail.objects.claim(now + timedelta(minutes=1)).promo_code == later


def test_mail_of_a_worker_that_died_is_sent_when_its_lease_ends():
    issued_code()
    now = timezone.now()
    first = OutgoingEmail.objects.claim(now)
    assert not OutgoingEmail.objects.send_next(now + timedelta(minutes=4))
    assert OutgoingEmail.objects.send_next(now + timedelta(minutes=6))
    again = OutgoingEmail.objects.get()
    assert (again.status, again.attempts, again.message_id) == ("sent", 2, first.message_id)


def test_a_worker_that_comes_back_late_changes_nothing_that_another_has_written(monkeypatch):
    issued_code()
    now = timezone.now()
    late = OutgoingEmail.objects.claim(now)
    OutgoingEmail.objects.claim(now + timedelta(minutes=6))
    late._fail(now, "too late")
    assert OutgoingEmail.objects.get().status == "sending"


def test_after_a_code_has_ended_its_mail_is_withheld():
    promo_code = issued_code()
    assert OutgoingEmail.objects.send_next(promo_code.expires_at)
    row = OutgoingEmail.objects.get()
    assert row.status == "withheld"
    assert row.last_error == "The code expired before the mail could be sent."
    assert mail.outbox == []


def test_the_end_of_a_code_ends_the_tries_too(monkeypatch):
    monkeypatch.setattr(OutgoingEmail, "as_message", refuse)
    promo_code = issued_code(PromotionFactory(validity_days=1))
    while (row := OutgoingEmail.objects.get()).status == "queued":
        now = row.next_attempt_at
        assert OutgoingEmail.objects.send_next(now)
    assert row.status == "withheld"
    assert promo_code.expires_at <= now < promo_code.expires_at + timedelta(hours=2)


@pytest.mark.parametrize(
    ("reason", "words"),
    [("bounce", "Mail to this address came back on"), ("complaint", "reported as spam on")],
)
def test_a_mailbox_that_must_not_be_written_to_gets_nothing_and_staff_see_why(reason, words):
    SuppressedAddress.objects.suppress("reader.one@gmail.com", reason)
    issued_code(email="Reader.One+offer@googlemail.com")
    OutgoingEmail.objects.send_next()
    row = OutgoingEmail.objects.get()
    assert row.status == "withheld"
    assert words in row.last_error
    assert mail.outbox == []


def test_a_mail_that_came_back_stays_on_record_and_its_mailbox_is_left_alone():
    promo_code = issued_code()
    OutgoingEmail.objects.send_next()
    row = OutgoingEmail.objects.get()
    row.bounce(answer=f"550 5.1.1 <{row.to_address}>: no such user")
    assert (row.status, bool(row.sent_at), bool(row.failed_at)) == ("bounced", True, True)
    assert row.last_error == "550 5.1.1 <r•••@e•••.org>: no such user"
    assert SuppressedAddress.objects.of(promo_code.lead.email).reason == "bounce"


def test_a_full_mailbox_is_written_to_again():
    promo_code = issued_code()
    OutgoingEmail.objects.send_next()
    OutgoingEmail.objects.get().bounce(answer="452 mailbox full", is_permanent=False)
    assert OutgoingEmail.objects.get().status == "bounced"
    assert SuppressedAddress.objects.of(promo_code.lead.email) is None


def refuse(self):
    raise ConnectionRefusedError("refused")


def test_tries_go_on_for_five_days_and_end_then(monkeypatch):
    monkeypatch.setattr(OutgoingEmail, "as_message", refuse)
    issued_code()
    now = start = timezone.now()
    while (row := OutgoingEmail.objects.get()).status != "failed":
        now = row.next_attempt_at
        assert OutgoingEmail.objects.send_next(now)
    assert timedelta(days=4, hours=22) < now - start <= timedelta(days=5)
    assert row.attempts > 100
    assert "ConnectionRefusedError" in row.last_error


def failed():
    OutgoingEmail.objects.update(status="failed", failed_at=timezone.now(), last_error="550 no such user")
    return OutgoingEmail.objects.get()


def test_a_failed_mail_can_be_sent_once_more():
    issued_code()
    row = failed()
    row.requeue()
    assert row.status == "queued"
    assert OutgoingEmail.objects.send_next()
    row.refresh_from_db()
    assert row.status == "sent"


def test_a_mail_to_an_address_that_was_wrong_is_not_sent_again(cast):
    lead = issued_code(email="typo@example.org").lead
    row = failed()
    lead.correct_email("right@example.org", by=cast.marketing)
    row.requeue()
    assert row.status == "failed"
    while OutgoingEmail.objects.send_next():
        pass
    assert [message.to for message in mail.outbox] == [["right@example.org"]]


def test_what_still_waits_for_a_wrong_address_has_failed_once_it_is_corrected(cast):
    lead = issued_code(email="typo@example.org").lead
    lead.correct_email("right@example.org", by=cast.marketing)
    assert [(each.to_address, each.status) for each in OutgoingEmail.objects.order_by("pk")] == [
        ("typo@example.org", "failed"),
        ("right@example.org", "queued"),
    ]


def test_the_code_comes_with_a_calendar_file_of_its_last_day():
    promo_code = issued_code()
    OutgoingEmail.objects.send_next()
    (part,) = [part for part in mail.outbox[0].message().walk() if part.get_content_type() == "text/calendar"]
    assert part.get_filename() == "last-day.ics"
    calendar = part.get_payload(decode=True).decode()
    assert f"DTSTART;VALUE=DATE:{promo_code.last_day:%Y%m%d}" in calendar
    assert f"DESCRIPTION:{promo_code}\\nOne first consultation at no charge\\n" in calendar
    assert f"UID:promo-code-{promo_code.pk}@" in calendar


def test_text_and_html_say_the_same(cast):
    clinic = ClinicFactory()
    promo_code = issued_code()
    OutgoingEmail.objects.send_next()
    message = mail.outbox[0]
    last_day = date_format(promo_code.last_day, "DATE_FORMAT")
    for part in (message.body, message.alternatives[0].content):
        for words in (
            str(promo_code),
            promo_code.terms.value,
            promo_code.terms.terms,
            last_day,
            clinic.name,
            clinic.telephone,
        ):
            assert words in part


def test_a_code_that_was_asked_for_carries_no_way_to_unsubscribe():
    issued_code(is_consenting=True, promotion=PromotionFactory(consent_wording=ConsentWordingFactory()))
    OutgoingEmail.objects.send_next()
    message = mail.outbox[0]
    assert "List-Unsubscribe" not in message.message()
    assert "unsubscribe" not in (message.body + message.alternatives[0].content).casefold()


def test_a_sent_mail_is_not_sent_again():
    issued_code()
    OutgoingEmail.objects.send_next()
    row = OutgoingEmail.objects.get()
    row.requeue()
    assert row.status == "sent"
    assert not OutgoingEmail.objects.send_next()


def test_mail_to_an_erased_person_is_not_sent():
    issued_code().lead.erase()
    assert not OutgoingEmail.objects.send_next()
    assert mail.outbox == []
