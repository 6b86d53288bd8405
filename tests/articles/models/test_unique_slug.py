"""An address is nobody else's, and no page of the program stands there."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import resolve, reverse

from articles.models import Article, SitePage, TreatmentType
from articles.models.unique_slug import reserved, unique_slug, unique_slugs
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory

pytestmark = pytest.mark.django_db


def test_the_next_free_number_is_put_behind_a_taken_one():
    ArticleFactory(slug="skin")
    assert unique_slug(Article, "skin") == "skin-2"
    assert unique_slugs(Article, ["skin", "skin", "new"]) == ["skin-2", "skin-3", "new"]


def test_a_page_of_the_program_counts_as_taken():
    assert unique_slug(Article, "archive") == "archive-2"
    assert unique_slugs(TreatmentType, ["finder", "compare"]) == ["finder-2", "compare-2"]


@pytest.mark.parametrize("row", [ArticleFactory.build(slug="archive"), TreatmentTypeFactory.build(slug="compare"), SitePage(slug="corrections", title="x", body="x")])  # fmt: skip
def test_a_form_is_told_to_choose_another(row):
    with pytest.raises(ValidationError, match="is a page of the site itself"):
        row.clean()


@pytest.mark.parametrize(
    ("model", "view"),
    [(Article, "article_detail"), (TreatmentType, "treatment_detail"), (SitePage, "about_page")],
)
def test_each_reserved_address_leads_elsewhere(model, view):
    assert all(resolve(reverse(view, args=[slug])).url_name != view for slug in reserved(model))
