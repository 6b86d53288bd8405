"""What a provider reports after it took a mail, posted to its address as Postmark does."""

import base64
import json
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from clinics.models import OutgoingEmail, SuppressedAddress
from tests.clinics.factories import ConsentWordingFactory, PromotionFactory, issued_code

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.aesthetica.provider_urls")]
SECRET = "events:0123456789abcdefghij"
NUMBER = "883953f4-6105-42a2-a16a-77a8eac79483"
BOUNCE = {
    "RecordType": "Bounce",
    "ID": 4323372036854775807,
    "Type": "HardBounce",
    "TypeCode": 1,
    "Name": "Hard bounce",
    "Tag": "",
    "MessageID": NUMBER,
    "Description": "The server was unable to deliver your message (ex: unknown user, mailbox not found).",
    "Details": "smtp;550 5.1.1 The email account that you tried to reach does not exist.",
    "Email": "reader@patients.example",
    "BouncedAt": "2026-11-05T16:33:54.9070259Z",
    "Inactive": True,
    "CanActivate": True,
}
COMPLAINT = BOUNCE | {
    "RecordType": "SpamComplaint",
    "Type": "SpamComplaint",
    "TypeCode": 512,
    "Description": "",
    "Details": "",
}
SOFT = BOUNCE | {
    "Type": "SoftBounce",
    "Description": "Unable to temporarily deliver message (i.e. mailbox full).",
    "Details": "smtp;452 4.2.2 The email account that you tried to reach is over quota.",
}
DELIVERY = {"RecordType": "Delivery", "MessageID": NUMBER, "Recipient": "reader@patients.example"}


@pytest.fixture
def sent(settings):
    """A mail that Postmark took."""
    settings.ANYMAIL = {"WEBHOOK_SECRET": SECRET}
    promotion = PromotionFactory(consent_wording=ConsentWordingFactory())
    issued_code(promotion, email="reader@patients.example", is_consenting=True)
    OutgoingEmail.objects.send_next()
    OutgoingEmail.objects.update(provider_id=NUMBER)
    return OutgoingEmail.objects.get()


def post(client, event, secret=SECRET):
    signed_in = {"Authorization": f"Basic {base64.b64encode(secret.encode()).decode()}"}
    return client.post(
        "/mail/postmark/tracking/", json.dumps(event), content_type="application/json", headers=signed_in
    )


def suppressed():
    return SuppressedAddress.objects.of("reader@patients.example")


def test_a_hard_bounce_marks_the_mail_and_its_mailbox_is_left_alone(client, sent):
    assert post(client, BOUNCE).status_code == 200
    sent.refresh_from_db()
    assert sent.status == "bounced" and "550 5.1.1" in sent.last_error
    assert suppressed().reason == "bounce"
    assert sent.lead.is_subscribed
    sent.promo_code.send_again(at=timezone.now() + timedelta(hours=1))
    mail.outbox.clear()
    OutgoingEmail.objects.send_next(timezone.now() + timedelta(hours=2))
    assert mail.outbox == []


def test_a_complaint_ends_the_consent_too(client, sent):
    assert post(client, COMPLAINT).status_code == 200
    assert suppressed().reason == "complaint"
    assert not sent.lead.is_subscribed


def test_a_full_mailbox_came_back_and_may_be_tried_again(client, sent):
    post(client, SOFT)
    sent.refresh_from_db()
    assert sent.status == "bounced"
    assert suppressed() is None


def test_a_delivery_changes_nothing(client, sent):
    assert post(client, DELIVERY).status_code == 200
    sent.refresh_from_db()
    assert sent.status == "sent" and suppressed() is None


def test_the_same_event_twice_does_no_more_than_once(client, sent):
    post(client, BOUNCE)
    assert post(client, BOUNCE).status_code == 200
    assert SuppressedAddress.objects.count() == 1


def test_an_event_of_somebody_elses_mail_is_none_of_our_business(client, sent):
    assert post(client, BOUNCE | {"MessageID": "another"}).status_code == 200
    assert suppressed() is None


def test_our_own_message_id_is_recognised_as_well(client, sent):
    post(client, BOUNCE | {"MessageID": sent.message_id.strip("<>")})
    sent.refresh_from_db()
    assert sent.status == "bounced"


@pytest.mark.parametrize("secret", ["", "events:wrong", "other:0123456789abcdefghij"])
def test_without_the_secret_nobody_is_believed(client, sent, secret):
    assert post(client, BOUNCE, secret).status_code == 400
    sent.refresh_from_db()
    assert sent.status == "sent" and suppressed() is None


def test_a_mail_that_a_provider_takes_is_known_by_the_providers_number(settings):
    settings.MAILERS = {"default": {"BACKEND": "anymail.backends.test.EmailBackend"}}
    issued_code()
    OutgoingEmail.objects.send_next()
    row = OutgoingEmail.objects.get()
    assert (row.status, row.provider_id) == ("sent", "0")
    (message,) = mail.outbox
    names = [attachment.name for attachment in message.anymail_test_params["attachments"]]
    assert names == ["code.png", "last-day.ics"]
