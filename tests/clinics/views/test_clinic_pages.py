"""The clinics' pages, as a patient meets them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clinics.models import ClinicTreatment, OpeningException, OpeningHours
from tests.articles.factories import (
    ImageFactory,
    PractitionerFactory,
    TreatmentTypeFactory,
    make_public,
)
from tests.articles.views.html import Page
from tests.clinics.factories import ClinicFactory
from tests.clinics.views.acts import text

pytestmark = pytest.mark.django_db
EASTER = timezone.localdate() + timedelta(days=3)


def test_a_clinic_shows_its_address_hours_treatments_and_offers(client, promotion):
    clinic = ClinicFactory(name="Eastmere", latitude="51.5", longitude="-0.1")
    OpeningHours.objects.create(clinic=clinic, weekday=0, opens_at="09:00", closes_at="17:30")
    page = client.get(clinic.get_absolute_url())
    assert page.status_code == 200
    words = text(page)
    assert "Monday 09:00–17:30" in words
    assert "Tuesday Closed" in words
    assert 'href="tel:02079460101"' in page.content.decode()
    assert promotion.headline in words
    assert '"@type": "MedicalClinic"' in page.content.decode()
    assert "Eastmere" in text(client.get("/clinics/"))


def test_prices_say_what_they_include_and_prescription_only_medicines_have_none(client):
    clinic = ClinicFactory()
    shown, hidden = {"name": "PRP"}, {"name": "Hidden draft"}
    medicine = {"name": "Toxin", "is_prescription_only": True}
    for fields, is_public in ((shown, True), (medicine, True), (hidden, False)):
        treatment = TreatmentTypeFactory(**fields)
        if is_public:
            make_public(treatment)
        ClinicTreatment.objects.create(
            clinic=clinic, treatment=treatment, price_from="150.00", includes="one session"
        )
    page = text(client.get(clinic.get_absolute_url()))
    assert page.count("£150") == 1
    assert "includes: one session" in page
    assert "Toxin" in page
    assert "Hidden draft" not in page


def test_a_clinic_that_closed_for_good_is_gone(client):
    clinic = ClinicFactory(closed_at=timezone.now(), name="Old Place")
    assert client.get(clinic.get_absolute_url()).status_code == 404
    assert "Old Place" not in client.get("/clinics/").content.decode()


def test_hostile_words_in_a_clinics_data_cannot_end_the_script_element(client):
    clinic = ClinicFactory(name="</script><script>alert(1)</script>")
    assert "<script>alert" not in client.get(clinic.get_absolute_url()).content.decode()


@pytest.mark.parametrize("count", [1, 12])
def test_the_pages_ask_the_database_as_often_whatever_they_hold(
    client, promotion, django_assert_max_num_queries, count
):
    for _ in range(count):
        clinic = ClinicFactory()
        OpeningHours.objects.create(clinic=clinic, weekday=0, opens_at="09:00", closes_at="17:30")
        OpeningException.objects.create(clinic=clinic, first_day=EASTER, last_day=EASTER)
        clinic.practitioners.add(PractitionerFactory(photo=ImageFactory()))
        promotion.treatments.add(TreatmentTypeFactory())
    client.get("/")  # the look of the site is read once a minute, not once a page
    with django_assert_max_num_queries(4):
        client.get("/clinics/")
    with django_assert_max_num_queries(7):
        client.get(clinic.get_absolute_url())
    with django_assert_max_num_queries(6):
        client.get(promotion.get_absolute_url())


@pytest.mark.parametrize("path", ["/clinics/", "/clinics/eastmere/"])
def test_caches_may_keep_the_pages_for_a_minute(client, path):
    ClinicFactory(slug="eastmere")
    response = client.get(path)
    assert {"public", "max-age=60"} <= set(response["Cache-Control"].split(", ")) and not response.cookies
    assert client.get(path, headers={"If-None-Match": response["ETag"]}).status_code == 304
    assert client.post(path).status_code == 405


def test_it_is_called_and_found_from_the_head_of_its_page(client):
    clinic = ClinicFactory(latitude="51.5", longitude="-0.1", telephone="+44 20 7946 0101")
    page = Page(client.get(clinic.get_absolute_url()))
    assert [link["href"] for link in page.all("a") if "button" in (link.get("class") or "")] == [
        "tel:+442079460101", "https://www.openstreetmap.org/directions?to=51.500000%2C-0.100000",
    ]  # fmt: skip
    assert "Call +44 20 7946 0101" in page.text and "Directions on OpenStreetMap" in page.text


def test_without_a_telephone_there_is_no_button_and_without_a_place_the_address_is_asked_for(client):
    clinic = ClinicFactory(telephone="", latitude=None)
    page = Page(client.get(clinic.get_absolute_url()))
    assert not [link for link in page.links if link.startswith("tel:")]
    assert "https://www.openstreetmap.org/directions?to=1+Example+Row%2C+Larkminster%2C+ZZ1+1EX" in page.links
    assert "Contact Not stated" in page.text


def test_the_map_is_a_picture_with_its_credit_and_a_way_to_a_larger_one(client):
    streets = ImageFactory(title="Streets", credit__creator="Map Makers")
    clinic = ClinicFactory(map_picture=streets)
    page = Page(client.get(clinic.get_absolute_url()))
    assert [image["src"] for image in page.all("img")] == [streets.remote_url]
    assert "Map Makers" in page.text and "Larger map on OpenStreetMap" in page.text
    assert not page.all("iframe") and not [tag for tag in page.all("script") if "openstreetmap" in str(tag)]


def test_without_a_picture_the_map_is_a_link_alone(client):
    page = Page(client.get(ClinicFactory().get_absolute_url()))
    assert "Map" not in page.heading_titles(2) and "Map on OpenStreetMap" in page.text
    assert [link for link in page.links if link.startswith("https://www.openstreetmap.org/search?")]


def test_every_section_is_named_by_its_heading(client, promotion):
    clinic = ClinicFactory(map_picture=ImageFactory())
    clinic.practitioners.add(PractitionerFactory())
    ClinicTreatment.objects.create(clinic=clinic, treatment=make_public(TreatmentTypeFactory()))
    page = Page(client.get(clinic.get_absolute_url()))
    named = [section["aria-labelledby"] for section in page.all("section")]
    assert named == ["address", "contact", "hours", "map", "treatments", "team", "offers"]
    assert [heading["id"] for heading in page.all("h2") if heading.get("id") in named] == named
