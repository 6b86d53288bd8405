"""Checks every page against the rules and says what it found."""

import json
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.check_report import CheckedText, checked_texts, totals
from articles.compliance.finding import JURISDICTIONS


class Command(BaseCommand):
    help = """Checks all articles and treatment pages against the rules about wording, structure, sources and pictures.

Of a published page the public text is checked, and its newer draft beside it where there is one.

Exit code: 0 when no blocking finding is left on the public text of a published page, 1 when one is, 2 when the
command was called wrongly. Findings that a medical reviewer has accepted are listed, marked, and do not count."""

    def create_parser(self, *args: Any, **options: Any) -> Any:
        return super().create_parser(*args, formatter_class=RawDescriptionHelpFormatter, **options)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--jurisdiction",
            action="append",
            metavar="XX",
            help=f"{', '.join(JURISDICTIONS)}; may be repeated. Default: those of the site ({', '.join(settings.JURISDICTIONS)}).",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON document instead of lines")

    def handle(self, *, jurisdiction: list[str] | None, **options: Any) -> None:
        places = _known(jurisdiction) if jurisdiction else list(settings.JURISDICTIONS)
        texts = list(checked_texts(places))
        if options["json"]:
            self._print_json(texts, places)
        else:
            self._print_lines(texts)
        if any(text.blocks_readers_page for text in texts):
            raise SystemExit(1)

    def _print_json(self, texts: list[CheckedText], places: list[str]) -> None:
        items = [text.as_dict() for text in texts]
        report = {"jurisdictions": places, "items": items, "totals": totals(texts)}
        self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))

    def _print_lines(self, texts: list[CheckedText]) -> None:
        for text in texts:
            self.stdout.write("\n".join(text.lines()))
        self.stdout.write(", ".join(f"{count} {name}" for name, count in totals(texts).items()))


def _known(jurisdictions: list[str]) -> list[str]:
    codes = [code.upper() for code in jurisdictions]
    if unknown := sorted(set(codes) - set(JURISDICTIONS)):
        raise CommandError(
            f"Not known: {', '.join(unknown)}. Choose from {', '.join(JURISDICTIONS)}.", returncode=2
        )
    return codes
