"""The offer's page: open or closed, its terms beside the form, framed by allowed sites only."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clinics.models import EmbeddingSite, Lead
from tests.articles.factories import TreatmentTypeFactory, make_public
from tests.clinics.factories import ClinicFactory, PromotionFactory, UserFactory
from tests.clinics.views.acts import SAME_SITE, filled, post, text

pytestmark = pytest.mark.django_db


def test_only_allowed_sites_may_frame_the_form_and_only_that(client, promotion):
    frame = f"{promotion.get_absolute_url()}embed/"
    closed = client.get(frame)
    assert "frame-ancestors 'none'" in closed["Content-Security-Policy"]
    assert closed["X-Frame-Options"] == "DENY"
    EmbeddingSite.objects.create(origin="https://www.example.org")
    for response in (
        client.get(frame),
        client.get(f"{frame}thanks/"),
        client.post(frame, filled(email="no address"), headers=SAME_SITE),
    ):
        assert "frame-ancestors 'self' https://www.example.org" in response["Content-Security-Policy"]
        assert "script-src 'self'" in response["Content-Security-Policy"]
        assert "X-Frame-Options" not in response
    for address in (promotion.get_absolute_url(), f"{promotion.get_absolute_url()}thanks/", "/"):
        assert "frame-ancestors 'none'" in client.get(address)["Content-Security-Policy"]
        assert client.get(address)["X-Frame-Options"] == "DENY"


def test_the_frame_takes_the_same_form_and_thanks_within_it(client, promotion):
    frame = f"{promotion.get_absolute_url()}embed/"
    page = client.get(frame, headers={"Referer": "https://www.example.org/"}).content.decode()
    assert f'action="{frame}"' in page and 'name="referrer" value="https://www.example.org/"' in page
    fields = filled(page=frame, referrer="https://www.example.org/")
    response = client.post(frame, fields, headers=SAME_SITE)
    assert (response.status_code, response["Location"]) == (302, f"{frame}thanks/")
    assert "Check your e-mail" in text(client.get(response["Location"]))
    assert client.post(frame, fields, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    lead = Lead.objects.get()
    assert (lead.position, lead.referrer_host) == ("embedded", "www.example.org")


def test_a_closed_promotion_says_so_and_takes_nothing(client, promotion):
    promotion.pause(by=UserFactory())
    assert "This offer is closed" in text(client.get(promotion.get_absolute_url()))
    assert "This offer is closed" in text(post(client, promotion))
    assert not Lead.objects.exists()


def test_a_promotion_that_has_not_begun_is_nowhere_to_be_seen(client):
    coming = PromotionFactory(starts_at=timezone.now() + timedelta(days=1), headline="Secret plan")
    clinic = ClinicFactory()
    assert client.get(coming.get_absolute_url()).status_code == 404
    assert client.get(f"{coming.get_absolute_url()}thanks/").status_code == 404
    assert post(client, coming).status_code == 404
    assert "Secret plan" not in client.get(clinic.get_absolute_url()).content.decode()


def test_the_terms_the_treatments_and_the_clinics_stand_beside_the_form(client, promotion):
    promotion.clinics.add(ClinicFactory(name="Eastmere"))
    promotion.treatments.add(
        make_public(TreatmentTypeFactory(name="Exosomes")), TreatmentTypeFactory(name="Hidden draft")
    )
    page = text(client.get(promotion.get_absolute_url()))
    for words in (
        "One code for each new client.",
        "valid for 30 days",
        "Eastmere",
        "Exosomes",
        promotion.consent_wording.text,
    ):
        assert words in page
    assert "Hidden draft" not in page


def test_terms_in_markdown_become_a_list_and_scripts_in_them_text(client, promotion):
    promotion.terms = "- One for each\n- Not for sale <script>alert(1)</script>"
    promotion.save()
    page = client.get(promotion.get_absolute_url()).content.decode()
    assert "<li>One for each</li>" in page
    assert "<script>alert" not in page
