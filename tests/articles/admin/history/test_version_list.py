"""The list of a page's versions: what each is, a portion at a time, as fast with a thousand as with ten."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Milestone, Revision
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, approve, make_public

pytestmark = pytest.mark.django_db


def url(name, page, *more):
    return reverse(f"admin:articles_{page._meta.model_name}_{name}", args=[page.pk, *more])


def rows_of(client, page, **query):
    return {row.version.number: row for row in client.get(url("versions", page), query).context["rows"]}


def with_versions(cast, count):
    """A page whose newest version is that number, without the time that so many edits would take."""
    page = ArticleFactory(body="A long text. " * 500)
    page.edit({}, by=cast.writer)
    first = page.revisions.get()
    Revision.objects.bulk_create(
        Revision(
            article=page,
            number=number,
            content=first.content | {"title": f"Title {number}"},
            digest=first.digest,
            created_by=cast.writer,
        )
        for number in range(2, count + 1)
    )
    page.latest_revision = page.revisions.first()
    page.save()
    return page


@pytest.mark.parametrize("make", [ArticleFactory, TreatmentTypeFactory])
def test_each_version_says_what_it_is(cast, make):
    page = make()
    page.edit({"generated_by": "Gemini 2"}, by=cast.writer)
    approve(page)
    make_public(page)
    page.edit({"meta_description": "New."}, by=cast.editor, note="Shorter")
    Milestone.objects.mark(page.revisions.get(number=1), "First light", by=cast.editor)
    client = cast.client("writer")
    rows = rows_of(client, page)
    assert (rows[1].is_live, rows[1].is_approved, rows[1].is_newest) == (True, True, False)
    assert (rows[2].is_live, rows[2].is_approved, rows[2].is_newest) == (False, False, True)
    shown = client.get(url("versions", page)).content.decode()
    for words in ("First light", "with the help of AI (Gemini 2)", "Shorter", "editor", "approved", "live"):
        assert words in shown


def test_what_goes_live_later_is_said_to_be_scheduled(cast):
    page = ArticleFactory()
    page.edit({}, by=cast.writer)
    make_public(page, at=timezone.now() + timedelta(days=2))
    row = rows_of(cast.client("writer"), page)[1]
    assert row.is_scheduled and not row.is_live


def test_only_versions_with_a_name(cast):
    page = with_versions(cast, 60)
    Milestone.objects.mark(page.revisions.get(number=3), "First light", by=cast.editor)
    client = cast.client("writer")
    assert list(rows_of(client, page, only="milestones")) == [3]
    assert list(rows_of(client, page)) == list(range(60, 10, -1))
    assert list(rows_of(client, page, before=11)) == list(range(10, 0, -1))


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "0"])
def test_a_place_that_does_not_exist_is_the_beginning(cast, before):
    page = with_versions(cast, 2)
    assert list(rows_of(cast.client("writer"), page, before=before)) == [2, 1]


def measured(client, address):
    """Queries of a page, and the rows that they bring."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    texts = [each["sql"] for each in captured if "articles_revision" in each["sql"]]
    rows = 0
    with connection.cursor() as cursor:
        for sql in texts:
            cursor.execute(sql)
            rows += len(cursor.fetchall())
    return len(captured), rows, texts


@pytest.mark.skipif(connection.vendor != "sqlite", reason="runs the captured queries again as they are")
@pytest.mark.parametrize("name", ["versions", "change", "version-comparison", "story"])
def test_a_thousand_versions_cost_what_ten_do(cast, name):
    client = cast.client("writer")
    few, many = with_versions(cast, 51), with_versions(cast, 1000)
    queries, rows, _texts = measured(client, url(name, few))
    queries_of_many, rows_of_many, texts = measured(client, url(name, many))
    assert (queries_of_many, rows_of_many) == (queries, rows)
    assert queries < 60
    plans = []
    with connection.cursor() as cursor:
        for sql in (each for each in texts if "LIMIT" not in each):
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            plans += [row[3] for row in cursor.fetchall() if "articles_revision" in row[3]]
    assert not [plan for plan in plans if plan.startswith("SCAN")]
    if name == "versions":
        lists = [sql for sql in texts if "LIMIT 51" in sql]
        assert lists and not any('"articles_revision"."content"' in sql for sql in lists)


def test_naming_renaming_and_taking_off(cast):
    page, client = with_versions(cast, 2), cast.client("writer")
    address = url("milestone", page, 1)
    assert client.post(address, {"name": "First light"}).status_code == 302
    assert "First light" in client.get(url("versions", page)).content.decode()
    refused = client.post(url("milestone", page, 2), {"name": "FIRST light"})
    assert "choose another name" in refused.content.decode()
    client.post(address, {"name": "Dawn"})
    assert Milestone.objects.get().name == "Dawn"
    client.post(address, {"remove": "yes", "name": "Dawn"})
    assert not Milestone.objects.exists()
    assert "taken off" in client.get(url("story", page)).content.decode()


def test_a_version_of_another_page_is_not_named_here(cast):
    page = ArticleFactory()
    with_versions(cast, 1)
    assert cast.client("writer").post(url("milestone", page, 1), {"name": "x"}).status_code == 404
    assert not Milestone.objects.exists()


@pytest.mark.parametrize("name", ["reviewer", "administrator"])
def test_who_does_not_write_names_and_restores_nothing(cast, name):
    page, client = with_versions(cast, 2), cast.client(name)
    assert client.post(url("milestone", page, 1), {"name": "x"}).status_code == 403
    shown = client.get(url("versions", page)).content.decode()
    assert "/restore/" not in shown and "/milestone/" not in shown


def test_the_chosen_fields_alone_are_taken_back(cast):
    page, client = ArticleFactory(title="One", body="First."), cast.client("writer")
    page.edit({}, by=cast.writer)
    page.edit({"title": "Two", "body": "Second."}, by=cast.writer)
    shown = client.get(url("version-comparison", page), {"from": 1, "to": 2}).content.decode()
    assert 'name="fields" value="title"' in shown
    client.post(url("restore", page, 1), {"chosen": "yes", "fields": ["title", "no such field"]})
    page = Article.objects.get(pk=page.pk)
    assert (page.title, page.body, page.revisions.count()) == ("One", "Second.", 3)
    answer = client.post(url("restore", page, 1), {"chosen": "yes"}, follow=True)
    assert "tick the fields" in answer.content.decode() and page.revisions.count() == 3


def test_unchanged_fields_stand_apart_and_values_are_words(cast):
    page, client = TreatmentTypeFactory(definition="Stays."), cast.client("writer")
    page.edit({"is_prescription_only": False}, by=cast.writer)
    page.edit({"is_prescription_only": True, "maturity": "research"}, by=cast.writer)
    shown = client.get(url("version-comparison", page)).content.decode()
    changed, unchanged = shown.split("comparison-unchanged", 1)
    assert "<del>No</del><ins>Yes</ins>" in changed and "<ins>In research" in changed
    assert "Stays." in unchanged and "Stays." not in changed
