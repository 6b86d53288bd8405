"""AI's help with a text stays on record from version to version, and nothing of it goes live unread."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.importers import read
from articles.models import Article, PageEvent, Review
from articles.models.ai_provenance import AIProvenance
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, make_public

pytestmark = pytest.mark.django_db
MADE = {"generated_by": "Gemini 2", "generated_on": "2025-03-30", "prompt_note": "A guide in plain words"}


def made_by_ai(cast, make=ArticleFactory):
    page = make()
    page.edit(MADE, by=cast.writer)
    return page


def acts(page):
    return list(PageEvent.objects.of(page).order_by("pk").values_list("act", flat=True))


def document(matter, name="draft.md"):
    return read(f"---\ntitle: Slow work\n{matter}\n---\n\nNeedling is slow work.\n".encode(), name=name)


@pytest.mark.parametrize("make", [ArticleFactory, TreatmentTypeFactory])
def test_later_versions_carry_it_on(cast, make):
    page = made_by_ai(cast, make)
    page.edit({"meta_description": "Another."}, by=cast.editor)
    assert [version.generated_by for version in page.revisions.all()] == ["Gemini 2", "Gemini 2"]
    assert page.draft_content()["prompt_note"] == "A guide in plain words"
    told = PageEvent.objects.of(page).get(act="ai_declared")
    assert told.detail == {"tool": "Gemini 2", "note": "A guide in plain words"}


@pytest.mark.parametrize("make", [ArticleFactory, TreatmentTypeFactory])
def test_nothing_of_it_goes_live_unread_whatever_the_reason(cast, make):
    page = made_by_ai(cast, make)
    with pytest.raises(page.NeedsReview, match="sign exactly version 1"):
        page.publish(by=cast.superuser, override_reason="It is urgent.")
    page.refresh_from_db()
    assert page.status == "draft" and "published" not in acts(page)
    Review.objects.approve(page, by=cast.reviewer)
    assert make_public(page).is_published


def test_the_signature_counts_for_exactly_the_newest_text(cast):
    page = made_by_ai(cast)
    Review.objects.approve(page, by=cast.reviewer)
    page.edit({"body": "Another text."}, by=cast.writer)
    with pytest.raises(Article.NeedsReview, match="version 2"):
        make_public(page)


def test_a_moment_to_come_is_no_way_around_it(cast):
    with pytest.raises(Article.NeedsReview):
        made_by_ai(cast).publish(by=cast.editor, at=timezone.now() + timedelta(days=1))


def test_a_draft_ahead_of_a_public_page_is_held_back_and_the_public_text_stays(cast):
    page = make_public(ArticleFactory(body="By a person."))
    page.edit(MADE | {"body": "By a machine."}, by=cast.writer)
    with pytest.raises(Article.NeedsReview):
        make_public(page)
    assert Article.objects.get(pk=page.pk).body == "By a person."


def test_it_is_lifted_with_a_reason_alone(cast):
    page = made_by_ai(cast)
    with pytest.raises(AIProvenance.ReasonMissing):
        page.edit({"generated_by": ""}, by=cast.writer)
    version = page.edit({"generated_by": ""}, by=cast.writer, lifted_reason="Written anew.")
    assert version.lifted_reason == "Written anew."
    content = page.draft_content()
    assert (content["generated_by"], content["generated_on"], content["prompt_note"]) == ("", None, "")
    told = PageEvent.objects.of(page).get(act="ai_lifted")
    assert (told.by, told.detail) == (cast.writer, {"tool": "Gemini 2", "reason": "Written anew."})


def test_the_version_that_lifts_it_is_read_before_it_goes_live_too(cast):
    page = made_by_ai(cast)
    page.edit({"generated_by": ""}, by=cast.writer, lifted_reason="Written anew.")
    with pytest.raises(Article.NeedsReview):
        make_public(page)
    Review.objects.approve(page, by=cast.reviewer)
    make_public(page)
    page.edit({"body": "A later text by a person."}, by=cast.writer)
    assert make_public(page).is_published


def test_going_back_to_a_version_from_before_needs_no_further_reason(cast):
    page = ArticleFactory()
    page.edit({}, by=cast.writer)
    page.edit(MADE, by=cast.writer)
    page.revert_to(page.revisions.get(number=1), by=cast.writer)
    assert page.revisions.first().lifted_reason == "Restored from version 1"


def test_notes_beside_the_text_leave_the_signature_valid(cast):
    page = made_by_ai(cast)
    Review.objects.approve(page, by=cast.reviewer)
    page.edit({"prompt_note": "More exactly", "human_editor": "Ada Example"}, by=cast.writer)
    assert page.approval is not None


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        ("generatedBy: Gemini", ("Gemini", None, "", "")),
        ("ai: true\neditedBy: Ada Example", ("tool not named", None, "", "Ada Example")),
        ("ai: false", ("", None, "", "")),
        ("generator:\n  name: Gemini\n  version: '2'", ("Gemini 2", None, "", "")),
        ("prompt: Write a guide", ("tool not named", None, "Write a guide", "")),
        ("ai_tool: Gemini\ngenerated_on: 2025-03-30", ("Gemini", date(2025, 3, 30), "", "")),
        ("editedBy: Ada Example", ("", None, "", "")),
    ],
)
def test_front_matter_tells_of_it(matter, expected):
    found = document(matter)
    assert (found.generated_by, found.generated_on, found.prompt_note, found.human_editor) == expected


def test_an_import_keeps_it_and_a_later_file_without_it_takes_nothing_back(cast):
    first = document("generatedBy: Gemini\ngeneratedOn: 2025-03-30\nsourceRef: slow", name="a.md")
    article, _outcome = Article.objects.import_document(first)
    assert acts(article) == ["imported", "ai_declared"]
    second = document("excerpt: Newer\nsourceRef: slow", name="b.md")
    article, outcome = Article.objects.import_document(second)
    assert (outcome, article.excerpt, article.generated_by) == ("updated", "Newer", "Gemini")
    assert [version.generated_by for version in article.revisions.all()] == ["Gemini", "Gemini"]


def test_an_import_that_is_to_publish_says_why_it_does_not(tmp_path, capsys):
    (tmp_path / "draft.md").write_text("---\ntitle: Slow work\nai: true\n---\n\nNeedling is slow work.\n")
    options = {"publish": True, "override_reason": "All is well."}
    with pytest.raises(SystemExit) as ended:
        call_command("import_articles", str(tmp_path / "draft.md"), **options)
    assert ended.value.code == 1
    assert "a medical reviewer must sign exactly version 1" in capsys.readouterr().out
    assert Article.objects.get().status == "draft"


def test_an_export_tells_of_it_and_is_read_back(tmp_path, cast):
    page = made_by_ai(cast)
    page.edit({"human_editor": "Ada Example"}, by=cast.writer)
    call_command("export_articles", str(tmp_path))
    again = read((tmp_path / "content" / "articles" / page.slug / "index.md").read_bytes(), name="again.md")
    assert (again.generated_by, again.generated_on) == ("Gemini 2", date(2025, 3, 30))
    assert (again.prompt_note, again.human_editor) == ("A guide in plain words", "Ada Example")
