"""The command palette finds places, empty forms and content, each only for those who may go there."""

import pytest
from django.urls import reverse

from tests.articles.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def found(cast, name, term):
    return cast.client(name).get(reverse("admin:search"), {"s": term}).content.decode()


def test_a_page_is_found_by_its_title(cast):
    article = ArticleFactory(title="Needles and numbness")
    link = reverse("admin:articles_article_change", args=[article.pk])
    assert link in found(cast, "writer", "numbness")
    assert link not in found(cast, "desk", "numbness")


def test_an_empty_form_is_found_by_those_who_may_fill_it(cast):
    link = reverse("admin:articles_article_add")
    assert link in found(cast, "writer", "new art")
    assert link in found(cast, "editor", "New article")
    for name in ("reviewer", "marketing", "desk"):
        assert link not in found(cast, name, "new art")


def test_a_place_of_the_sidebar_is_found(cast):
    link = reverse("admin:articles_calendar")
    assert link in found(cast, "reviewer", "calen")
    assert link not in found(cast, "marketing", "calen")


def test_what_nobody_wrote_is_said_to_be_not_found(cast):
    assert "/change/" not in found(cast, "writer", "zzzzz")
