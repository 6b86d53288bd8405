"""Many pages changed at once: seen before it is done, kept as versions, refused where somebody was quicker, taken back."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article, BulkEdit
from tests.articles.factories import ArticleFactory, CategoryFactory, TreatmentTypeFactory, make_public

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
WORDS = {"operation": "replace", "words": "miracle", "by": "treatment"}


@pytest.fixture
def pages():
    return [written(f"A miracle for page {number}.") for number in range(3)]


def written(body):
    page = ArticleFactory()
    page.edit({"body": body}, by=None)
    return page


def ask(client, pages, address=LIST, **answers):
    chosen = {"action": "edit_selected", "_selected_action": [page.pk for page in pages]}
    return client.post(address, chosen | answers, follow=True)


def confirm(client, pages, answers=WORDS, **other):
    """As the browser does after the preview."""
    preview = ask(client, pages, is_answered="1", **answers).context
    seen = {f"seen-{each['page'].pk}": each["number"] for each in preview["previews"]}
    done = {"is_answered": "1", "is_confirmed": "1", "previewed": preview["form"].what}
    return ask(client, pages, **{**answers, **done, **seen, **other})


def bodies(pages):
    return [Article.objects.get(pk=page.pk).draft_content()["body"] for page in pages]


def test_the_preview_shows_each_page_that_would_change_and_changes_none(cast, pages):
    page = ask(cast.client("writer"), [*pages, written("Nothing here.")], is_answered="1", **WORDS)
    assert {str(each["page"]) for each in page.context["previews"]} == {str(each) for each in pages}
    assert "<del>miracle</del><ins>treatment</ins>" in page.content.decode()
    assert not BulkEdit.objects.exists() and bodies(pages)[0] == "A miracle for page 0."


def test_what_was_seen_is_done_as_one_version_each(cast, pages):
    confirm(cast.client("writer"), pages)
    assert bodies(pages) == [f"A treatment for page {number}." for number in range(3)]
    newest = Article.objects.get(pk=pages[0].pk).latest_revision
    assert (newest.created_by, newest.note) == (cast.writer, "“miracle” becomes “treatment”")


def test_a_page_that_is_not_ticked_stays(cast, pages):
    client = cast.client("writer")
    ask(
        client,
        pages,
        is_answered="1",
        is_confirmed="1",
        previewed="“miracle” becomes “treatment”",
        **WORDS,
        **{f"seen-{pages[1].pk}": 1},
    )
    assert bodies(pages) == ["A miracle for page 0.", "A treatment for page 1.", "A miracle for page 2."]


def test_a_value_that_was_not_previewed_is_shown_first(cast, pages):
    page = confirm(cast.client("writer"), pages, by="cure", previewed="“miracle” becomes “treatment”")
    assert "<ins>cure</ins>" in page.content.decode()
    assert not BulkEdit.objects.exists()


def test_a_page_saved_since_the_preview_is_refused_by_name_and_the_others_go_on(cast, pages):
    client = cast.client("writer")
    preview = ask(client, pages, is_answered="1", **WORDS).context
    seen = {f"seen-{each['page'].pk}": each["number"] for each in preview["previews"]}
    pages[0].edit({"body": "A miracle, newly told."}, by=cast.editor)
    page = ask(
        client, pages, is_answered="1", is_confirmed="1", previewed=preview["form"].what, **WORDS, **seen
    )
    assert f"{pages[0]}: {cast.editor} saved version 2" in page.content.decode()
    assert bodies(pages)[:2] == ["A miracle, newly told.", "A treatment for page 1."]


def test_live_pages_keep_their_text_until_the_version_is_published(cast, client, pages):
    make_public(pages[0])
    confirm(cast.client("writer"), pages)
    assert "A miracle for page 0." in client.get(pages[0].get_absolute_url()).content.decode()
    assert bodies(pages)[0] == "A treatment for page 0."


@pytest.mark.parametrize(("kind", "before", "after"), [("add", [], ["hair"]), ("remove", ["hair"], [])])
def test_members_are_added_and_taken_out(cast, kind, before, after):
    page = ArticleFactory()
    page.edit({"tags": before}, by=None)
    confirm(cast.client("writer"), [page], {"operation": f"{kind}-tags", "value": "hair"})
    assert Article.objects.get(pk=page.pk).draft_content()["tags"] == after


def test_a_category_is_set_on_all(cast, pages):
    category = CategoryFactory()
    confirm(cast.client("writer"), pages, {"operation": "set-category", "value": category.pk})
    assert {page.category for page in Article.objects.filter(pk__in=[each.pk for each in pages])} == {
        category
    }


def test_taking_back_restores_what_nobody_touched_since(cast, pages):
    client = cast.client("writer")
    confirm(client, pages)
    edit = BulkEdit.objects.get()
    pages[2].refresh_from_db()
    pages[2].edit({"body": "Written anew."}, by=cast.editor)
    page = client.post(f"/admin/articles/bulkedit/{edit.pk}/undo/", follow=True)
    assert f"{pages[2]}: {cast.editor} saved version 3" in page.content.decode()
    assert bodies(pages) == ["A miracle for page 0.", "A miracle for page 1.", "Written anew."]
    assert (
        "was taken back already"
        in client.post(f"/admin/articles/bulkedit/{edit.pk}/undo/", follow=True).content.decode()
    )


def test_treatments_are_changed_in_the_same_way(cast):
    treatment = TreatmentTypeFactory(definition="A miracle.")
    ask(
        cast.client("writer"),
        [treatment],
        "/admin/articles/treatmenttype/",
        is_answered="1",
        is_confirmed="1",
        previewed="“miracle” becomes “treatment”",
        **WORDS,
        **{f"seen-{treatment.pk}": 0},
    )
    treatment.refresh_from_db()
    assert treatment.definition == "A treatment."


def test_who_may_not_write_changes_nothing(cast, pages):
    for person in ("reviewer", "administrator"):
        ask(cast.client(person), pages, is_answered="1", is_confirmed="1", previewed="x", **WORDS)
    assert not BulkEdit.objects.exists()
    edit = BulkEdit.objects.create(what="x", made_by=cast.writer)
    assert cast.client("reviewer").post(f"/admin/articles/bulkedit/{edit.pk}/undo/").status_code == 403


def test_nobody_takes_a_change_back_without_a_name(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        BulkEdit.objects.create(what="x", made_by=cast.writer, undone_at=timezone.now())
