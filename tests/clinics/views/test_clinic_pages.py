"""The clinics' pages, as a patient meets them."""

import pytest
from django.utils import timezone

from clinics.models import ClinicTreatment, OpeningHours
from tests.articles.factories import TreatmentTypeFactory, make_public
from tests.clinics.factories import ClinicFactory
from tests.clinics.views.acts import text

pytestmark = pytest.mark.django_db


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
    assert page.count("150.00") == 1
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
        promotion.treatments.add(TreatmentTypeFactory())
    client.get("/")  # the look of the site is read once a minute, not once a page
    with django_assert_max_num_queries(3):
        client.get("/clinics/")
    with django_assert_max_num_queries(7):
        client.get(clinic.get_absolute_url())
    with django_assert_max_num_queries(6):
        client.get(promotion.get_absolute_url())
