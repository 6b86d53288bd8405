"""What a page uses is known from the moment it is saved, in the live text and in the draft ahead of it."""

import pytest
from django.core.management import call_command

from articles.models import PageLink
from tests.articles.factories import (
    ArticleFactory,
    CitationFactory,
    ConcernFactory,
    ImageFactory,
    TreatmentTypeFactory,
    make_public,
)

pytestmark = pytest.mark.django_db


def users(thing):
    return [(str(page), is_live) for page, is_live in PageLink.objects.used_by(thing)]


def written(title, body="", **content):
    article = ArticleFactory(title=title)
    article.edit({"body": body, **content}, by=None)
    return article


def test_a_link_in_the_text_of_a_draft_is_a_use():
    treatment = TreatmentTypeFactory(slug="prp")
    written("Uses it", "See [the treatment](/treatments/prp/).")
    assert users(treatment) == [("Uses it", False)]


def test_pictures_papers_and_subjects_are_uses():
    picture, hero, paper, concern = ImageFactory(), ImageFactory(), CitationFactory(), ConcernFactory()
    treatment = TreatmentTypeFactory()
    written(
        "Uses all", f"![]( image:{picture.slug})", hero=hero.pk, citations=[paper.pk], concerns=[concern.pk], treatments=[treatment.pk],
    )  # fmt: skip
    for thing in (picture, hero, paper, concern, treatment):
        assert users(thing) == [("Uses all", False)], thing


def test_a_live_page_is_named_first_and_marked():
    target = ArticleFactory(slug="target")
    written("A draft", "[x](/articles/target/)")
    make_public(written("Live", "[x](/articles/target/)"))
    assert users(target) == [("Live", True), ("A draft", False)]


def test_a_draft_ahead_adds_a_use_and_keeps_what_readers_still_see():
    old, new = ArticleFactory(slug="old"), ArticleFactory(slug="new")
    page = make_public(written("Page", "[x](/articles/old/)"))
    page.edit({"body": "[x](/articles/new/)"}, by=None)
    assert (users(old), users(new)) == ([("Page", True)], [("Page", False)])
    page.refresh_from_db()
    make_public(page)
    assert (users(old), users(new)) == ([], [("Page", True)])


def test_a_withdrawn_page_uses_things_in_its_text_only():
    target = ArticleFactory(slug="target")
    page = make_public(written("Page", "[x](/articles/target/)"))
    page.withdraw(by=None, reason="Old")
    assert users(target) == [("Page", False)]


def test_a_page_does_not_count_for_itself():
    page = ArticleFactory(slug="self")
    page.edit({"body": "[up](/articles/self/)"}, by=None)
    assert users(page) == []


def test_saving_again_writes_only_the_difference(django_assert_num_queries):
    page = written("Page", "[a](/articles/a/) [b](/articles/b/)")
    before = set(PageLink.objects.of(page).values_list("pk", "target"))
    page.edit({"body": "[b](/articles/b/) [c](/articles/c/)"}, by=None)
    after = set(PageLink.objects.of(page).values_list("pk", "target"))
    assert {target for _pk, target in after} == {"b", "c"}
    assert {each for each in before if each[1] == "b"} <= after


def test_the_command_brings_back_what_is_missing(capsys):
    target = ArticleFactory(slug="target")
    written("Page", "[x](/articles/target/)")
    PageLink.objects.all().delete()
    call_command("rebuild_links")
    assert users(target) == [("Page", False)]
    assert "2 pages" in capsys.readouterr().out
