"""The audit names what is weak on public pages, and only there; a sound page is on no list."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from articles.models import Article, PageMeasure, Redirect
from articles.models.content_audit import WEAKNESSES
from tests.articles.factories import (
    ArticleFactory,
    CitationFactory,
    ImageFactory,
    TreatmentTypeFactory,
    approve,
    make_public,
)

pytestmark = pytest.mark.django_db
AUDIT = "/admin/articles/article/audit/"
LONG = "A sentence of six small words. " * 60


def sound(title="A sound page", body=LONG, **content):
    """A reviewed, cited, pictured page of enough words, published today."""
    page = ArticleFactory(title=title)
    page.edit(
        {"body": body, "citations": [CitationFactory().pk], "hero": ImageFactory().pk} | content, by=None
    )
    approve(page)
    return make_public(page)


def listed(cast, weakness="", kind="articles"):
    while PageMeasure.objects.measure_next():
        pass
    cache.clear()
    response = cast.client("writer").get(AUDIT, {"kind": kind, "weakness": weakness})
    return {str(row["page"]): row for row in response.context["rows"]}


def test_a_sound_page_is_on_no_list(cast):
    sound()
    assert listed(cast) == {}
    assert "Nothing to mend" in cast.client("writer").get(AUDIT).content.decode()


def long_ago(page):
    Article.objects.filter(pk=page.pk).update(published_at=timezone.now() - timedelta(days=600))


def review_overdue(page):
    page.reviews.update(next_due_on=timezone.localdate() - timedelta(days=1))


SPOILED = {
    "thin": ({"body": "Too few words."}, None),
    "uncited": ({"citations": []}, None),
    "picture": ({"hero": None}, None),
    "broken": ({"body": f"{LONG} [There](/articles/nowhere/)"}, None),
    "stale": ({}, long_ago),
    "overdue": ({}, review_overdue),
    "unreviewed": ({}, lambda page: page.reviews.all().delete()),
}


@pytest.mark.parametrize("weakness", SPOILED)
def test_each_weakness_is_named_alone(cast, weakness):
    content, spoil = SPOILED[weakness]
    page = sound("Weak", **content)
    if spoil:
        spoil(page)
    assert list(listed(cast, weakness)) == ["Weak"]
    assert listed(cast)["Weak"]["titles"] == [WEAKNESSES[weakness].title]


def test_copies_name_each_other(cast):
    body = " ".join(
        f"On day {n} the nurse of room {n * 7 % 13} writes down how shelf {n * 5 % 31} was left."
        for n in range(60)
    )
    sound("One", body=body)
    sound("Two", body=body.replace("day 30", "evening 30"))
    rows = listed(cast, "duplicate")
    assert (str(rows["One"]["twin"]), str(rows["Two"]["twin"])) == ("Two", "One")


def test_drafts_and_withdrawn_pages_are_not_audited(cast):
    ArticleFactory(title="Draft").edit({"body": "Short."}, by=None)
    sound("Gone", body="Short.").withdraw(by=None, reason="A rest")
    assert listed(cast) == {}


@pytest.mark.parametrize(
    ("link", "is_broken"),
    [
        ("/articles/there/", False),
        ("/treatments/there/", True),
        ("/articles/moved/", False),
        ("/articles/withdrawn/", True),
        ("/nothing/of/ours/", True),
        ("/old/", False),
        ("/glossary/", False),
        ("https://elsewhere.example/x/", False),
    ],
)
def test_a_link_is_broken_where_its_reader_finds_nothing(cast, link, is_broken):
    sound("There", slug="there")
    sound("Withdrawn", slug="withdrawn").withdraw(by=None, reason="A rest")
    Redirect.objects.lead("/articles/moved/", "/articles/there/")
    Redirect.objects.lead("/old/", "/articles/there/")
    sound("Linking", body=f"{LONG} [A link]({link})")
    assert list(listed(cast, "broken")) == (["Linking"] if is_broken else [])


def test_a_broken_link_is_shown_with_its_address(cast):
    sound("Linking", body=f"{LONG} [A link](/team/nobody/)")
    assert listed(cast)["Linking"]["broken"] == ["/team/nobody/"]


def test_treatments_are_audited_too(cast):
    make_public(TreatmentTypeFactory(name="Needling"))
    assert {"No medical review", "No reference"} <= {
        str(title) for title in listed(cast, kind="treatments")["Needling"]["titles"]
    }


@pytest.mark.parametrize("query", ["?kind=leads", "?weakness=pk", "?p=999"])
def test_lists_that_do_not_exist_break_nothing(cast, query):
    assert cast.client("writer").get(f"{AUDIT}{query}").status_code in (200, 404)


def test_the_number_of_queries_does_not_grow(cast, django_assert_max_num_queries):
    client = cast.client("writer")
    counts = []
    for total in (2, 12):
        while Article.objects.count() < total:
            sound(f"Linking {total}", body=f"[A link](/team/nobody{Article.objects.count()}/)")
        while PageMeasure.objects.measure_next():
            pass
        cache.clear()
        with django_assert_max_num_queries(40) as captured:
            client.get(AUDIT)
        counts.append(len(captured))
    assert counts[0] == counts[1]
