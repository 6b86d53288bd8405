"""Promotions, codes, redemptions and the outbox in the admin."""

import html

import pytest
from django.urls import reverse
from django.utils import timezone

from clinics.models import EmbeddingSite, OutgoingEmail, Promotion
from tests.articles.admin.forms import form_data
from tests.articles.factories import TreatmentTypeFactory
from tests.clinics.factories import ClinicFactory, LeadFactory, PromotionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def promo_code():
    return PromotionFactory().issue_to(LeadFactory(email="reader@patients.example"))


def act(client, model, action, row):
    address = reverse(f"admin:clinics_{model}_changelist")
    return client.post(address, {"action": action, "_selected_action": [row.pk]}, follow=True)


def test_pausing_and_resuming_name_the_person(cast):
    promotion = PromotionFactory()
    act(cast.client("marketing"), "promotion", "pause_selected", promotion)
    promotion.refresh_from_db()
    assert promotion.paused_by == cast.marketing and not promotion.is_open
    act(cast.client("marketing"), "promotion", "resume_selected", promotion)
    promotion.refresh_from_db()
    assert promotion.is_open


def test_who_only_looks_cannot_pause(cast):
    promotion = PromotionFactory()
    act(cast.client("administrator"), "promotion", "pause_selected", promotion)
    promotion.refresh_from_db()
    assert promotion.is_open


def test_a_prescription_only_treatment_is_refused_at_its_field(cast):
    treatment = TreatmentTypeFactory(name="Toxin", is_prescription_only=True)
    client, address = cast.client("marketing"), reverse("admin:clinics_promotion_add")
    data = form_data(client.get(address))
    data |= {
        "headline": "Offer",
        "slug": "offer",
        "value": "A visit",
        "terms": "Once.",
        "treatments": [treatment.pk],
    }
    response = client.post(address, data)
    assert "No offer may be made for: Toxin" in response.content.decode()
    assert not Promotion.objects.exists()


def test_a_code_is_found_however_it_is_written(cast, promo_code):
    address = reverse("admin:clinics_promocode_changelist")
    page = (
        cast.client("marketing")
        .get(address, {"q": str(promo_code).lower().replace("-", " ")})
        .content.decode()
    )
    assert str(promo_code) in page


def test_undoing_a_redemption_needs_a_reason_and_keeps_both_acts(cast, promo_code):
    redemption = promo_code.redeem(clinic=ClinicFactory(), by=cast.desk, is_new_client=True)
    client, address = cast.client("marketing"), reverse("admin:clinics_redemption_undo", args=[redemption.pk])
    assert client.post(address, {"reason": " "}).status_code == 200
    redemption.refresh_from_db()
    assert redemption.is_live
    assert client.post(address, {"reason": "Wrong person"}).status_code == 302
    redemption.refresh_from_db()
    assert (redemption.voided_by, redemption.voided_reason) == (cast.marketing, "Wrong person")
    promo_code.refresh_from_db()
    assert promo_code.is_redeemable


def test_undoing_twice_is_no_error(cast, promo_code):
    redemption = promo_code.redeem(clinic=ClinicFactory(), by=cast.desk, is_new_client=True)
    client, address = cast.client("marketing"), reverse("admin:clinics_redemption_undo", args=[redemption.pk])
    client.post(address, {"reason": "Wrong person"})
    assert "undone it already" in client.post(address, {"reason": "Again"}, follow=True).content.decode()


def test_failed_mail_says_why_and_is_tried_again_by_those_who_may(cast, promo_code):
    email = OutgoingEmail.objects.get()
    OutgoingEmail.objects.update(status="failed", failed_at=timezone.now(), last_error="550 mailbox unknown")
    page = (
        cast.client("administrator").get(reverse("admin:clinics_outgoingemail_changelist")).content.decode()
    )
    assert "550 mailbox unknown" in page and "reader@patients.example" not in page
    act(cast.client("privacy"), "outgoingemail", "retry_selected", email)
    assert OutgoingEmail.objects.get().status == "failed"
    act(cast.client("administrator"), "outgoingemail", "retry_selected", email)
    assert OutgoingEmail.objects.get().status == "queued"


def test_mail_that_did_not_fail_is_left_alone(cast, promo_code):
    OutgoingEmail.objects.update(status="sent", sent_at=timezone.now())
    act(cast.client("administrator"), "outgoingemail", "retry_selected", OutgoingEmail.objects.get())
    assert OutgoingEmail.objects.get().status == "sent"


def test_the_text_of_a_mail_with_its_code_is_not_shown(cast, promo_code):
    address = reverse("admin:clinics_outgoingemail_change", args=[OutgoingEmail.objects.get().pk])
    assert str(promo_code) not in cast.client("administrator").get(address).content.decode()


def test_marketing_copies_the_frame_of_a_promotion_and_sees_where_it_works(cast):
    promotion = PromotionFactory(slug="spring", headline='"Spring" & <more>')
    page = cast.client("marketing").get(reverse("admin:clinics_promotion_change", args=[promotion.pk]))
    shown = html.unescape(page.content.decode())
    assert '/offers/spring/embed/" title="&quot;Spring&quot; &amp; &lt;more&gt;"' in shown
    assert "/static/js/embed.js" in shown and 'loading="lazy"' in shown
    assert "No site may show the form yet" in shown
    EmbeddingSite.objects.create(origin="https://www.example.org")
    page = cast.client("marketing").get(reverse("admin:clinics_promotion_change", args=[promotion.pk]))
    assert "Works on: https://www.example.org." in page.content.decode()
