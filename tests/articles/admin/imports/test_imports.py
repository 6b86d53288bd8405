"""An import in the admin: handed over, looked at, decided on, carried out, taken back; each by who may."""

import io
import json
import zipfile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles import import_folder
from articles.models import Article, ImportBatch, ImportChoice, Practitioner
from tests.articles.views.html import Page

pytestmark = pytest.mark.django_db

TEXT = """---
title: Needling and calm
slug: needling-and-calm
author: Ada Example
colour: green
---

## What it is

A paragraph about skin. Read [the other one](other.md) too.
"""
OTHER = "---\ntitle: The other one\n---\n\nAnother paragraph about skin, which says something else.\n"
HAND_OVER = "/admin/articles/importbatch/hand-over/"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.IMPORTS_ROOT = tmp_path / "imports"


def hand_over(client, *files):
    """The import after its files were sent by the form and looked at."""
    uploads = [
        SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text) for name, text in files
    ]
    response = client.post(HAND_OVER, {"texts": uploads})
    assert response.status_code == 302, response.content
    return ImportBatch.objects.latest("pk")


def page_of(client, batch):
    return Page(client.get(reverse("admin:articles_importbatch_change", args=[batch.pk])))


def press(client, batch, verb, **data):
    response = client.post(reverse(f"admin:articles_importbatch_{verb}", args=[batch.pk]), data)
    batch.refresh_from_db()
    return response


def test_a_look_shows_what_would_become_of_each_text_and_keeps_none(cast):
    client = cast.client("writer")
    batch = hand_over(client, ("own.md", TEXT), ("broken.md", "---\ntitle: a: b: c\n---\n\nText.\n"))
    page = page_of(client, batch)
    assert batch.state == "ready" and not Article.objects.exists()
    assert "New draft" in page.text and "Needling and calm" in page.text
    assert "Refused" in page.text and "not valid YAML" in page.text and "line 2" in page.text
    assert "Import 1 text as a draft" in page.text


def test_what_is_decided_becomes_drafts_of_that_person(cast):
    client = cast.client("writer")
    batch = hand_over(client, ("own.md", TEXT), ("other.md", OTHER))
    press(client, batch, "carry_out")
    article = Article.objects.get(slug="needling-and-calm")
    assert batch.state == "done" and Article.objects.drafts().count() == 2
    assert article.latest_revision.created_by == cast.writer
    assert "[the other one](/articles/the-other-one/)" in article.body


def test_a_text_that_is_left_out_is_not_imported(cast):
    client = cast.client("writer")
    batch = hand_over(client, ("own.md", TEXT), ("other.md", OTHER))
    number = batch.items.get(title="The other one").number
    press(client, batch, "choose", number=[number], what="leave_out")
    press(client, batch, "carry_out")
    assert list(Article.objects.values_list("slug", flat=True)) == ["needling-and-calm"]


def test_all_texts_of_a_list_are_left_out_and_taken_in_again(cast):
    client = cast.client("writer")
    batch = hand_over(client, ("own.md", TEXT), ("other.md", OTHER))
    press(client, batch, "choose", all="on", what="leave_out", outcome="created")
    assert batch.items.filter(is_left_out=True).count() == 2
    press(client, batch, "choose", all="on", what="take_in", outcome="left_out")
    assert not batch.items.filter(is_left_out=True).exists()


def test_a_corrected_title_and_address_are_those_of_the_article(cast):
    client = cast.client("writer")
    batch = hand_over(client, ("plain.txt", "A paragraph about skin that has no title of its own at all.\n"))
    item = batch.items.get()
    address = reverse("admin:articles_importbatch_item", args=[batch.pk, item.number])
    assert client.post(address, {"title": "Skin as it is", "slug": "skin-as-it-is"}).status_code == 302
    press(client, batch, "carry_out")
    article = Article.objects.get()
    assert (article.title, article.slug, article.title_is_proposed) == (
        "Skin as it is",
        "skin-as-it-is",
        False,
    )


