"""The level of evidence that a page shows follows only from papers that somebody has verified."""

import pytest

from articles.models import Citation, EvidenceLevel, EvidenceStatement, Population
from articles.models.evidence_level import STRENGTH, carried_by
from articles.pages.comparison import Comparison
from articles.pages.treatment_page import TreatmentPage
from tests.articles.factories import (
    BodyAreaFactory,
    CitationFactory,
    ConcernFactory,
    TreatmentTypeFactory,
    make_public,
    make_user,
    verified,
)
from tests.articles.views.html import Page

DECIDED = {"unverified": None, "mismatch": "mark_mismatch", "unidentifiable": "mark_unidentifiable"}


def state(name, treatment=None, **fields):
    """A treatment that states a review of studies in people, on a paper of that state and kind."""
    treatment = treatment or TreatmentTypeFactory(slug="prp")
    citation = CitationFactory(doi="10.1000/x", **fields)
    if name == "verified":
        citation.verify(by=make_user())
    elif DECIDED[name]:
        getattr(citation, DECIDED[name])(by=make_user(), reason="Looked up.")
    EvidenceStatement.objects.create(
        treatment=treatment, text="Seen.", level="review", population="people", citation=citation
    )
    return treatment


@pytest.mark.parametrize("population", Population)
@pytest.mark.parametrize("kind", ["", *EvidenceLevel])
def test_a_kind_of_study_carries_at_most_itself_and_nothing_about_people_without_people(kind, population):
    carried = carried_by(kind, population)
    assert STRENGTH.index(carried) <= STRENGTH.index(EvidenceLevel(kind or "none"))
    if population in ("cells", "animals"):
        assert carried in ("none", "laboratory", "animal")
    if population == "unstated":
        assert carried in ("none", "laboratory", "animal", "consensus")


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["", *EvidenceLevel])
@pytest.mark.parametrize("name", Citation.State.values)
def test_only_a_verified_paper_raises_the_level_and_never_above_its_kind(name, kind):
    treatment = state(name, study_type=kind, population="people")
    strongest = TreatmentPage(treatment).strongest_level
    expected = kind if name == "verified" and kind not in ("", "none") else None
    assert strongest == expected


@pytest.mark.django_db
@pytest.mark.parametrize(("population", "level"), [("cells", "laboratory"), ("animals", "animal")])
def test_a_verified_review_of_preclinical_work_stays_preclinical(population, level):
    assert (
        TreatmentPage(state("verified", study_type="review", population=population)).strongest_level == level
    )


@pytest.mark.django_db
@pytest.mark.parametrize("name", DECIDED)
def test_readers_are_not_told_a_level_that_nothing_verified_carries(name, client):
    treatment = state(name, study_type="review", population="people")
    concern, area = ConcernFactory(slug="lines"), BodyAreaFactory(slug="hands")
    treatment.indications.create(concern=concern, area=area, evidence_level="controlled")
    make_public(treatment)
    for address in ("/treatments/prp/", "/concerns/lines/", "/areas/hands/"):
        text = Page(client.get(address)).text
        assert "Not confirmed" in text, address
        assert "studies in people" not in text, address
    make_public(TreatmentTypeFactory(slug="other"))
    (row,) = [row for row in Comparison(["prp", "other"]).rows if row.heading == "Strongest checked evidence"]
    assert row.values == ["", ""]


@pytest.mark.django_db
def test_a_use_is_shown_no_stronger_than_the_treatments_verified_papers(client):
    treatment = state("verified", study_type="pilot", population="people")
    treatment.indications.create(concern=ConcernFactory(slug="lines"), evidence_level="controlled")
    make_public(treatment)
    assert "Small pilot studies in people" in Page(client.get("/concerns/lines/")).text


@pytest.mark.django_db
def test_an_unverified_study_in_people_does_not_take_the_warning_away():
    treatment = TreatmentTypeFactory()
    EvidenceStatement.objects.create(
        treatment=treatment, text="In mice.", level="animal", population="animals"
    )
    state("unverified", treatment, study_type="controlled", population="people")
    assert TreatmentPage(treatment).is_not_shown_in_people


@pytest.mark.django_db
def test_a_level_above_the_verified_papers_is_a_finding():
    treatment = state("unverified", study_type="review", population="people")
    treatment.indications.create(concern=ConcernFactory(name="Lines"), evidence_level="pilot")
    found = [(each.field, each.text, each.level) for each in treatment.findings() if each.rule == "K18"]
    assert sorted(found) == [
        ("", "Lines: Small pilot studies in people", "W"),
        ("evidence:1", "Reviews of studies in people", "W"),
    ]
    Citation.objects.get().verify(by=make_user())
    assert not [each for each in treatment.findings() if each.rule == "K18"]
    Citation.objects.get().amend({"study_type": "pilot"}, by=None)
    Citation.objects.get().verify(by=make_user())
    assert [each.reason[:35] for each in treatment.findings() if each.rule == "K18"] == [
        "The verified reference is a weaker "
    ]


@pytest.mark.django_db
def test_expert_agreement_stands_below_a_case_in_people():
    treatment = TreatmentTypeFactory()
    for kind in ("consensus", "case"):
        EvidenceStatement.objects.create(
            treatment=treatment, text=kind, level=kind, citation=verified(study_type=kind)
        )
    assert TreatmentPage(treatment).strongest_level == "case"
