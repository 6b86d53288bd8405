"""`manage.py import_articles`: what a clinic has in, drafts and a report out."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.importers.sources import FORMATS
from articles.models import ImportBatch, ImportItem
from articles.models.import_run import run
from articles.models.import_totals import Totals
from articles.site_export import NotRestorable, restore


class Command(BaseCommand):
    help = (
        "Imports articles as drafts: files, folders and ZIP archives of Markdown, plain text, HTML and DOCX, and exports of "
        "WordPress and Ghost. Defects are repaired or reported with their line. The same file again changes nothing; what is "
        "public or was edited is never overwritten. The whole import can be taken back in the admin. "
        "Ends with 1 when a text was refused, or could not be published as asked; the others are imported all the same."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="a file, folder or ZIP archive"
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
            "--report",
            type=Path,
            metavar="FILE.json",
            help="write repairs, warnings and findings as JSON; the claims check that this needs takes its time",
        )
        parser.add_argument("--publish", action="store_true", help="publish what no finding blocks")
        parser.add_argument(
            "--override-reason",
            default="",
            metavar="TEXT",
            help="publish over blocking findings for this reason",
        )

        parser.add_argument(
            "--restore",
            action="store_true",
            help="bring a whole site back from the folder that export_articles wrote, reviews and history too, into an empty one",
        )

    def handle(self, *args: Any, paths: list[Path], report: Path | None, **options: Any) -> None:
        if options["restore"]:
            self._restore(paths, is_alone=not (options["publish"] or options["dry_run"] or report))
            return
        if options["override_reason"] and not options["publish"]:
            raise CommandError("--override-reason is only of use with --publish.")
        is_dry = options["dry_run"]
        batch = ImportBatch.objects.create(
            name=", ".join(map(str, paths))[:300],
            paths=[str(path.absolute()) for path in paths],
            form=options["form"],
            publishes=options["publish"],
            override_reason=options["override_reason"],
            is_surveyed=not is_dry,
            wants_findings=report is not None,
        )
        totals = Totals()
        try:
            with _report(report) as file:
                for number, item in enumerate(self._said(run(batch, is_dry=is_dry), totals)):
                    file.write(",\n" if number else "\n")
                    file.write(json.dumps(item.as_dict(), ensure_ascii=False, indent=1))
                file.write(f"\n],\n{_rest(batch, totals)}")
        finally:
            if is_dry:
                batch.delete()
        if batch.trouble:
            raise CommandError(batch.trouble)
        self._say_all(batch, totals, is_dry)
        if totals.refused or totals.not_published:
            raise SystemExit(1)

    def _restore(self, paths: list[Path], *, is_alone: bool) -> None:
        if len(paths) > 1 or not is_alone:
            raise CommandError("--restore takes one folder and no other option.")
        try:
            counts = restore(paths[0])
        except NotRestorable as error:
            raise CommandError(str(error)) from error
        for table, count in counts.items():
            if count:
                self.stdout.write(f"restored   {count:,} {table}")

    def _said(self, items: Iterable[ImportItem], totals: Totals) -> Iterator[ImportItem]:
        for item in items:
            totals.count(item)
            if item.reason:
                self.stderr.write(self.style.ERROR(f"refused    {item.name}:{item.line}: {item.reason}"))
            else:
                self.stdout.write(_line(item))
            yield item

    def _say_all(self, batch: ImportBatch, totals: Totals, is_dry: bool) -> None:
        if batch.left_aside_count:
            names = ", ".join(batch.left_aside[:5]) + (" …" if batch.left_aside_count > 5 else "")
            self.stderr.write(f"left aside {batch.left_aside_count} files that hold no article: {names}")
        self.stdout.write(f"{totals}.{' Dry run: nothing was kept.' if is_dry else ''}")


def _line(item: ImportItem) -> str:
    counts = f"{len(item.repairs)} repairs, {len(item.warnings)} warnings"
    if item.findings:
        counts += f", {len(item.findings)} findings"
    blocked = f"; not published: {item.not_published}" if item.not_published else ""
    published = "; published" if item.as_dict()["published"] else ""
    return f"{item.outcome:10} {item.name}: {item.title} ({counts}{blocked}{published})"


def _rest(batch: ImportBatch, totals: Totals) -> str:
    aside = json.dumps(batch.left_aside, ensure_ascii=False)
    return f'"left_aside": {aside},\n"totals": {json.dumps(totals.as_dict())}\n}}\n'


@contextmanager
def _report(path: Path | None) -> Iterator[IO[str]]:
    """The file that the report goes to as it comes up, so that it need not fit in memory."""
    try:
        with (path or Path("/dev/null")).open("w", encoding="utf-8") as file:
            file.write('{"items": [')
            yield file
    except OSError as error:
        raise CommandError(f"The report cannot be written to {path}: {error.strerror}") from error