def test_the_page_of_a_text_shows_repairs_word_by_word_and_how_it_is_built(cast):
    client = cast.client("writer")
    broken = "---\ntitle: Own\ncolour: green\n---\n\n## Part\n\nThe clinic â€“ our own â€“ opens.\n\n- one\n- two\n"
    batch = hand_over(client, ("own.md", broken))
    page = Page(client.get(reverse("admin:articles_importbatch_item", args=[batch.pk, 1])))
    assert "D1" in page.text and "line 8" in page.text and "colour" in page.text
    assert "Part" in page.text and "2 × list item" in page.text


def test_the_same_files_again_change_nothing(cast):
    client = cast.client("writer")
    press(client, hand_over(client, ("own.md", TEXT)), "carry_out")
    batch = hand_over(client, ("own.md", TEXT))
    assert batch.items.get().outcome == "unchanged"
    press(client, batch, "carry_out")
    assert Article.objects.get().revisions.count() == 1


def test_an_import_is_taken_back_whole_and_what_was_edited_since_stays(cast):
    client = cast.client("editor")
    batch = hand_over(client, ("own.md", TEXT), ("other.md", OTHER))
    press(client, batch, "carry_out")
    Article.objects.get(slug="the-other-one").edit({"title": "By hand"}, by=cast.writer)
    press(client, batch, "take_back")
    assert batch.state == "taken_back" and batch.taken_back_by == cast.editor
    assert list(Article.objects.values_list("title", flat=True)) == ["By hand"]
    assert "edited, sent to review or published since" in page_of(client, batch).text


def test_a_changed_source_and_an_edited_article_are_brought_together(cast):
    client = cast.client("editor")
    press(client, hand_over(client, ("own.md", TEXT)), "carry_out")
    article = Article.objects.get()
    article.edit({"body": article.body.replace("What it is", "What it was")}, by=cast.writer)
    batch = hand_over(client, ("own.md", TEXT + "\nA sentence more.\n"))
    assert batch.items.get().outcome == "protected"
    address = reverse("admin:articles_importbatch_merge", args=[batch.pk, 1])
    response = client.post(address, follow=True)
    page = Page(response)
    assert response.status_code == 200 and "A sentence more." in page.text
    assert "wasis" in page.text.replace(" ", "") or "was" in page.text
    assert (
        client.post(
            response.request["PATH_INFO"] + "?" + response.request["QUERY_STRING"], {"theirs": "2"}
        ).status_code
        == 302
    )
    body = Article.objects.get().draft_content()["body"]
    assert "What it was" in body and "A sentence more." in body


def test_unknown_names_are_settled_once_and_hold_for_the_next_import(cast):
    person = Practitioner.objects.create(name="Dr Ada Example", slug="ada")
    client = cast.client("editor")
    batch = hand_over(client, ("own.md", TEXT))
    address = reverse("admin:articles_importbatch_choices", args=[batch.pk])
    page = Page(client.get(address))
    assert "colour" in page.text and "Ada Example" in page.text
    data = {
        "key-0-name": "colour",
        "key-0": "excerpt",
        "author-0-name": "Ada Example",
        "author-0": "Dr Ada Example",
    }
    client.post(address, data)
    assert ImportChoice.objects.count() == 2
    batch.refresh_from_db()
    press(client, batch, "carry_out")
    article = Article.objects.get()
    assert article.excerpt == "green" and article.author == person
    again = hand_over(client, ("next.md", TEXT.replace("needling-and-calm", "next")))
    assert not again.seen.get("author")


def test_a_name_that_is_nearly_known_is_proposed(cast):
    Practitioner.objects.create(name="Ada Examples", slug="ada")
    batch = hand_over(cast.client("editor"), ("own.md", TEXT))
    page = Page(cast.client("editor").get(reverse("admin:articles_importbatch_choices", args=[batch.pk])))
    assert "Perhaps “Ada Examples”?" in page.text


def test_files_arrive_in_pieces_with_their_folders(cast):
    client = cast.client("writer")
    begun = client.post(HAND_OVER, {"name": "site"}).json()
    raw = TEXT.encode()
    pieces = [
        ("site/posts/own.md", 0, raw[:50]),
        ("site/posts/own.md", 50, raw[50:]),
        ("site/other.md", 0, OTHER.encode()),
    ]
    for _twice in range(2):  # a piece that is sent again does no harm
        answer = client.post(
            begun["files"],
            {
                "paths": [path for path, _at, _content in pieces],
                "offsets": [at for _path, at, _content in pieces],
                "files": [SimpleUploadedFile("file", content) for _path, _at, content in pieces],
            },
        )
        assert answer.json() == {"taken": 3}
    assert client.post(begun["look"]).status_code == 302
    batch = ImportBatch.objects.get()
    assert sorted(batch.items.values_list("name", flat=True)) == ["other.md", "posts/own.md"]


