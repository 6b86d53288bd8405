"""A save that came too late: refused, nothing lost, merged by hand or by itself, saved as one new version."""

import re

import pytest
from django.urls import reverse

from articles.models import Article, UnsavedDraft
from articles.models.versioned_text import VersionedText
from tests.articles.admin.forms import form_data
from tests.articles.factories import ArticleFactory, ConcernFactory, TreatmentTypeFactory

pytestmark = pytest.mark.django_db

BODY = "The first line.\n\nThe second line is rather long and says this and that of skin.\n\nThe last line.\n"


def url(name, page, model="article"):
    return reverse(f"admin:articles_{model}_{name}", args=[page.pk])


@pytest.fixture
def article(cast):
    page = ArticleFactory(title="Title", body=BODY)
    page.edit({}, by=cast.writer)
    return page


def saved_too_late(cast, page, theirs, model="article", **mine):
    """The writer opens the form, the editor saves, the writer saves; the writer's browser and the refusal."""
    client = cast.client("writer")
    data = form_data(client.get(url("change", page, model))) | mine
    page.edit(theirs, by=cast.editor)
    response = client.post(url("change", page, model), data)
    assert response.status_code == 302 and "/merge/?unsaved=" in response["Location"]
    return client, response["Location"]


def keys(page):
    return re.findall(r'name="([\w-]+)" value="yours"', page)


def newest(page):
    return type(page).objects.get(pk=page.pk).draft_content()


def test_a_late_save_is_refused_and_nothing_of_either_is_lost(cast, article):
    client, address = saved_too_late(cast, article, {"title": "Theirs"}, title="Mine")
    assert newest(article)["title"] == "Theirs"
    assert UnsavedDraft.objects.open().get().values["title"] == ["Mine"]
    page = client.get(address).content.decode()
    assert "editor saved version 2" in page
    assert "<ins>Mine</ins>" in page and "<ins>Theirs</ins>" in page and "As it was before" in page


def test_what_only_one_changed_goes_together_with_one_save(cast, article):
    concern = ConcernFactory()
    client, address = saved_too_late(
        cast,
        article,
        {"title": "Theirs", "body": BODY.replace("first", "very first"), "tags": ["theirs"]},
        body=BODY.replace("last", "very last"),
        concerns=[concern.pk],
        tags="mine",
    )
    page = client.get(address).content.decode()
    assert "The two texts go together" in page and "changed by editor only" in page
    assert client.post(address, {"theirs": "2"}).status_code == 302
    content = newest(article)
    assert content["title"] == "Theirs"
    assert content["body"] == BODY.replace("first", "very first").replace("last", "very last")
    assert (content["concerns"], content["tags"]) == ([concern.pk], ["mine", "theirs"])
    version = article.revisions.first()
    assert (version.number, version.created_by) == (3, cast.writer)
    assert version.note == "Merged with version 2, editor"
    assert UnsavedDraft.objects.open().count() == 0


@pytest.mark.parametrize(
    ("choice", "expected"), [("yours", "Mine"), ("theirs", "Theirs"), ("hand", "By hand")]
)
def test_a_conflict_is_settled_by_a_choice(cast, article, choice, expected):
    client, address = saved_too_late(cast, article, {"title": "Theirs"}, title="Mine")
    (key,) = keys(client.get(address).content.decode())
    client.post(address, {"theirs": "2", key: choice, f"{key}-text": "By hand"})
    assert newest(article)["title"] == expected


def test_both_texts_can_stay(cast, article):
    client, address = saved_too_late(
        cast, article, {"body": BODY + "\nTheir addition."}, body=BODY + "\nMy addition."
    )
    (key,) = keys(client.get(address).content.decode())
    client.post(address, {"theirs": "2", key: "both"})
    assert newest(article)["body"] == BODY + "\nMy addition.\n\nTheir addition."


