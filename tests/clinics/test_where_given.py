"""A treatment's page says where it is given, from what price and by whom."""

import pytest
from django.template import Context, Template
from django.utils import timezone

from clinics.models import ClinicTreatment
from tests.articles.factories import PractitionerFactory, TreatmentTypeFactory
from tests.clinics.factories import ClinicFactory

pytestmark = pytest.mark.django_db


def rendered(treatment) -> str:
    return Template("{% load where_given %}{% where_given treatment %}").render(
        Context({"treatment": treatment})
    )


def test_it_names_clinics_prices_and_each_person_once():
    treatment, person = TreatmentTypeFactory(), PractitionerFactory(name="Nurse Example")
    for name in ("North", "South"):
        clinic = ClinicFactory(name=name)
        clinic.practitioners.add(person)
        ClinicTreatment.objects.create(
            clinic=clinic, treatment=treatment, price_from=90, includes="one session"
        )
    html = rendered(treatment)
    assert "North" in html and "South" in html and "from £90" in html and "includes: one session" in html
    assert html.count(">Nurse Example<") == 1
    assert person.registration_number in html


def test_a_price_that_nobody_gave_is_not_stated():
    treatment = TreatmentTypeFactory()
    ClinicTreatment.objects.create(clinic=ClinicFactory(), treatment=treatment)
    assert "Price not stated" in rendered(treatment)


def test_a_closed_clinic_and_the_price_of_a_prescription_medicine_are_not_shown():
    treatment = TreatmentTypeFactory(is_prescription_only=True)
    ClinicTreatment.objects.create(
        clinic=ClinicFactory(name="Open"), treatment=treatment, price_from=90, includes="x"
    )
    ClinicTreatment.objects.create(
        clinic=ClinicFactory(name="Shut", closed_at=timezone.now()), treatment=treatment
    )
    html = rendered(treatment)
    assert "Open" in html and "Shut" not in html and "90" not in html


def test_blank_is_not_stated():
    assert "Not stated" in rendered(TreatmentTypeFactory())


@pytest.mark.parametrize("clinics", [1, 6])
def test_it_asks_as_often_whatever_there_is(clinics, django_assert_max_num_queries):
    treatment = TreatmentTypeFactory()
    for _ in range(clinics):
        clinic = ClinicFactory()
        clinic.practitioners.add(PractitionerFactory())
        ClinicTreatment.objects.create(clinic=clinic, treatment=treatment)
    with django_assert_max_num_queries(2):
        rendered(treatment)