@pytest.mark.parametrize("path", ["../out.md", "/etc/out.md", "a/../../out.md", "a\\b.md", "x\x00.md", ""])
def test_a_path_that_leads_elsewhere_is_refused(cast, path):
    client = cast.client("writer")
    begun = client.post(HAND_OVER, {"name": "site"}).json()
    data = {"paths": [path], "offsets": [0], "files": [SimpleUploadedFile("file", b"x")]}
    answer = client.post(begun["files"], data)
    assert answer.status_code == 400 and "no name of a file" in answer.json()["message"]
    assert not [each for each in settings.IMPORTS_ROOT.rglob("*") if each.is_file()]


def test_more_than_the_site_takes_is_refused(cast, settings):
    settings.IMPORT_MAX_MB = 1
    client = cast.client("writer")
    begun = client.post(HAND_OVER, {"name": "site"}).json()
    data = {"paths": ["a.md"], "offsets": [0], "files": [SimpleUploadedFile("file", b"x" * 1_100_000)]}
    answer = client.post(begun["files"], data)
    assert answer.status_code == 400 and "larger than 1 MB" in answer.json()["message"]


def test_progress_is_told_while_it_runs(cast):
    client = cast.client("writer")
    batch = hand_over(client, ("own.md", TEXT))
    answer = client.get(reverse("admin:articles_importbatch_progress", args=[batch.pk])).json()
    assert (answer["is_at_work"], answer["state"], answer["total"]) == (False, "ready", 1)


def test_a_form_without_a_file_says_so(cast):
    response = cast.client("writer").post(HAND_OVER, {}, follow=True)
    assert "Choose at least one file" in response.content.decode()


@pytest.mark.parametrize("role", ["reviewer", "desk", "marketing"])
def test_who_may_not_write_articles_hands_nothing_over(cast, role):
    uploads = [SimpleUploadedFile("own.md", TEXT.encode())]
    assert cast.client(role).post(HAND_OVER, {"texts": uploads}).status_code == 403
    assert not ImportBatch.objects.exists()


def test_another_writer_sees_an_import_and_decides_nothing_about_it(cast):
    batch = hand_over(cast.client("editor"), ("own.md", TEXT))
    client = cast.client("writer")
    assert "Import 1 text" not in page_of(client, batch).text
    for verb in ("carry_out", "look_again", "choose"):
        assert press(client, batch, verb).status_code == 403
    assert press(cast.client("editor"), batch, "carry_out").status_code == 302 and Article.objects.exists()


def test_a_verb_that_does_not_fit_says_so_and_changes_nothing(cast):
    client = cast.client("writer")
    batch = hand_over(client, ("own.md", TEXT))
    response = client.post(reverse("admin:articles_importbatch_take_back", args=[batch.pk]), follow=True)
    assert "can&#x27;t be done now" in response.content.decode()
    batch.refresh_from_db()
    assert batch.state == "ready"


def test_files_of_an_import_are_deleted_after_a_month(cast, clock=None):
    batch = hand_over(cast.client("writer"), ("own.md", TEXT))
    assert not ImportBatch.objects.purge_next()
    ImportBatch.objects.update(created_at="2020-01-01T00:00Z")
    assert ImportBatch.objects.purge_next() and not import_folder.folder_of(batch.pk).exists()
    assert not ImportBatch.objects.purge_next()


def test_an_archive_is_read_like_a_folder(cast):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("site/posts/own.md", TEXT)
        archive.writestr("site/posts/other.md", OTHER)
    client = cast.client("writer")
    batch = hand_over(client, ("site.zip", content.getvalue()))
    assert batch.items.count() == 2
    press(client, batch, "carry_out")
    assert "/articles/the-other-one/" in Article.objects.get(slug="needling-and-calm").body


def test_the_answer_to_a_script_is_data(cast):
    answer = cast.client("writer").post(HAND_OVER, {"name": "site"})
    assert json.loads(answer.content).keys() == {"files", "look"}
