"""`manage.py import_articles`: files in, drafts and a report out."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.import_batch import ImportedSource, ImportOptions, import_sources, sources_in, totals_of
from articles.importers import FORMATS


class Command(BaseCommand):
    help = (
        "Imports articles from text files, Markdown with front matter or plain text, as drafts. Defects are repaired or "
        "reported with their line. The same file again changes nothing; what is public or was edited is never overwritten. "
        "Ends with 1 when a file was refused, or could not be published as asked; the others are imported all the same."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder with .txt and .md files"
        )
        parser.add_argument(
            "--format",
            choices=FORMATS,
            default="auto",
            dest="form",
            help="told apart by content unless given",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and keep nothing")
        parser.add_argument(
            "--report", type=Path, metavar="FILE.json", help="write repairs, warnings and findings as JSON"
        )
        parser.add_argument("--publish", action="store_true", help="publish what no finding blocks")
        parser.add_argument(
            "--override-reason",
            default="",
            metavar="TEXT",
            help="publish over blocking findings for this reason",
        )

    def handle(self, *args: Any, paths: list[Path], report: Path | None, **options: Any) -> None:
        if options["override_reason"] and not options["publish"]:
            raise CommandError("--override-reason is only of use with --publish.")
        how = ImportOptions(
            options["form"], options["dry_run"], options["publish"], options["override_reason"]
        )
        sources = [self._say(source, how) for source in import_sources(sources_in(paths), how)]
        totals = totals_of(sources)
        if report:
            _write(report, {"items": [source.as_dict() for source in sources], "totals": totals})
        self.stdout.write(_summary(totals, how))
        if totals["refused"] or any(source.not_published for source in sources):
            raise SystemExit(1)

    def _say(self, source: ImportedSource, how: ImportOptions) -> ImportedSource:
        if source.is_refused:
            self.stderr.write(self.style.ERROR(f"refused    {source.source}:{source.line}: {source.reason}"))
        else:
            self.stdout.write(_line(source))
        return source


def _line(source: ImportedSource) -> str:
    report, article = source.report, source.article
    counts = f"{len(report.get('repairs', ()))} repairs, {len(report.get('warnings', ()))} warnings, {len(source.findings)} findings"
    blocked = f"; not published: {source.not_published}" if source.not_published else ""
    published = "; published" if source.is_published else ""
    return f"{source.outcome.value:10} {source.source}: {article} ({counts}{blocked}{published})"


def _summary(totals: dict[str, int], how: ImportOptions) -> str:
    outcomes = ", ".join(
        f"{totals[name]} {name}" for name in ("created", "updated", "unchanged", "protected", "refused")
    )
    return f"{totals['sources']} files: {outcomes}.{' Dry run: nothing was kept.' if how.is_dry_run else ''}"


def _write(file: Path, report: dict[str, Any]) -> None:
    try:
        file.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"The report cannot be written to {file}: {error.strerror}") from error