def test_without_a_choice_nothing_is_saved(cast, article):
    client, address = saved_too_late(cast, article, {"title": "Theirs"}, title="Mine")
    response = client.post(address, {"theirs": "2"})
    assert "Nothing is saved yet" in response.content.decode()
    assert article.revisions.count() == 2


def test_somebody_who_saves_during_the_merging_is_merged_with_next(cast, article):
    client, address = saved_too_late(cast, article, {"title": "Theirs"}, title="Mine")
    (key,) = keys(client.get(address).content.decode())
    Article.objects.get(pk=article.pk).edit({"excerpt": "A third hand."}, by=cast.editor)
    response = client.post(address, {"theirs": "2", key: "hand", f"{key}-text": "By hand"})
    assert "/merge/?unsaved=" in response["Location"]
    assert "changed by editor only" in client.get(response["Location"]).content.decode()
    client.post(response["Location"], {"theirs": "3"})
    assert (newest(article)["title"], newest(article)["excerpt"]) == ("By hand", "A third hand.")


def test_boxes_dates_and_other_rows_are_chosen_whole(cast, article):
    client, address = saved_too_late(
        cast,
        article,
        {"is_featured": True, "publish_until": "2031-05-01T10:00:00Z", "slug": "their-address"},
        slug="my-address",
    )
    (key,) = keys(client.get(address).content.decode())
    client.post(address, {"theirs": "2", key: "theirs"})
    content = newest(article)
    assert (content["is_featured"], content["slug"]) == (True, "their-address")
    assert content["publish_until"].startswith("2031-05-01T10:00:00")


def test_rows_beside_the_text_come_through_the_merging(cast):
    treatment = TreatmentTypeFactory()
    treatment.edit({}, by=cast.writer)
    row = {
        "text": "A statement",
        "level": "case",
        "population": "people",
        "direction": "mixed",
        "position": "0",
    }
    rows = {"evidence-TOTAL_FORMS": "1", "evidence-0-as_of": "2026-01-01"}
    rows |= {f"evidence-0-{name}": value for name, value in row.items()}
    client = cast.client("writer")
    data = form_data(client.get(url("change", treatment, "treatmenttype"))) | {"summary": "Mine"} | rows
    treatment.edit({"definition": "Theirs."}, by=cast.editor)
    address = client.post(url("change", treatment, "treatmenttype"), data)["Location"]
    assert not treatment.evidence.exists()
    client.post(address, {"theirs": "2"})
    assert treatment.evidence.get().text == "A statement"
    assert (newest(treatment)["summary"], newest(treatment)["definition"]) == ("Mine", "Theirs.")


def test_a_form_sent_twice_is_no_conflict(cast, article):
    client = cast.client("writer")
    data = form_data(client.get(url("change", article))) | {"title": "Mine"}
    assert client.post(url("change", article), data)["Location"].endswith("/article/")
    again = client.post(url("change", article), data)
    page = client.get(again["Location"]).content.decode()
    assert "The two texts go together" in page
    client.post(again["Location"], {"theirs": "2"})
    assert article.revisions.count() == 2


def test_a_form_that_was_not_valid_keeps_the_version_it_began_from(cast, article):
    client = cast.client("writer")
    data = form_data(client.get(url("change", article))) | {"title": ""}
    article.edit({"excerpt": "Theirs"}, by=cast.editor)
    assert form_data(client.post(url("change", article), data))["base_version"] == "1"


def test_the_merging_is_for_those_who_write_and_their_own_texts(cast, article):
    _client, address = saved_too_late(cast, article, {"title": "Theirs"}, title="Mine")
    assert cast.client("reviewer").get(address).status_code == 403
    response = cast.client("editor").get(address)
    assert response["Location"].endswith("/change/")


def test_the_model_refuses_a_text_that_began_from_an_older_version(cast, article):
    article.edit({"title": "Second"}, by=cast.editor)
    with pytest.raises(VersionedText.Stale, match="editor saved version 2"):
        article.edit({"title": "Late"}, by=cast.writer, base=1)
    assert article.edit({"title": "In time"}, by=cast.writer, base=2).number == 3
