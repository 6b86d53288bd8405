"""The outbox, without a mail server."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from clinics.models import OutgoingEmail
from tests.clinics.factories import issued_code

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


def test_after_a_code_has_ended_its_mail_is_given_up():
    promo_code = issued_code()
    assert OutgoingEmail.objects.send_next(promo_code.expires_at)
    row = OutgoingEmail.objects.get()
    assert row.status == "failed"
    assert "expired" in row.last_error
    assert mail.outbox == []


def test_tries_go_on_for_five_days_and_end_then(monkeypatch):
    monkeypatch.setattr(
        OutgoingEmail, "as_message", lambda self: (_ for _ in ()).throw(ConnectionRefusedError("refused"))
    )
    issued_code()
    now = start = timezone.now()
    while (row := OutgoingEmail.objects.get()).status != "failed":
        now = row.next_attempt_at
        assert OutgoingEmail.objects.send_next(now)
    assert timedelta(days=4, hours=22) < now - start <= timedelta(days=5)
    assert row.attempts > 100
    assert "ConnectionRefusedError" in row.last_error


def test_a_failed_mail_can_be_sent_once_more():
    promo_code = issued_code()
    OutgoingEmail.objects.send_next(promo_code.expires_at)
    row = OutgoingEmail.objects.get()
    row.requeue()
    assert row.status == "queued"
    assert OutgoingEmail.objects.send_next()
    row.refresh_from_db()
    assert row.status == "sent"


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
