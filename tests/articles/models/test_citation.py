"""A paper counts as verified only by a person's decision, and every decision stays on record."""

import pytest
from django.db import IntegrityError, transaction

from articles.models import Citation, CitationCheck
from tests.articles.factories import CitationFactory, make_user, verified

pytestmark = pytest.mark.django_db
D = CitationCheck.Decision


def decisions(citation):
    return list(citation.checks.order_by("pk").values_list("decision", flat=True))


def test_verifying_says_who_when_and_by_what_the_paper_was_found():
    person, citation = make_user(), CitationFactory(doi="10.1000/example", pmid="1234567")
    citation.verify(by=person)
    check = citation.checks.get()
    citation.refresh_from_db()
    assert citation.is_verified and (citation.verified_by, citation.verified_at) == (person, check.at)
    assert (check.decision, check.by, check.identifiers) == (
        D.VERIFIED,
        person,
        ["DOI 10.1000/example", "PMID 1234567"],
    )


def test_a_paper_without_an_identifier_is_not_verified():
    citation = CitationFactory()
    with pytest.raises(Citation.NotAllowed, match="Add a DOI"):
        citation.verify(by=make_user())
    assert decisions(citation) == []


def test_a_paper_that_changed_while_it_was_read_is_not_verified():
    citation = CitationFactory(doi="10.1000/example")
    seen = citation.identity_digest
    Citation.objects.get(pk=citation.pk).amend({"year": 1999}, by=None)
    with pytest.raises(Citation.NotAllowed, match="look at it again"):
        citation.verify(by=make_user(), seen=seen)


@pytest.mark.parametrize(
    ("verb", "state"),
    [("mark_mismatch", "mismatch"), ("mark_unidentifiable", "unidentifiable"), ("unverify", "unverified")],
)
def test_a_downgrade_takes_the_name_away_and_keeps_the_reason(verb, state):
    citation, person = verified(), make_user("second")
    with pytest.raises(Citation.NotAllowed, match="Say why"):
        getattr(citation, verb)(by=person, reason="  ")
    getattr(citation, verb)(by=person, reason="It is about hair.")
    citation.refresh_from_db()
    assert (citation.state, citation.verified_by, citation.verified_at) == (state, None, None)
    assert citation.checks.first().reason == "It is about hair." and citation.checks.first().by == person
    with pytest.raises(Citation.NotAllowed, match="already"):
        getattr(citation, verb)(by=person, reason="Again.")
    assert len(decisions(citation)) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"doi": "10.1000/other"},
        {"pmid": "7654321"},
        {"url": "https://example.org/"},
        {"title": "Another"},
        {"year": 1999},
        {"authors": "Lee C"},
        {"study_type": "review"},
        {"population": "animals"},
        {"direction": "harm"},
        {"journal": "Another"},
        {"volume": "2:2"},
        {"sample_size": 9},
    ],
)
def test_another_identity_ends_a_verification_on_record(change):
    citation, writer = verified(doi="10.1000/first"), make_user("writer")
    assert citation.amend(change, by=writer)
    citation.refresh_from_db()
    check = citation.checks.first()
    assert not citation.is_verified and citation.verified_by is None
    assert (check.decision, check.by, check.doi) == (D.CHANGED, writer, "10.1000/first")


def test_a_note_a_key_or_the_same_value_ends_nothing():
    citation = verified(year=2020)
    assert not citation.amend({"note": "Read twice", "key": "new-key", "year": 2020}, by=None)
    citation.refresh_from_db()
    assert citation.is_verified and citation.note == "Read twice" and decisions(citation) == [D.VERIFIED]


def test_an_edit_does_not_talk_a_mismatch_away():
    citation = CitationFactory()
    citation.mark_mismatch(by=make_user(), reason="Not so.")
    citation.amend({"title": "Another title"}, by=None)
    citation.refresh_from_db()
    assert citation.state == "mismatch"


@pytest.mark.parametrize("missing", [{"verified_by": None}, {"verified_at": None}, {"doi": ""}])
def test_the_database_refuses_a_verification_without_person_moment_or_identifier(missing):
    citation = verified()
    with pytest.raises(IntegrityError), transaction.atomic():
        Citation.objects.filter(pk=citation.pk).update(**missing)


@pytest.mark.parametrize(
    "broken",
    [
        {"decision": "verified", "by": None, "doi": "10.1/x"},
        {"decision": "verified", "doi": ""},
        {"decision": "mismatch", "reason": ""},
    ],
)
def test_the_database_refuses_a_record_that_says_too_little(broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        CitationCheck.objects.create(**({"citation": CitationFactory(), "by": make_user()} | broken))


@pytest.mark.parametrize(
    ("authors", "words"),
    [
        ("Lee C", "Lee (2020)"),
        ("Lee C, van der Berg AB", "Lee and van der Berg (2020)"),
        ("Hu Y, Rao SS, Wang ZX, et al.", "Hu et al. (2020)"),
        ("World Health Organization", "World Health Organization (2020)"),
        ("", "A title"),
    ],
)
def test_a_text_names_a_paper_by_its_authors_and_year(authors, words):
    assert CitationFactory(authors=authors, title="A title", year=2020).words == words
