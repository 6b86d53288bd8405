"""Every act on a page leaves one line that nobody can change, in the transaction of the act."""

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from articles.importers import read
from articles.models import AcceptedFinding, Article, PageEvent, Review
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, make_public

pytestmark = pytest.mark.django_db
Act = PageEvent.Act


def acts(page):
    return [event.act for event in PageEvent.objects.of(page).order_by("pk")]


def newest(page):
    return PageEvent.objects.of(page).order_by("-pk").first()


@pytest.fixture
def article(cast):
    page = ArticleFactory(title="Skin in winter", slug="skin-in-winter")
    page.edit({}, by=cast.writer)
    return page


def test_the_whole_way_of_a_page_is_told(cast, article):
    article.edit({"body": "Another text."}, by=cast.writer, note="Shorter")
    article.submit(by=cast.writer)
    Review.objects.reject(article, by=cast.reviewer, reason="Say it plainly.")
    article.submit(by=cast.writer)
    Review.objects.approve(article, by=cast.reviewer)
    article.publish(by=cast.editor)
    article.withdraw(by=cast.editor, reason="Out of date")
    assert acts(article) == [
        "created", "edited", "submitted", "sent_back", "submitted", "approved", "published", "withdrawn",
    ]  # fmt: skip
    told = {event.act: event for event in PageEvent.objects.of(article)}
    assert (told["edited"].version, told["edited"].by) == (2, cast.writer)
    assert told["edited"].detail == {"note": "Shorter", "fields": ["body"]}
    assert told["sent_back"].detail == {"practitioner": "Dr Reviewer", "reason": "Say it plainly."}
    assert (told["withdrawn"].by, told["withdrawn"].detail) == (cast.editor, {"reason": "Out of date"})


def test_treatment_pages_are_told_alike(cast):
    page = TreatmentTypeFactory()
    page.submit(by=cast.writer)
    assert acts(page) == ["created", "submitted"]
    assert PageEvent.objects.of(ArticleFactory(pk=page.pk)).count() == 0


def test_a_moment_to_come_is_told_as_scheduled(cast, article):
    starts = timezone.now() + timedelta(days=3)
    make_public(article, by=cast.superuser, at=starts)
    event = newest(article)
    assert (event.act, event.detail["starts"]) == ("scheduled", starts.isoformat())
    assert event.at < starts


def test_an_override_is_told_with_rules_and_reason(cast):
    page = ArticleFactory(body="PRP is completely risk-free and always works.")
    page.edit({}, by=cast.writer)
    page.publish(by=cast.superuser, override_reason="Quoted as a myth.")
    event = PageEvent.objects.of(page).get(act=Act.OVERRIDDEN)
    assert event.detail["reason"] == "Quoted as a myth."
    assert event.detail["rules"] and acts(page)[-1] == "published"
    assert Act.FINDINGS_ACCEPTED not in acts(page)


def test_accepted_findings_are_told(cast):
    page = ArticleFactory(body="PRP is completely risk-free and always works.")
    page.edit({}, by=cast.writer)
    AcceptedFinding.objects.accept(page, page.findings()[:1], by=cast.reviewer, reason="A myth.")
    assert newest(page).act == "findings_accepted"


def test_restoring_and_a_new_address_are_told(cast, article):
    article.edit({"slug": "dry-skin"}, by=cast.writer)
    article.revert_to(article.revisions.get(number=1), by=cast.editor)
    assert acts(article) == ["created", "address_changed", "edited", "address_changed", "restored"]
    moved = PageEvent.objects.of(article).filter(act=Act.ADDRESS_CHANGED).order_by("pk").first()
    assert moved.detail == {"old": "skin-in-winter", "new": "dry-skin"}
    assert moved.by == cast.writer


def test_an_import_is_told_with_its_source(cast):
    article, _outcome = Article.objects.import_document(
        read(b"---\ntitle: A page\n---\n\nA text about skin.\n", name="page.md"), by=cast.writer
    )
    event = newest(article)
    assert (acts(article), event.by, event.detail) == (["imported"], cast.writer, {"source": "page.md"})


def test_a_save_that_changes_nothing_is_not_told(cast, article):
    article.edit({"title": article.title}, by=cast.writer)
    assert acts(article) == ["created"]


def test_an_act_that_fails_leaves_no_line(cast, article):
    with pytest.raises(Article.NotAllowed):
        article.withdraw(by=cast.editor, reason=" ")
    with pytest.raises(RuntimeError), transaction.atomic():
        article.edit({"title": "Lost"}, by=cast.writer)
        raise RuntimeError
    assert acts(article) == ["created"]


def test_the_story_outlives_the_page(cast, article):
    key = article.pk
    article.remove(by=cast.editor)
    assert not Article.objects.filter(pk=key).exists()
    event = PageEvent.objects.filter(page_field="article", page_key=key).order_by("-pk").first()
    assert (event.act, event.title, event.by) == ("deleted", "Skin in winter", cast.editor)
    assert event.detail == {"address": "skin-in-winter"}


def test_what_was_public_once_is_not_deleted(cast, article):
    make_public(article)
    article.withdraw(by=cast.editor, reason="Old")
    with pytest.raises(Article.NotAllowed, match="withdraw"):
        article.remove(by=cast.editor)


def test_the_database_refuses_to_change_what_happened(article):
    event = newest(article)
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        PageEvent.objects.filter(pk=event.pk).update(title="Something else")
    event.title = "Something else"
    with pytest.raises(DatabaseError), transaction.atomic():
        event.save()
    assert newest(article).title == "Skin in winter"


def test_events_can_not_be_deleted(article):
    with pytest.raises(PageEvent.Final):
        PageEvent.objects.of(article).delete()
    with pytest.raises(PageEvent.Final):
        newest(article).delete()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite leaves deletion to the program")
def test_postgresql_refuses_to_delete_what_happened(article):
    with (
        pytest.raises(DatabaseError, match="only ever added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM articles_pageevent")


def test_long_words_are_cut(article):
    event = PageEvent.objects.record(article, Act.WITHDRAWN, by=None, reason="x" * 5000)
    assert len(event.detail["reason"]) == 500


def test_pages_from_before_the_trail_keep_their_story(cast):
    page = ArticleFactory(title="Older than the trail")
    page.edit({}, by=cast.writer)
    page.edit({"excerpt": "New."}, by=cast.writer, note="Shorter")
    Review.objects.approve(page, by=cast.reviewer)
    page.publish(by=cast.editor, override_reason="A test.")
    told = PageEvent.objects.count()
    migration = import_module("articles.migrations.0008_story_so_far")
    migration.tell(apps, SimpleNamespace(connection=connection))
    kept = PageEvent.objects.of(page).order_by("pk")[told:]
    assert [event.act for event in kept] == ["created", "edited", "approved", "published"]
    assert all(event.detail["kept"] for event in kept)
    assert [event.at for event in kept] == sorted(event.at for event in kept)
    assert kept[1].detail["note"] == "Shorter" and kept[3].version == 2
