"""Bounces that arrive in a mailbox somebody reads."""

import pytest
from django.core.management import CommandError, call_command

from clinics.models import OutgoingEmail, SuppressedAddress
from tests.clinics.factories import ConsentWordingFactory, PromotionFactory, issued_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    promotion = PromotionFactory(consent_wording=ConsentWordingFactory())
    promo_code = issued_code(promotion, email="reader@patients.example", is_consenting=True)
    OutgoingEmail.objects.send_next()
    return promo_code.lead


def test_a_bounce_marks_the_last_mail_and_suppresses_the_mailbox(lead):
    call_command("record_bounce", "Reader@Patients.example", answer="550 reader@patients.example unknown")
    row = OutgoingEmail.objects.get()
    assert (row.status, row.last_error) == ("bounced", "550 r•••@p•••.example unknown")
    assert SuppressedAddress.objects.of(lead.email).answer == "550 r•••@p•••.example unknown"
    assert lead.is_subscribed


def test_a_complaint_leaves_the_mail_as_it_is_and_ends_the_consent(lead):
    call_command("record_bounce", "reader@patients.example", complaint=True)
    assert OutgoingEmail.objects.get().status == "sent"
    assert SuppressedAddress.objects.of(lead.email).reason == "complaint"
    assert not lead.is_subscribed


def test_an_address_that_we_never_wrote_to_is_suppressed_as_well(db):
    call_command("record_bounce", "stranger@patients.example")
    assert SuppressedAddress.objects.of("stranger@patients.example")


def test_what_is_no_address_is_refused(db):
    with pytest.raises(CommandError, match="no e-mail address"):
        call_command("record_bounce", "nonsense")
