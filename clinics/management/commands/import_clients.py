"""Imports lists of earlier clients, so that an offer for new clients can know them."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from phonenumbers import SUPPORTED_REGIONS

from clinics.client_list import NotAListError
from clinics.models import Clinic, KnownClient

SHOWN = 200  # refused cells that are printed; the report names all


class Command(BaseCommand):
    help = (
        "Imports clients from CSV files with a column for e-mail addresses or telephone numbers. Only keyed digests are stored; "
        "a second run changes nothing. Ends with 1 when a file could not be read; single cells that are refused are reported."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--list", default="", help="name of the list (default: the file's name)")
        parser.add_argument(
            "--region",
            default="",
            help="country of numbers without one, like GB (default: the first clinic's)",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be added, and add nothing")
        parser.add_argument("--report", type=Path, metavar="FILE.json", help="write the whole report there")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        clinic = Clinic.objects.first()
        options["region"] = options["region"] or (clinic.country if clinic else "GB")
        if options["region"] not in SUPPORTED_REGIONS:
            raise CommandError("--region must be two capital letters of a country, like GB.")
        reports = [self._imported(file, options) for file in options["files"]]
        if options["report"]:
            _write(options["report"], reports)
        if options["json"]:
            self.stdout.write(json.dumps(reports, ensure_ascii=False))
        if any("error" in report for report in reports):
            raise SystemExit(1)

    def _imported(self, file: Path, options: dict[str, Any]) -> dict[str, Any]:
        try:
            report = KnownClient.objects.import_list(
                file.read_bytes(),
                list_name=options["list"] or file.name,
                region=options["region"],
                is_dry_run=options["dry_run"],
            )
        except (NotAListError, OSError) as error:
            self.stderr.write(f"{file}: {error}")
            return {"file": str(file), "error": str(error)}
        if not options["json"]:
            done = "would be added" if options["dry_run"] else "added"
            self.stdout.write(
                f"{file}: {report.rows} clients, {report.new} keys {done}, {report.known} known, {report.refused} cells refused."
            )
            for refusal in report.refusals[:SHOWN]:
                self.stdout.write(f"  line {refusal.line}, {refusal.field} {refusal.value}: {refusal.reason}")
        return {"file": str(file)} | report.as_dict()


def _write(file: Path, reports: list[dict[str, Any]]) -> None:
    try:
        file.write_text(json.dumps(reports, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"The report cannot be written to {file}: {error.strerror}") from error
