"""The story of a page, and the audit trail of all of them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.admin.history import bounded_paginator, story_page
from articles.models import Article, PageEvent
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory

pytestmark = pytest.mark.django_db
TRAIL = reverse("admin:articles_pageevent_changelist")


def url(name, page):
    return reverse(f"admin:articles_{page._meta.model_name}_{name}", args=[page.pk])


def shown(client, address, query=None):
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def rows_of(client, **query):
    response = client.get(TRAIL, query)
    assert response.status_code == 200
    return [str(event) for event in response.context["cl"].result_list]


@pytest.fixture
def article(cast):
    page = ArticleFactory(title="Skin in winter")
    page.edit({}, by=cast.writer)
    page.edit({"excerpt": "Colder."}, by=cast.editor, note="New season")
    return page


def many(page, count, **values):
    now = timezone.now()
    PageEvent.objects.bulk_create(
        PageEvent(
            page_field=page.page_field,
            page_key=page.pk,
            title=str(page),
            act="edited",
            at=now - timedelta(minutes=number),
            version=number + 1,
            **values,
        )
        for number in range(count)
    )


@pytest.mark.parametrize("make", [ArticleFactory, TreatmentTypeFactory])
def test_a_page_tells_who_did_what_and_why(cast, make):
    page = make()
    page.edit({}, by=cast.writer)
    page.edit({"meta_description": "Colder."}, by=cast.editor, note="New season")
    story = shown(cast.client("writer"), url("story", page))
    for words in ("Created", "Edited", "version 2", "New season", "Description for search engines", "editor"):
        assert words in story
    assert story.index("New season") < story.index("Created")
    assert url("story", page) in shown(cast.client("writer"), url("change", page))


def test_a_long_story_comes_in_portions_without_gap_or_repetition(cast, article, monkeypatch):
    monkeypatch.setattr(story_page, "ON_A_PAGE", 3)
    many(article, 5)
    client, seen, address = cast.client("writer"), [], "?"
    while address:
        page = client.get(url("story", article) + address)
        seen += [event.pk for event, _words in page.context["rows"]]
        address = f"?before={page.context['older']}" if page.context["older"] else ""
    assert sorted(seen) == sorted(PageEvent.objects.of(article).values_list("pk", flat=True))
    assert len(seen) == len(set(seen)) == 7


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "0"])
def test_a_place_in_the_story_that_does_not_exist_is_its_beginning(cast, article, before):
    assert "New season" in shown(cast.client("writer"), url("story", article), {"before": before})


def test_the_story_of_another_page_does_not_leak_by_its_key(cast, article):
    other = ArticleFactory()
    other.edit({}, by=cast.writer)
    key = PageEvent.objects.of(other).get().pk
    assert "New season" in shown(cast.client("writer"), url("story", article), {"before": key})


def test_the_trail_is_found_by_page_person_act_and_day(cast, article):
    other = TreatmentTypeFactory(name="Summer peel")
    other.edit({}, by=cast.writer)
    client = cast.client("administrator")
    assert len(rows_of(client)) == 3
    assert rows_of(client, q="winter") == ["Skin in winter: Edited", "Skin in winter: Created"]
    assert rows_of(client, q="summer PEEL") == ["Summer peel: Created"]
    assert rows_of(client, q="nothing like it") == []
    assert rows_of(client, by__id__exact=cast.editor.pk) == ["Skin in winter: Edited"]
    assert rows_of(client, act__exact="created", page_field__exact="article") == ["Skin in winter: Created"]
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert rows_of(client, at_from=tomorrow.isoformat()) == []
    today = timezone.localdate().isoformat()
    assert len(rows_of(client, at_from=today, at_to=today)) == 3
    assert len(rows_of(client, at_from="no day")) == 3


def test_a_deleted_page_is_still_found_by_its_name(cast, article):
    story = url("story", article)
    article.remove(by=cast.editor)
    client = cast.client("administrator")
    assert "Skin in winter: Deleted" in rows_of(client, q="winter")
    assert len(rows_of(client, q="winter")) == 3
    assert client.get(story).status_code == 404


def test_the_trail_counts_no_further_than_it_leafs(cast, article, monkeypatch):
    monkeypatch.setattr(bounded_paginator, "LONGEST", 4)
    many(article, 20)
    with CaptureQueriesContext(connection) as captured:
        response = cast.client("administrator").get(TRAIL)
    assert response.context["cl"].result_count == 4
    counts = [each["sql"] for each in captured if "COUNT" in each["sql"] and "pageevent" in each["sql"]]
    assert counts and all("LIMIT" in sql for sql in counts)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plan")
@pytest.mark.parametrize("query", [{}, {"act__exact": "edited"}, {"q": "winter"}, {"by": True}])
def test_the_trail_is_read_by_an_index(cast, article, query):
    query = {"by__id__exact": cast.editor.pk} if "by" in query else query
    client = cast.client("administrator")
    with CaptureQueriesContext(connection) as captured:
        client.get(TRAIL, query)
    lists = [
        each["sql"]
        for each in captured
        if 'FROM "articles_pageevent"' in each["sql"]
        and "COUNT" not in each["sql"]
        and "detail" in each["sql"]
    ]
    assert lists
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {lists[0]}")
        plan = " ".join(str(row[3]) for row in cursor.fetchall())
    assert "page_event_" in plan and "SCAN articles_pageevent USING INDEX" in plan.replace("SEARCH", "SCAN")


def test_nobody_writes_in_the_trail(cast, article):
    client = cast.client("superuser")
    event = PageEvent.objects.first()
    assert client.get(reverse("admin:articles_pageevent_add")).status_code == 403
    address = reverse("admin:articles_pageevent_change", args=[event.pk])
    assert client.post(address, {"title": "x"}).status_code == 403
    assert client.post(reverse("admin:articles_pageevent_delete", args=[event.pk])).status_code == 403


def test_an_editor_deletes_a_draft_with_all_its_versions(cast, article):
    client = cast.client("editor")
    assert "Skin in winter" in shown(client, url("delete", article))
    assert client.post(url("delete", article), {"post": "yes"}).status_code == 302
    assert not Article.objects.filter(pk=article.pk).exists()
    assert PageEvent.objects.first().by == cast.editor
