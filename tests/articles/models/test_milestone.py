"""A version with a name: one name once on a page, its history kept, and never deleted alone."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import RestrictedError

from articles.models import Article, Milestone, PageEvent
from tests.articles.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(cast):
    page = ArticleFactory()
    page.edit({}, by=cast.writer)
    page.edit({"title": "Two"}, by=cast.writer)
    return page


def version(page, number):
    return page.revisions.get(number=number)


def test_named_renamed_and_taken_off_with_all_of_it_told(cast, article):
    milestone = Milestone.objects.mark(version(article, 1), "  Before the   relaunch ", by=cast.writer)
    assert (milestone.name, milestone.named_by) == ("Before the relaunch", cast.writer)
    Milestone.objects.mark(version(article, 1), "Old house", by=cast.editor)
    assert Milestone.objects.get().name == "Old house"
    Milestone.objects.get().remove(by=cast.editor)
    assert not Milestone.objects.exists() and article.revisions.count() == 2
    told = [
        (event.act, event.by, event.detail)
        for event in PageEvent.objects.of(article).filter(act__startswith="milestone").order_by("pk")
    ]
    assert told == [
        ("milestone_named", cast.writer, {"name": "Before the relaunch", "number": 1}),
        ("milestone_renamed", cast.editor, {"old": "Before the relaunch", "new": "Old house", "number": 1}),
        ("milestone_removed", cast.editor, {"name": "Old house", "number": 1}),
    ]


def test_a_page_has_each_name_once_whatever_its_case(cast, article):
    Milestone.objects.mark(version(article, 1), "Launch", by=cast.writer)
    with pytest.raises(Milestone.NotAllowed, match="Version 1"):
        Milestone.objects.mark(version(article, 2), "LAUNCH", by=cast.writer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Milestone.objects.create(article=article, revision=version(article, 2), name="launch")
    other = ArticleFactory()
    other.edit({}, by=cast.writer)
    assert Milestone.objects.mark(version(other, 1), "Launch", by=cast.writer)


def test_a_blank_name_is_refused(cast, article):
    with pytest.raises(Milestone.NotAllowed):
        Milestone.objects.mark(version(article, 1), "  ", by=cast.writer)


def test_a_version_with_a_name_is_not_deleted(cast, article):
    Milestone.objects.mark(version(article, 1), "Launch", by=cast.writer)
    with pytest.raises(RestrictedError):
        article.revisions.filter(number=1).delete()


def test_a_draft_goes_with_its_named_versions(cast, article):
    Milestone.objects.mark(version(article, 1), "Launch", by=cast.writer)
    article.remove(by=cast.editor)
    assert not Article.objects.exists() and not Milestone.objects.exists()


def test_words_of_ai_come_back_with_their_origin(cast, article):
    article.edit({"generated_by": "Gemini 2", "body": "By a machine."}, by=cast.writer)
    article.edit({"generated_by": "", "body": "Anew."}, by=cast.writer, lifted_reason="Written anew.")
    article.revert_to(version(article, 3), by=cast.writer, fields={"body"})
    newest = article.revisions.first()
    assert (newest.content["body"], newest.generated_by) == ("By a machine.", "Gemini 2")
