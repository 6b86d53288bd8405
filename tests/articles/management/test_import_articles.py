"""import_articles: drafts, a report for programs, and honest exit codes."""

import json
import shutil

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Image, Revision
from tests.articles.importers.reading import DATA
from tests.articles.importers.test_source_documents import SEEDS

pytestmark = pytest.mark.django_db
KEYS = {
    "source",
    "outcome",
    "slug",
    "url",
    "title",
    "repairs",
    "warnings",
    "citations",
    "findings",
    "unmapped",
    "published",
}


@pytest.fixture
def folder(tmp_path):
    for name in ("front-matter.md", "scraped.txt", "dashes.txt"):
        shutil.copy(DATA / name, tmp_path / name)
    (tmp_path / "notes.pdf").write_bytes(b"%PDF-1.7")
    return tmp_path


def run(*arguments, code=0, tmp_path=None):
    """The command's report; it must end with that exit code."""
    report = tmp_path / "out" / "report.json"
    report.parent.mkdir(exist_ok=True)
    try:
        call_command("import_articles", *map(str, arguments), report=report)
        ended = 0
    except SystemExit as end:
        ended = end.code
    assert ended == code
    return json.loads(report.read_text(encoding="utf-8"))


def outcomes(report):
    return {item["source"]: item["outcome"] for item in report["items"]}


def test_a_folder_is_imported_as_drafts_with_a_report(folder, capsys):
    report = run(folder, tmp_path=folder)
    assert outcomes(report) == {
        "dashes.txt": "created",
        "front-matter.md": "created",
        "scraped.txt": "created",
    }
    assert Article.objects.drafts().count() == 3
    assert report["totals"]["created"] == 3 and report["totals"]["sources"] == 3
    item = next(item for item in report["items"] if item["source"] == "front-matter.md")
    assert set(item) == KEYS
    assert item["url"] == "/articles/a-calm-look-at-needling/" and item["title"] == "A calm look at needling"
    assert {"code", "line", "before", "after"} <= set(item["repairs"][0])
    assert {"code", "message", "line"} <= set(item["warnings"][0])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4 and lines[1].startswith("created    front-matter.md: A calm look")
    assert lines[-1] == "3 files: 3 created, 0 updated, 0 unchanged, 0 protected, 0 refused."


def test_findings_point_into_the_repaired_fields(folder):
    report = run(folder, tmp_path=folder)
    found = 0
    for item in report["items"]:
        content = Article.objects.get(slug=item["slug"]).content()
        for finding in item["findings"]:
            if finding["field"] in content and finding["end"]:
                found += 1
                assert content[finding["field"]][finding["start"] : finding["end"]] == finding["text"]
    assert found


def test_a_second_run_changes_nothing(folder):
    run(folder, tmp_path=folder)
    before = list(Article.objects.order_by("pk").values())
    report = run(folder, tmp_path=folder)
    assert set(outcomes(report).values()) == {"unchanged"}
    assert list(Article.objects.order_by("pk").values()) == before
    assert Revision.objects.count() == 3


def test_a_dry_run_says_the_same_and_keeps_nothing(folder, capsys):
    report = run(folder, "--dry-run", tmp_path=folder)
    assert set(outcomes(report).values()) == {"created"} and report["items"][0]["repairs"]
    assert not Article.objects.exists() and not Image.objects.exists() and not Revision.objects.exists()
    assert "Dry run" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "raw", "line", "reason"),
    [
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00", 1, "binary"),
        ("empty.txt", b"", 1, "empty"),
        ("broken.md", b"---\ntitle: a: b: c\n---\n\nText.\n", 2, "not valid YAML"),
        ("missing.md", None, 1, "cannot be opened"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name_line_and_reason_and_the_rest_goes_on(
    folder, capsys, name, raw, line, reason
):
    bad = folder / name
    if raw is not None:
        bad.write_bytes(raw)
    report = run(bad, folder / "scraped.txt", code=1, tmp_path=folder)
    assert outcomes(report) == {name: "refused", "scraped.txt": "created"}
    refused = report["items"][0]
    assert refused["line"] == line and reason in refused["reason"] and refused["slug"] == ""
    error = capsys.readouterr().err
    assert f"{name}:{line}:" in error and reason in error
    assert report["totals"]["refused"] == 1


def test_two_files_with_one_reference_do_not_overwrite_each_other(folder):
    other = folder / "other"
    other.mkdir()
    (other / "scraped.md").write_text("Quite another text stands here.\n")
    report = run(folder / "scraped.txt", other / "scraped.md", code=1, tmp_path=folder)
    assert outcomes(report) == {"scraped.txt": "created", "scraped.md": "refused"}


def test_an_edited_article_is_protected(folder):
    run(folder / "scraped.txt", tmp_path=folder)
    Article.objects.get().edit({"title": "By hand"}, by=None)
    with (folder / "scraped.txt").open("a") as file:
        file.write("\nAnother sentence was added at the end.\n")
    report = run(folder / "scraped.txt", tmp_path=folder)
    assert outcomes(report) == {"scraped.txt": "protected"}
    assert Article.objects.get().title == "By hand"


def test_publishing_needs_a_reason_where_findings_block(folder, capsys):
    report = run(folder / "scraped.txt", "--publish", code=1, tmp_path=folder)
    assert report["items"][0]["published"] is False and not Article.objects.published().exists()
    assert "findings block" in capsys.readouterr().out
    report = run(
        folder / "scraped.txt", "--publish", "--override-reason", "Checked by hand.", tmp_path=folder
    )
    assert outcomes(report) == {"scraped.txt": "unchanged"} and report["items"][0]["published"] is True
    assert Article.objects.published().count() == 1


def test_a_reason_without_publishing_is_refused(folder):
    with pytest.raises(CommandError, match="--publish"):
        call_command("import_articles", str(folder), "--override-reason", "x")


def test_a_format_can_be_asked_for(folder):
    report = run(folder / "scraped.txt", "--format", "front_matter", code=1, tmp_path=folder)
    assert "no front matter" in report["items"][0]["reason"]


def test_a_report_that_cannot_be_written_says_so(folder):
    with pytest.raises(CommandError, match="cannot be written"):
        call_command(
            "import_articles", str(folder / "scraped.txt"), report=folder / "nowhere" / "report.json"
        )


@pytest.mark.seeds
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents (../shared/seeds) are not here")
def test_the_five_source_documents_become_drafts_and_a_second_run_changes_nothing(tmp_path):
    report = run(SEEDS, tmp_path=tmp_path)
    assert set(outcomes(report).values()) == {"created"} and len(report["items"]) == 5
    assert Article.objects.drafts().count() == 5 and not Article.objects.published().exists()
    assert all(item["findings"] for item in report["items"])
    assert Image.objects.count() == 4 and Image.objects.uncredited().count() == 3
    again = run(SEEDS, tmp_path=tmp_path)
    assert set(outcomes(again).values()) == {"unchanged"}
    assert [item["repairs"] for item in again["items"]] == [item["repairs"] for item in report["items"]]
