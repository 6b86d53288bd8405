"""What staff do about mail that did not arrive."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from clinics.models import Lead, LeadAccess, OutgoingEmail, SuppressedAddress
from tests.clinics.factories import PromotionFactory, issued_code

pytestmark = pytest.mark.django_db
EMAILS, CODES = (
    reverse("admin:clinics_outgoingemail_changelist"),
    reverse("admin:clinics_promocode_changelist"),
)
SUPPRESSED = reverse("admin:clinics_suppressedaddress_changelist")


@pytest.fixture
def promotion():
    return PromotionFactory()


@pytest.fixture
def lead(promotion):
    """Somebody who mistyped the address; the mail came to nothing."""
    lead = issued_code(promotion, email="typo@patients.example").lead
    OutgoingEmail.objects.update(
        status="failed", failed_at=timezone.now(), last_error="550 no such user <t•••@p•••.example>"
    )
    return lead


def page_of(lead):
    return reverse("admin:clinics_lead_correct_address", args=[lead.pk])


def act(client, address, action, *objects, **more):
    data = {"action": action, "_selected_action": [each.pk for each in objects]} | more
    return client.post(address, data, follow=True).content.decode()


def test_the_list_says_what_failed_why_and_since_when(cast, lead):
    page = cast.client("administrator").get(EMAILS, {"status__exact": "failed"}).content.decode()
    assert "550 no such user" in page and "t•••@p•••.example" in page and "0\xa0minutes" in page
    assert "typo@" not in page


def test_a_failed_mail_and_its_lead_lead_to_the_correction(cast, lead):
    client = cast.client("marketing")
    for name, pk in (("outgoingemail", lead.emails.get().pk), ("lead", lead.pk)):
        page = client.get(reverse(f"admin:clinics_{name}_change", args=[pk])).content.decode()
        assert page_of(lead) in page


def test_the_page_of_a_mail_says_what_became_of_it(cast, lead):
    address = reverse("admin:clinics_outgoingemail_change", args=[lead.emails.get().pk])
    page = cast.client("administrator").get(address).content.decode()
    assert ">Failed<" in " ".join(page.split()).replace("> ", ">").replace(" <", "<")
    assert "550 no such user" in page and "typo@" not in page and page_of(lead) not in page


def test_a_corrected_address_gets_the_code_and_the_wrong_mail_stays_on_record(cast, lead, mailoutbox):
    client = cast.client("marketing")
    assert "t•••@p•••.example" in client.get(page_of(lead)).content.decode()
    page = client.post(page_of(lead), {"email": " Right@patients.example "}, follow=True).content.decode()
    assert "The address is corrected, and the code is on its way." in page
    while OutgoingEmail.objects.send_next():
        pass
    (message,) = mailoutbox
    assert message.to == ["Right@patients.example"] and str(lead.promo_code) in message.body
    wrong, right = OutgoingEmail.objects.order_by("pk")
    assert (wrong.status, wrong.to_address) == ("failed", "typo@patients.example")
    assert right.status == "sent"
    access = LeadAccess.objects.get(act="corrected")
    assert (access.by, access.lead) == (cast.marketing, lead)


def test_the_address_of_somebody_else_who_asked_is_refused_with_a_sentence(cast, promotion, lead):
    issued_code(promotion, email="other@patients.example")
    response = cast.client("marketing").post(page_of(lead), {"email": "other@patients.example"})
    assert "This address asked for the same offer itself" in response.content.decode()
    assert Lead.objects.get(pk=lead.pk).email == "typo@patients.example"
    assert not LeadAccess.objects.filter(act="corrected").exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Enter the right address"),
        ("nonsense", "in the right form"),
        ("gone@patients.example", "came back"),
    ],
)
def test_an_address_that_cannot_work_is_refused_with_a_sentence(cast, lead, typed, words):
    SuppressedAddress.objects.suppress("gone@patients.example", "bounce")
    assert words in cast.client("marketing").post(page_of(lead), {"email": typed}).content.decode()
    assert OutgoingEmail.objects.count() == 1


def test_the_address_of_an_erased_person_cannot_be_corrected(cast, lead):
    lead.erase()
    assert cast.client("marketing").get(page_of(lead)).status_code == 404


def test_a_failed_mail_is_tried_again_and_others_are_left(cast, promotion, lead):
    issued_code(promotion)
    page = act(cast.client("administrator"), EMAILS, "retry_selected", *OutgoingEmail.objects.all())
    assert "1 e-mails wait for the worker again." in page and "1 others are left as they are" in page
    assert set(OutgoingEmail.objects.values_list("status", flat=True)) == {"queued"}


def test_a_code_is_sent_again_and_who_did_it_is_on_record(cast, lead):
    page = act(cast.client("privacy"), CODES, "send_again_selected", lead.promo_code)
    assert "1 e-mails wait for the worker." in page
    assert OutgoingEmail.objects.filter(kind="code_sent_again", status="queued").count() == 1
    assert LeadAccess.objects.get(act="sent_again").by == cast.privacy


def test_a_code_is_not_sent_to_a_mailbox_that_must_not_be_written_to(cast, lead):
    SuppressedAddress.objects.suppress(lead.email, "complaint")
    page = act(cast.client("marketing"), CODES, "send_again_selected", lead.promo_code)
    assert f"reported as spam: {lead}." in page
    assert OutgoingEmail.objects.count() == 1


def test_mail_is_allowed_again_only_after_a_question_and_by_name(cast, lead):
    suppressed = SuppressedAddress.objects.suppress(lead.email, "bounce", answer="550 no such user")
    client = cast.client("marketing")
    assert "550 no such user" in act(client, SUPPRESSED, "lift_selected", suppressed)
    assert SuppressedAddress.objects.of(lead.email)
    act(client, SUPPRESSED, "lift_selected", suppressed, confirmed="1")
    suppressed.refresh_from_db()
    assert suppressed.lifted_by == cast.marketing
    assert SuppressedAddress.objects.of(lead.email) is None


def test_privacy_sees_suppressed_mailboxes_and_allows_none(cast, lead):
    suppressed = SuppressedAddress.objects.suppress(lead.email, "bounce")
    act(cast.client("privacy"), SUPPRESSED, "lift_selected", suppressed, confirmed="1")
    assert SuppressedAddress.objects.of(lead.email)


def test_who_may_only_look_at_codes_sends_none(cast, lead):
    cast.unassigned.user_permissions.add(Permission.objects.get(codename="view_promocode"))
    act(cast.client("unassigned"), CODES, "send_again_selected", lead.promo_code)
    assert OutgoingEmail.objects.count() == 1
