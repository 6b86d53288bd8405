"""What is typed is shown as the public page and judged, and nothing of it is written."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Indication, TreatmentType
from tests.articles.admin.forms import form_data
from tests.articles.factories import (
    ArticleFactory,
    CategoryFactory,
    CitationFactory,
    ConcernFactory,
    ImageFactory,
    TreatmentTypeFactory,
    approve,
    make_public,
)

pytestmark = pytest.mark.django_db
WRITES = re.compile(r"^\s*(insert|update|delete|replace)\b", re.IGNORECASE)
PROMISE = "A miracle treatment that cures acne for good."


def url(name, *keys, model="article"):
    return reverse(f"admin:articles_{model}_{name}", args=keys)


def opened(client, page):
    return form_data(client.get(url("change", page.pk, model=page._meta.model_name)))


def ask(client, page, **changes):
    """The answer for the open form with some values changed; fails when anything is written."""
    data = opened(client, page) | {"wanted": "page"} | changes
    return answer_of(client, url("live-preview", page.pk, model=page._meta.model_name), data)


def answer_of(client, address, data):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.post(address, data)
    assert [each["sql"] for each in queries if WRITES.match(each["sql"])] == []
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    return response.json()


@pytest.fixture
def article(cast):
    page = ArticleFactory(title="Saved title", body="Saved words.")
    page.edit({}, by=cast.writer)
    return page


def test_the_typed_values_are_rendered_as_the_public_page(cast, article):
    category, concern = CategoryFactory(name="Skin care"), ConcernFactory(name="Dull skin")
    treatment, citation = (
        make_public(TreatmentTypeFactory(name="Needling")),
        CitationFactory(title="A small study"),
    )
    hero = ImageFactory(alt="A glass vial")
    html = ask(
        cast.client("writer"), article, title="Typed title", body="## A heading\n\nTyped *words*.", tags="laser, new one",
        category=category.pk, concerns=[concern.pk], treatments=[treatment.pk], citations=[citation.pk], hero=hero.pk,
    )["html"]  # fmt: skip
    for part in (
        "<h1>Typed title</h1>", "Typed <em>words</em>.", "Skin care", "Dull skin", "Needling", "A small study", "laser", "new one", "A glass vial",
    ):  # fmt: skip
        assert part in html
    assert "Saved words" not in html


def test_it_is_what_readers_see_once_it_is_saved_and_published(cast, article):
    article.edit(
        {"body": "## One\n\nWords with a [link](/treatments/).\n\n## Two\n\n- a\n- b"}, by=cast.writer
    )
    shown = ask(cast.client("writer"), article)["html"]
    make_public(article)
    public = cast.client("visitor").get(article.get_absolute_url()).content.decode()

    def text_of(html):
        return re.search(r'<div class="prose">.*?</div>\s*</div>', html, re.DOTALL).group()

    assert text_of(shown) == text_of(public)


def test_a_treatment_is_shown_with_its_unsaved_rows(cast):
    treatment, concern = TreatmentTypeFactory(name="Needling"), ConcernFactory(name="Fine lines")
    answer = ask(
        cast.client("writer"), treatment, risks_common="Typed *risks*.", **{
            "evidence-TOTAL_FORMS": "1", "evidence-INITIAL_FORMS": "0",
            "evidence-0-text": "A statement not saved yet", "evidence-0-level": "none", "evidence-0-population": "people",
            "evidence-0-direction": "mixed", "evidence-0-as_of": "2026-01-02", "evidence-0-position": "0",
            "indications-TOTAL_FORMS": "1", "indications-INITIAL_FORMS": "0", "indications-0-concern": concern.pk,
            "indications-0-evidence_level": "none",
        },
    )  # fmt: skip
    assert "Typed <em>risks</em>." in answer["html"]
    assert "Fine lines" in answer["html"], answer["errors"]
    assert "A statement not saved yet" in answer["html"], answer["errors"]
    assert not answer["is_saved"]
    assert not Indication.objects.exists()


def test_nothing_is_stored_of_a_page_that_is_still_to_be_made(cast):
    client = cast.client("writer")
    for model, name in (("article", "title"), ("treatmenttype", "name")):
        data = form_data(client.get(url("add", model=model))) | {"wanted": "page", name: "Not made yet"}
        assert "Not made yet" in answer_of(client, url("new-live-preview", model=model), data)["html"]
    assert (Article.objects.count(), TreatmentType.objects.count()) == (0, 0)


def test_a_value_that_is_not_valid_is_named_and_shown_as_saved(cast, article):
    answer = ask(cast.client("writer"), article, title="", slug="not an address", body="Typed words.")
    assert [each.partition(":")[0] for each in answer["errors"]] == ["Title", "Address"]
    assert "<h1>Saved title</h1>" in answer["html"] and "Typed words." in answer["html"]
    assert not answer["is_saved"]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"hero": "999999"},
        {"hero": "x", "category": "-1", "treatments": ["x", "7"]},
        {"publish_until_0": "soon"},
    ],
)
def test_no_value_breaks_it(cast, article, values):
    answer = answer_of(cast.client("writer"), url("live-preview", article.pk), values | {"wanted": "page"})
    assert "Saved title" in answer["html"]


def test_a_text_that_cannot_be_rendered_is_no_error_page(cast, article, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise RecursionError

    monkeypatch.setattr("articles.pages.drafts.rendered", fail)
    answer = ask(cast.client("writer"), article, body=PROMISE)
    assert answer["html"] is None
    assert "can't be shown as a page" in answer["trouble"]
    assert answer["marks"]
    assert "could not be rendered" in caplog.text


def test_drafts_do_not_push_public_texts_out_of_the_cache(cast, article, monkeypatch):
    kept = []
    monkeypatch.setattr("articles.rendered_text.cache.set", lambda *args: kept.append(args))
    ask(cast.client("writer"), article, body="Typed words.")
    assert kept == []


def test_places_of_findings_are_those_of_the_typed_text(cast, article):
    body = "🙂 Before.\r\n\r\n" + PROMISE
    answer = ask(cast.client("writer"), article, body=body)
    text = body.replace("\r\n", "\n")
    marks = [mark for mark in answer["marks"] if mark["field"] == "body"]
    assert marks
    for mark in marks:
        assert text[mark["start"] : mark["end"]] == mark["words"]
    assert "1 error" in answer["summary"] or "errors" in answer["summary"]


def test_many_hits_of_one_rule_are_one_line_with_every_place(cast, article):
    answer = ask(cast.client("writer"), article, body="\n\n".join(["The result is guaranteed."] * 49))
    rule = re.search(r"(\w+)-body-\d+", answer["marks"][0]["id"]).group(1)
    places = [mark for mark in answer["marks"] if mark["id"].startswith(f"{rule}-body-")]
    assert len(places) == 49
    assert answer["panel"].count(f'<span class="alert-rule">{rule}</span>') == 1
    assert answer["panel"].count(f'data-finding="{rule}-body-') == 49
    assert "49×" in answer["panel"]


def test_the_approval_shows_only_while_the_text_is_the_signed_one(cast, article):
    approve(article)
    client = cast.client("writer")
    assert "has not been reviewed yet" not in ask(client, article)["html"]
    assert "has not been reviewed yet" in ask(client, article, body="Other words.")["html"]


def test_who_may_only_read_sees_the_saved_text_whatever_is_posted(cast, article):
    data = {"wanted": "page", "title": "Forged", "body": PROMISE}
    answer = answer_of(cast.client("reviewer"), url("live-preview", article.pk), data)
    assert "Saved words." in answer["html"] and "Forged" not in answer["html"]
    assert answer["is_saved"]


@pytest.mark.parametrize("name", ["desk", "marketing", "unassigned"])
def test_strangers_to_the_content_are_refused(cast, article, name):
    assert cast.client(name).post(url("live-preview", article.pk), {}).status_code == 403
    assert cast.client(name).post(url("new-live-preview"), {}).status_code == 403


def test_the_saved_text_is_known_to_be_saved(cast, article):
    client = cast.client("writer")
    assert ask(client, article)["is_saved"]
    assert not ask(client, article, body="Saved words!")["is_saved"]
