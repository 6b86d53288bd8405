"""The versions of a page: listed, compared, brought back."""

import pytest
from django.urls import reverse

from articles.admin.history.text_difference import Piece, compare, differences
from articles.models import Article
from tests.articles.factories import ArticleFactory, ConcernFactory, make_public

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(cast):
    page = ArticleFactory(title="One", body="The skin is dry.\n\nSame.")
    page.edit({}, by=cast.writer)
    page.edit({"title": "Two", "body": "The skin is very dry.\n\nSame."}, by=cast.editor, note="Stronger")
    return page


def url(name, page, *more):
    return reverse(f"admin:articles_article_{name}", args=[page.pk, *more])


def test_every_version_says_who_when_and_why(cast, article):
    page = cast.client("writer").get(url("versions", article)).content.decode()
    for words in ("writer", "editor", "Stronger"):
        assert words in page


def test_two_versions_differ_by_marked_words(cast, article):
    page = (
        cast.client("writer").get(url("version-comparison", article), {"from": 1, "to": 2}).content.decode()
    )
    assert "<ins>very </ins>" in page
    assert "<del>One</del><ins>Two</ins>" in page


def test_the_order_of_the_two_does_not_matter(cast, article):
    pages = [
        cast.client("writer").get(url("version-comparison", article), {"from": a, "to": b}).content
        for a, b in ((1, 2), (2, 1))
    ]
    assert b"<ins>very </ins>" in pages[0] and b"<ins>very </ins>" in pages[1]


def test_relations_are_compared_by_name(cast, article):
    article.edit({"concerns": [ConcernFactory(name="Dull skin").pk]}, by=cast.writer)
    page = cast.client("writer").get(url("version-comparison", article)).content.decode()
    assert "<ins>Dull skin</ins>" in page


def test_markup_in_a_text_stays_text(cast, article):
    article.edit({"title": "<script>alert(1)</script>"}, by=cast.writer)
    page = cast.client("writer").get(url("version-comparison", article)).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;" in page


@pytest.mark.parametrize("number", ["0", "99", "x", "-1", "9" * 30])
def test_a_version_that_does_not_exist_is_no_error_page(cast, article, number):
    response = cast.client("writer").get(url("version-comparison", article), {"from": number, "to": 2})
    assert response.status_code == 200


def test_a_version_of_another_page_can_not_be_restored_here(cast, article):
    other = ArticleFactory()
    assert cast.client("writer").post(url("restore", other, 1)).status_code == 404


def test_restoring_adds_a_version_and_leaves_the_live_page(cast, article):
    make_public(article)
    assert cast.client("writer").post(url("restore", article, 1)).status_code == 302
    article = Article.objects.get(pk=article.pk)
    assert article.title == "Two"
    newest = article.revisions.first()
    assert (newest.number, newest.kind, newest.content["title"]) == (3, "revert", "One")


def test_restoring_needs_a_post_and_the_right_to_write(cast, article):
    assert cast.client("writer").get(url("restore", article, 1)).status_code == 405
    assert cast.client("reviewer").post(url("restore", article, 1)).status_code == 403


def test_the_preview_shows_the_newest_text_and_leaves_no_trace(cast, article):
    make_public(article)
    article.edit({"title": "A third title", "body": "A third body."}, by=cast.writer)
    before = Article.objects.filter(pk=article.pk).values().get()
    response = cast.client("writer").get(url("preview", article))
    page = response.content.decode()
    assert "A third title" in page and "A third body." in page
    assert "no-store" in response["Cache-Control"]
    assert Article.objects.filter(pk=article.pk).values().get() == before
    assert "A third title" not in cast.client("visitor").get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize("name", ["desk", "marketing", "privacy", "unassigned"])
def test_the_preview_is_for_those_who_see_content(cast, article, name):
    assert cast.client(name).get(url("preview", article)).status_code == 403


def test_words_are_marked_and_lines_kept():
    assert list(differences("a b\nsame\n", "a c\nsame\n")) == [
        Piece("same", "a "),
        Piece("removed", "b"),
        Piece("added", "c"),
        Piece("same", "\n"),
        Piece("same", "same\n"),
    ]


def test_only_fields_that_differ_are_listed_in_the_order_of_the_names():
    found = compare({"b": 1, "a": ["x"], "c": None}, {"b": 2, "a": ["x"], "c": "y"}, ["c", "a", "b"])
    assert [each.name for each in found] == ["c", "b"]


def test_a_long_text_written_anew_is_shown_whole_and_soon():
    before, after = (" ".join(f"{word}{number}" for number in range(4000)) for word in ("a", "b"))
    assert list(differences(before, after)) == [Piece("removed", before), Piece("added", after)]


def test_nothing_said_in_different_ways_is_no_difference():
    assert list(compare({"a": None, "b": ""}, {"a": "", "b": []}, ["a", "b"])) == []
