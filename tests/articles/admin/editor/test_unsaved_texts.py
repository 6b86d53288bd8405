"""What somebody types is kept while typing and offered again; it is no version, and nobody else sees it."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Revision, UnsavedDraft
from tests.articles.admin.forms import form_data
from tests.articles.factories import ArticleFactory, ConcernFactory, TreatmentTypeFactory, make_public

pytestmark = pytest.mark.django_db


def url(name, *keys, model="article"):
    return reverse(f"admin:articles_{model}_{name}", args=keys)


@pytest.fixture
def article(cast):
    page = ArticleFactory(title="Saved", body="One line.\n\nAnother.")
    page.edit({}, by=cast.writer)
    return page


def opened(client, page, model="article"):
    return form_data(client.get(url("change", page.pk, model=model)))


def type_in(client, page, model="article", **changes):
    """Opens the form, types, and lets the browser keep it; returns what the form held."""
    data = opened(client, page, model) | changes
    answer = client.post(url("autosave", page.pk, model=model), data)
    assert answer.status_code == 200
    return data


def test_what_is_typed_is_kept_without_a_version(cast, article):
    client = cast.client("writer")
    data = opened(client, article)
    for body in ("T", "Ty", "Typed"):
        answer = client.post(url("autosave", article.pk), data | {"body": body})
        assert answer.json()["kept"].startswith("Kept at ")
    draft = UnsavedDraft.objects.get()
    assert draft.values["body"] == ["Typed"]
    assert draft.base_version == 1
    assert "csrfmiddlewaretoken" not in draft.values
    assert Revision.objects.count() == 1
    article.refresh_from_db()
    assert article.body == "One line.\n\nAnother."


def test_the_form_offers_it_with_the_words_that_differ(cast, article):
    client = cast.client("writer")
    type_in(client, article, body="One long line.\n\nAnother.")
    page = client.get(url("change", article.pk)).content.decode()
    assert "You have unsaved text from" in page
    assert "<ins> long</ins>" in page


def test_the_form_goes_on_with_it(cast, article):
    client, concern = cast.client("writer"), ConcernFactory(name="Dull skin")
    kept = type_in(client, article, title="", body="Typed", concerns=[concern.pk], tags="laser")
    draft = UnsavedDraft.objects.get()
    response = client.get(url("change", article.pk), {"unsaved": draft.pk})
    data = form_data(response)
    assert (data["title"], data["body"], data["tags"]) == ("", "Typed", "laser")
    assert data["concerns"] == str(concern.pk)
    assert data["opening"] == kept["opening"]
    assert "This is your unsaved text" in response.content.decode()


def test_rows_beside_the_text_go_on_too(cast):
    treatment, client = TreatmentTypeFactory(), cast.client("writer")
    more = {"evidence-TOTAL_FORMS": "1", "evidence-0-text": "A statement that is still being written"}
    type_in(client, treatment, model="treatmenttype", **more)
    address = url("change", treatment.pk, model="treatmenttype")
    assert "You have unsaved text from" in client.get(address).content.decode()
    data = form_data(client.get(address, {"unsaved": UnsavedDraft.objects.get().pk}))
    assert data["evidence-0-text"] == "A statement that is still being written"


def test_a_page_that_is_not_made_yet_is_kept_too(cast):
    client = cast.client("writer")
    data = form_data(client.get(url("add"))) | {"title": "New", "body": "Typed"}
    assert client.post(url("new-autosave"), data).status_code == 200
    page = client.get(url("add")).content.decode()
    assert "You have unsaved text from" in page
    draft = UnsavedDraft.objects.get()
    again = form_data(client.get(url("add"), {"unsaved": draft.pk}))
    assert (again["title"], again["body"]) == ("New", "Typed")
    assert client.post(url("add"), again | {"slug": "new"}).status_code == 302
    assert Article.objects.get(slug="new").body == "Typed"
    assert "You have unsaved text from" not in client.get(url("add")).content.decode()


def test_saving_ends_it_and_a_late_message_brings_nothing_back(cast, article):
    client = cast.client("writer")
    data = type_in(client, article, title="Typed")
    response = client.post(url("change", article.pk), data)
    assert response.status_code == 302
    assert response.cookies["saved_opening"].value == data["opening"]
    late = client.post(url("autosave", article.pk), data)
    assert late.status_code == 409
    uuid.UUID(late.json()["opening"])
    assert UnsavedDraft.objects.get().values == {}
    assert "You have unsaved text from" not in client.get(url("change", article.pk)).content.decode()


def test_what_says_the_same_as_the_newest_version_is_not_offered(cast, article):
    client = cast.client("writer")
    type_in(client, article)
    assert "You have unsaved text from" not in client.get(url("change", article.pk)).content.decode()
    assert not UnsavedDraft.objects.exists()


def test_what_is_discarded_can_be_taken_back(cast, article):
    client = cast.client("writer")
    type_in(client, article, body="Typed")
    draft = UnsavedDraft.objects.get()
    client.post(url("discard", article.pk, draft.pk))
    page = client.get(url("change", article.pk)).content.decode()
    assert "You have unsaved text from" not in page and "Take it back" in page
    client.post(url("take-back", article.pk, draft.pk))
    assert "You have unsaved text from" in client.get(url("change", article.pk)).content.decode()


def test_it_is_deleted_after_thirty_days(cast, article):
    type_in(cast.client("writer"), article, body="Typed")
    now = timezone.now()
    assert not UnsavedDraft.objects.purge_next(at=now + timedelta(days=29))
    assert UnsavedDraft.objects.purge_next(at=now + timedelta(days=31))
    assert not UnsavedDraft.objects.exists()


def test_nobody_else_sees_or_touches_it(cast, article):
    type_in(cast.client("writer"), article, body="Secret so far")
    draft, editor = UnsavedDraft.objects.get(), cast.client("editor")
    for query in ({}, {"unsaved": draft.pk}):
        assert "Secret so far" not in editor.get(url("change", article.pk), query).content.decode()
    assert editor.post(url("discard", article.pk, draft.pk)).status_code == 404


@pytest.mark.parametrize("key", ["x", "-1", "0", "9" * 40])
def test_a_text_that_does_not_exist_is_no_error_page(cast, article, key):
    assert cast.client("writer").get(url("change", article.pk), {"unsaved": key}).status_code == 200


def test_who_may_not_write_keeps_nothing(cast, article):
    assert cast.client("reviewer").post(url("autosave", article.pk), {}).status_code == 403
    page = cast.client("reviewer").get(url("change", article.pk)).content.decode()
    assert 'id="autosave"' not in page


def test_a_message_without_an_opening_is_refused(cast, article):
    assert cast.client("writer").post(url("autosave", article.pk), {"body": "x"}).status_code == 400


def test_the_live_page_stays_as_it_is(cast, article):
    make_public(article)
    type_in(cast.client("writer"), article, body="Typed and not saved")
    shown = cast.client("visitor").get(article.get_absolute_url()).content.decode()
    assert "Another." in shown and "Typed" not in shown


def test_a_form_that_stayed_open_gets_a_fresh_token(cast, article):
    answer = cast.client("writer").get(url("autosave", article.pk))
    assert answer.json()["token"] and "no-store" in answer["Cache-Control"]
