"""What can be done about a concern: the best proven first, narrowed to a place, with doing nothing among it."""

import pytest

from articles.models import EvidenceStatement
from tests.articles.factories import (
    BodyAreaFactory,
    ConcernFactory,
    TreatmentTypeFactory,
    make_public,
    verified,
)
from tests.articles.views.html import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def crepey():
    return ConcernFactory(slug="crepey-skin", name="Crepey skin")


@pytest.fixture
def neck():
    return BodyAreaFactory(slug="neck", name="Neck")


def treatment(name, concern, *, area=None, level="none", price=None, position=0):
    """A public treatment for the concern, whose papers carry that level."""
    page = make_public(TreatmentTypeFactory(name=name, price_from=price, position=position))
    page.indications.create(concern=concern, area=area, evidence_level=level)
    if level != "none":
        paper = verified(study_type=level, population="people")
        EvidenceStatement.objects.create(
            treatment=page, text="Seen.", level=level, population="people", citation=paper
        )
    return page


def offered(page):
    return page.heading_titles(3)


def test_options_stand_in_the_order_of_evidence_and_doing_nothing_is_one(client, crepey):
    treatment("Cheap and new", crepey, price=10, position=1)
    treatment("Dear and tested", crepey, level="controlled", price=900, position=2)
    treatment("Piloted", crepey, level="pilot", price=500, position=3)
    assert offered(Page(client.get("/concerns/crepey-skin/"))) == [
        "Dear and tested",
        "Piloted",
        "Cheap and new",
        "Changing nothing",
    ]


def test_price_does_not_change_the_order(client, crepey):
    one = treatment("One", crepey, price=10)
    other = treatment("Other", crepey, price=900)
    before = offered(Page(client.get("/concerns/crepey-skin/")))
    type(one).objects.filter(pk=one.pk).update(price_from=900, position=9)
    type(one).objects.filter(pk=other.pk).update(price_from=10, position=1)
    assert offered(Page(client.get("/concerns/crepey-skin/"))) == before


def test_a_level_that_no_verified_paper_carries_raises_nothing(client, crepey):
    claimed = treatment("Claimed", crepey)
    claimed.indications.update(evidence_level="review")
    treatment("Small but true", crepey, level="case")
    assert offered(Page(client.get("/concerns/crepey-skin/")))[0] == "Small but true"


def test_answers_what_can_be_done_about_crepey_skin_on_my_neck(client, crepey, neck):
    treatment("For the neck", crepey, area=neck)
    treatment("For the hands", crepey, area=BodyAreaFactory(slug="hands"))
    page = Page(client.get("/concerns/crepey-skin/?area=neck"))
    assert page.heading_titles(1) == ["Crepey skin: Neck"]
    assert offered(page) == ["For the neck", "Changing nothing"]
    assert page.all("link", rel="canonical")[0]["href"].endswith("/concerns/crepey-skin/?area=neck")


def test_an_area_is_narrowed_to_a_concern_the_same_way(client, crepey, neck):
    treatment("For crepey skin", crepey, area=neck)
    treatment("For lines", ConcernFactory(slug="lines"), area=neck)
    page = Page(client.get("/areas/neck/?concern=crepey-skin"))
    assert page.heading_titles(1) == ["Neck: Crepey skin"] and "For lines" not in offered(page)


@pytest.mark.parametrize("query", ["?area=nowhere", "?area=", "?area=elbow"])
def test_an_area_without_treatments_counts_as_not_asked(client, crepey, neck, query):
    BodyAreaFactory(slug="elbow")
    treatment("For the neck", crepey, area=neck)
    page = Page(client.get(f"/concerns/crepey-skin/{query}"))
    assert page.heading_titles(1) == ["Crepey skin"]
    assert page.all("link", rel="canonical")[0]["href"].endswith("/concerns/crepey-skin/")


def test_a_treatment_used_in_several_places_is_one_option(client, crepey, neck):
    page = treatment("Several", crepey, area=neck)
    page.indications.create(concern=crepey, area=BodyAreaFactory(slug="chest", name="Chest"))
    shown = Page(client.get("/concerns/crepey-skin/"))
    assert offered(shown) == ["Several", "Changing nothing"] and "/areas/chest/" in shown.links


def test_the_best_four_can_be_compared(client, crepey):
    names = [treatment(f"Number {n}", crepey).slug for n in range(5)]
    address = "/treatments/compare/?" + "&".join(f"t={slug}" for slug in names[:4])
    assert address in Page(client.get("/concerns/crepey-skin/")).links


def test_with_nothing_to_offer_it_says_so_and_still_names_doing_nothing(client, crepey):
    page = Page(client.get("/concerns/crepey-skin/"))
    assert "We list no treatment for this" in page.text and offered(page) == ["Changing nothing"]
