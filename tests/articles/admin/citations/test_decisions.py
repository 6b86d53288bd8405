"""A paper counts as verified only while a medical reviewer stands behind exactly that paper."""

import pytest
from django.urls import reverse

from articles.models import Citation, CitationCheck, EvidenceStatement
from tests.articles.admin.forms import save
from tests.articles.factories import ArticleFactory, CitationFactory, TreatmentTypeFactory, verified

pytestmark = pytest.mark.django_db


def address(citation, name):
    return reverse(f"admin:articles_citation_{name}", args=[citation.pk])


def decide(client, citation, name, **answers):
    answers = {"seen": citation.identity_digest, "is_read": "on"} if name == "verify" else answers
    return client.post(address(citation, name), answers, follow=True)


def test_a_reviewer_verifies_in_their_own_name_beside_the_source(cast):
    citation, client = CitationFactory(doi="10.1000/example"), cast.client("reviewer")
    page = client.get(address(citation, "verify")).text
    assert "https://doi.org/10.1000/example" in page and "Nobody has decided anything" in page
    assert "The decision is on record." in decide(client, citation, "verify").text
    citation.refresh_from_db()
    assert citation.is_verified and citation.verified_by == cast.reviewer


def test_a_paper_is_not_verified_without_saying_that_it_was_read(cast):
    citation = CitationFactory(doi="10.1000/example")
    seen = {"seen": citation.identity_digest}
    page = cast.client("reviewer").post(address(citation, "verify"), seen).text
    assert "a paper that nobody read is not verified" in page
    assert not CitationCheck.objects.exists()


def test_a_paper_that_cannot_be_found_again_is_not_verified(cast):
    citation = CitationFactory()
    assert "Add a DOI" in decide(cast.client("reviewer"), citation, "verify").text
    citation.refresh_from_db()
    assert not citation.is_verified


@pytest.mark.parametrize("name", ["writer", "editor", "administrator"])
@pytest.mark.parametrize("verb", ["verify", "mark_mismatch", "mark_unidentifiable", "unverify"])
def test_others_decide_nothing(cast, name, verb):
    citation = CitationFactory(doi="10.1000/example")
    assert decide(cast.client(name), citation, verb, reason="x").status_code == 403
    assert not CitationCheck.objects.exists()


def test_who_takes_a_verification_away_is_told_which_pages_rest_on_it(cast):
    citation = verified(by=cast.reviewer)
    article = ArticleFactory(title="An article about it")
    article.edit({"citations": [citation.pk]}, by=None)
    treatment = TreatmentTypeFactory(name="A treatment on it")
    EvidenceStatement.objects.create(treatment=treatment, text="Seen.", citation=citation)
    page = cast.client("reviewer").get(address(citation, "mark_mismatch")).text
    assert "2 pages rest on it" in page and "An article about it" in page and "A treatment on it" in page


def test_every_decision_stands_on_the_page_of_the_paper(cast):
    citation, client = verified(by=cast.reviewer), cast.client("reviewer")
    decide(client, citation, "mark_mismatch", reason="It is about hair.")
    decide(client, citation, "unverify", reason="I took another paper for it.")
    page = client.get(reverse("admin:articles_citation_change", args=[citation.pk])).text
    for words in ("Read at its source and verified", "It is about hair.", "I took another paper for it."):
        assert words in page


def test_the_buttons_are_those_that_the_state_leaves(cast):
    citation = verified(by=cast.reviewer)
    page = cast.client("reviewer").get(reverse("admin:articles_citation_change", args=[citation.pk])).text
    assert address(citation, "unverify") in page and address(citation, "verify") not in page
    page = cast.client("writer").get(reverse("admin:articles_citation_change", args=[citation.pk])).text
    assert address(citation, "unverify") not in page


def test_an_edit_of_the_paper_ends_its_verification_and_a_note_does_not(cast):
    citation = verified(by=cast.reviewer)
    save(cast.client("writer"), citation, note="Read twice")
    citation.refresh_from_db()
    assert citation.is_verified
    save(cast.client("writer"), citation, year="2001")
    citation.refresh_from_db()
    assert not citation.is_verified and citation.year == 2001
    check = citation.checks.first()
    assert (check.decision, check.by, check.reason) == ("changed", cast.writer, "year")


def test_no_action_on_many_papers_changes_their_state(cast):
    page = cast.client("reviewer").get(reverse("admin:articles_citation_changelist"))
    assert not page.context["cl"].model_admin.get_actions(page.wsgi_request)


def test_a_paper_that_a_page_refers_to_cannot_be_deleted(cast):
    citation = verified(by=cast.reviewer)
    article = ArticleFactory()
    article.edit({"citations": [citation.pk]}, by=None)
    delete = reverse("admin:articles_citation_delete", args=[citation.pk])
    client = cast.client("editor")
    assert client.post(delete, {"post": "yes"}).status_code == 403
    article.edit({"citations": []}, by=None)
    assert client.post(delete, {"post": "yes"}).status_code == 302
    assert not Citation.objects.exists()
