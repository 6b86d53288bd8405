"""What a clinic's page tells machines stands on it for people too."""

import pytest
import time_machine

from clinics.models import ClinicTreatment, OpeningException, OpeningHours
from tests.articles.factories import ImageFactory, PractitionerFactory, TreatmentTypeFactory, make_public
from tests.articles.structured_data.test_pages import read
from tests.clinics.factories import ClinicFactory

pytestmark = pytest.mark.django_db
URL = "http://127.0.0.1:8000/clinics/eastmere/"


@pytest.fixture
def clinic(settings):
    settings.SITE_URL = "http://127.0.0.1:8000"
    made = ClinicFactory(
        slug="eastmere", name="Eastmere Clinic", address="Second floor\n22 Sample Quay", email="eastmere@example.org",
        latitude="51.5", longitude="-0.1", description="A level *entrance*.", photo=ImageFactory(), map_picture=ImageFactory(),
    )  # fmt: skip
    made.practitioners.add(PractitionerFactory(name="Ada Example"))
    for name, is_public in (("PRP", True), ("Draft", False)):
        treatment = TreatmentTypeFactory(name=name, slug=name.lower())
        ClinicTreatment.objects.create(
            clinic=made, treatment=make_public(treatment) if is_public else treatment
        )
    OpeningHours.objects.create(clinic=made, weekday=2, opens_at="11:00", closes_at="19:30")
    for day, hours in (
        ("2026-12-25", {}),
        ("2026-12-31", {"opens_at": "10:00", "closes_at": "13:00"}),
        ("2027-05-01", {}),
    ):
        OpeningException.objects.create(clinic=made, first_day=day, last_day=day, **hours)
    return made


@pytest.fixture
def page(client, clinic):
    """The nodes by type, and what a reader sees."""
    with time_machine.travel("2026-12-01T10:00+00:00", tick=False):
        return read(client, clinic.get_absolute_url())


def test_it_says_the_same_to_both(page):
    nodes, text = page
    place = nodes["MedicalClinic"]
    for said in (
        place["name"], place["telephone"], place["email"], place["description"], place["address"]["addressLocality"],
        place["address"]["postalCode"], *place["address"]["streetAddress"].split(", "),
        *(each["name"] for each in (*place["availableService"], *place["employee"])),
    ):  # fmt: skip
        assert said in text
    assert "Draft" not in text and [each["name"] for each in place["availableService"]] == ["PRP"]
    assert "medicalSpecialty" not in place


def test_hours_and_exceptions_are_those_of_the_page(page):
    nodes, text = page
    place = nodes["MedicalClinic"]
    assert place["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": "https://schema.org/Wednesday",
            "opens": "11:00",
            "closes": "19:30",
        }
    ]
    assert [
        (each["validFrom"], each["validThrough"], each["opens"], each["closes"])
        for each in place["specialOpeningHoursSpecification"]
    ] == [("2026-12-25", "2026-12-25", "00:00", "00:00"), ("2026-12-31", "2026-12-31", "10:00", "13:00")]
    assert "Wednesday 11:00–19:30" in text
    assert "Friday 25 December Closed" in text and "Thursday 31 December 10:00–13:00" in text


def test_place_map_and_picture_are_those_that_the_page_leads_to(client, clinic, page):
    nodes, _text = page
    place, html = nodes["MedicalClinic"], client.get(clinic.get_absolute_url()).text
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 51.5, "longitude": -0.1}
    assert f'href="{place["hasMap"].replace("&", "&amp;")}"' in html
    assert place["image"] == {"@id": f"{clinic.photo.url}#image"}
    assert place["address"]["addressCountry"] == "GB"


def test_page_and_way_to_it_are_named_as_elsewhere(page):
    nodes, _text = page
    assert (
        nodes["WebPage"]["mainEntity"] == {"@id": f"{URL}#clinic"} == {"@id": nodes["MedicalClinic"]["@id"]}
    )
    assert nodes["WebPage"]["breadcrumb"] == {"@id": nodes["BreadcrumbList"]["@id"]}
    steps = [(step["name"], step["item"]) for step in nodes["BreadcrumbList"]["itemListElement"]]
    assert steps[1:] == [("Clinics", "http://127.0.0.1:8000/clinics/"), ("Eastmere Clinic", URL)]


def test_the_list_is_a_page_with_its_way(client, clinic):
    nodes, _text = read(client, "/clinics/")
    assert nodes["CollectionPage"]["name"] == "Clinics"
    assert [step["name"] for step in nodes["BreadcrumbList"]["itemListElement"]] == ["Home", "Clinics"]


def test_what_is_not_known_is_left_out(client):
    nodes, _text = read(client, ClinicFactory(telephone="").get_absolute_url())
    unknown = {
        "telephone",
        "email",
        "geo",
        "image",
        "openingHoursSpecification",
        "specialOpeningHoursSpecification",
        "availableService",
    }
    assert not unknown & set(nodes["MedicalClinic"])
