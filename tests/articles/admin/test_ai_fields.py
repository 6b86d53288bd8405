"""The form of a page about the help of AI."""

import pytest
from django.urls import reverse

from tests.articles.admin.forms import form_data, save
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory

pytestmark = pytest.mark.django_db


def url(name, page):
    return reverse(f"admin:articles_{page._meta.model_name}_{name}", args=[page.pk])


def made_by_ai(cast, make=ArticleFactory):
    page = make()
    page.edit({"generated_by": "Gemini 2"}, by=cast.writer)
    return page


@pytest.mark.parametrize("make", [ArticleFactory, TreatmentTypeFactory])
def test_a_writer_notes_it_on_the_form(cast, make):
    page = make()
    page.edit({}, by=cast.writer)
    save(cast.client("writer"), page, generated_by="Gemini 2", prompt_note="A guide", human_editor="Ada")
    newest = page.revisions.first()
    assert (newest.generated_by, newest.content["human_editor"]) == ("Gemini 2", "Ada")


def test_tools_named_lately_are_suggested(cast):
    made_by_ai(cast)
    page = cast.client("writer").get(reverse("admin:articles_article_add")).content.decode()
    assert '<option value="Gemini 2"></option>' in page and 'list="id_generated_by_list"' in page


def test_emptying_the_tool_asks_for_a_reason(cast):
    page, client = made_by_ai(cast), cast.client("writer")
    data = form_data(client.get(url("change", page)))
    response = client.post(url("change", page), data | {"generated_by": ""})
    assert response.status_code == 200
    assert "Say why the text no longer counts as made with AI." in response.content.decode()
    assert page.revisions.count() == 1
    save(client, page, generated_by="", lifted_reason="Written anew.")
    assert page.revisions.first().lifted_reason == "Written anew."


def test_notes_without_a_tool_are_asked_for_one(cast):
    page, client = ArticleFactory(), cast.client("writer")
    page.edit({}, by=cast.writer)
    data = form_data(client.get(url("change", page)))
    response = client.post(url("change", page), data | {"prompt_note": "A guide"})
    assert "Name the tool" in response.content.decode()
    assert page.revisions.count() == 1


@pytest.mark.parametrize("make", [ArticleFactory, TreatmentTypeFactory])
def test_publishing_unread_text_of_ai_is_refused_with_the_way_out(cast, make):
    page, client = made_by_ai(cast, make), cast.client("editor")
    assert "a medical reviewer has to sign it" in client.get(url("change", page)).content.decode()
    response = client.post(url("publish", page), {"override_reason": "Urgent"})
    assert "a medical reviewer must sign exactly version 1" in response.content.decode()
    page.refresh_from_db()
    assert page.status == "draft"


def test_publishing_many_at_once_is_no_way_around_it(cast):
    page, client = made_by_ai(cast), cast.client("editor")
    response = client.post(
        reverse("admin:articles_article_changelist"),
        {"action": "publish_selected", "_selected_action": [page.pk]},
        follow=True,
    )
    assert "a medical reviewer must sign exactly version 1" in response.content.decode()
    page.refresh_from_db()
    assert page.status == "draft"


def test_a_reader_of_the_form_sees_it_and_changes_nothing(cast):
    page = made_by_ai(cast)
    shown = cast.client("reviewer").get(url("change", page)).content.decode()
    assert "Gemini 2" in shown and 'name="lifted_reason"' not in shown
