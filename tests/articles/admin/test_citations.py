"""A paper counts as verified only while a medical reviewer stands behind exactly that paper."""

import pytest
from django.urls import reverse

from tests.articles.admin.forms import save
from tests.articles.factories import CitationFactory

pytestmark = pytest.mark.django_db


def verify(client, *citations):
    data = {"action": "verify_selected", "_selected_action": [each.pk for each in citations]}
    return client.post(reverse("admin:articles_citation_changelist"), data, follow=True)


def test_a_reviewer_verifies_in_their_own_name(cast):
    citation = CitationFactory(doi="10.1000/example")
    verify(cast.client("reviewer"), citation)
    citation.refresh_from_db()
    assert citation.is_verified and citation.verified_by == cast.reviewer


def test_a_paper_that_cannot_be_found_again_is_not_verified(cast):
    citation = CitationFactory()
    page = verify(cast.client("reviewer"), citation).content.decode()
    citation.refresh_from_db()
    assert not citation.is_verified
    assert "add a DOI" in page


@pytest.mark.parametrize("name", ["writer", "editor", "administrator"])
def test_others_do_not_verify(cast, name):
    citation = CitationFactory(doi="10.1000/example")
    verify(cast.client(name), citation)
    citation.refresh_from_db()
    assert not citation.is_verified


def test_an_edit_of_the_paper_ends_its_verification_and_a_note_does_not(cast):
    citation = CitationFactory(doi="10.1000/example")
    citation.verify(by=cast.reviewer)
    save(cast.client("writer"), citation, note="Read twice")
    citation.refresh_from_db()
    assert citation.is_verified
    save(cast.client("writer"), citation, year="2001")
    citation.refresh_from_db()
    assert not citation.is_verified and citation.verified_by is None
