"""What is offered to be read next: public articles, the nearest first, in one query."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.pages.related import related_articles
from tests.articles.factories import (
    ArticleFactory,
    CategoryFactory,
    ConcernFactory,
    TreatmentTypeFactory,
    make_public,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared():
    return {"category": CategoryFactory(), "treatment": TreatmentTypeFactory(), "concern": ConcernFactory()}


def article(title, shared, *things, days_ago=1, tag=False):
    page = ArticleFactory(title=title, category=shared["category"] if "category" in things else None)
    if "treatment" in things:
        page.treatments.add(shared["treatment"])
    if "concern" in things:
        page.concerns.add(shared["concern"])
    if "tag" in things:
        page.tags.add("care")
    return make_public(page, at=timezone.now() - timedelta(days=days_ago))


def titles(page):
    return [each.title for each in related_articles(page, 9)]


def test_treatments_count_more_than_concerns_tags_and_categories(shared):
    subject = article("Subject", shared, "treatment", "concern", "tag", "category")
    for thing in ("category", "tag", "concern", "treatment"):
        article(thing, shared, thing)
    article("Nothing shared", shared)
    assert titles(subject) == ["treatment", "concern", "tag", "category"]


def test_whoever_shares_more_stands_nearer_and_the_newer_first_among_equals(shared):
    subject = article("Subject", shared, "treatment", "tag")
    article("Old", shared, "treatment", days_ago=9)
    article("New", shared, "treatment", days_ago=2)
    article("Both", shared, "treatment", "tag", days_ago=30)
    assert titles(subject) == ["Both", "New", "Old"]


def test_neither_drafts_nor_the_article_itself_are_offered(shared):
    subject = article("Subject", shared, "tag")
    ArticleFactory(title="Draft").tags.add("care")
    assert titles(subject) == []


def test_it_is_one_query(shared, django_assert_num_queries):
    subject = article("Subject", shared, "treatment", "concern", "tag", "category")
    article("Other", shared, "treatment")
    with django_assert_num_queries(1):
        titles(subject)
