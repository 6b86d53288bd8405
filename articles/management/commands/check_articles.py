"""Checks every page against the rules and says what it found."""

import json
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.check_report import CheckedText, checked_texts, live_pages, totals
from articles.compliance.finding import JURISDICTIONS
from articles.models import RuleSetting
from articles.models.effective_rules import effective_rules
from articles.rule_comparison import Comparison


class Command(BaseCommand):
    help = """Checks all articles and treatment pages against the rules about wording, structure, sources and pictures.

Of a published page the public text is checked, and its newer draft beside it where there is one.

Exit code: 0 when no blocking finding is left on the public text of a published page, 1 when one is, 2 when the
command was called wrongly. Findings that a medical reviewer has accepted are listed, marked, and do not count.

With --since-rule-change or --compare NUMBER it tells instead what a change of the rules means for the public texts:
which findings are new (+), gone (-) or of another weight (~). Exit code then: 1 when a page has a blocking finding that
did not block before, else 0."""

    def create_parser(self, *args: Any, **options: Any) -> Any:
        return super().create_parser(*args, formatter_class=RawDescriptionHelpFormatter, **options)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--jurisdiction",
            action="append",
            metavar="XX",
            help=f"{', '.join(JURISDICTIONS)}; may be repeated. Default: those of the site ({', '.join(settings.JURISDICTIONS)}).",
        )
        compare = parser.add_mutually_exclusive_group()
        compare.add_argument(
            "--since-rule-change",
            action="store_true",
            help="compare with the rules before their newest change",
        )
        compare.add_argument(
            "--compare",
            type=int,
            metavar="NUMBER",
            help="compare with the rules after the change of this number; 0 is the shipped ones",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON document instead of lines")

    def handle(self, *, jurisdiction: list[str] | None, **options: Any) -> None:
        places = _known(jurisdiction) if jurisdiction else list(settings.JURISDICTIONS)
        if options["since_rule_change"] or options["compare"] is not None:
            self._compare(places, _earlier(options["compare"]), as_json=options["json"])
            return
        texts = list(checked_texts(places))
        if options["json"]:
            self._print_json(texts, places)
        else:
            self._print_lines(texts)
        if any(text.blocks_readers_page for text in texts):
            raise SystemExit(1)

    def _compare(self, places: list[str], until: int, *, as_json: bool) -> None:
        before, after = effective_rules(until), effective_rules()
        comparison = Comparison(before, after, places)
        touched = [found for page in live_pages() if (found := comparison.of(page)).is_touched]
        blocked = sum(found.is_newly_blocked for found in touched)
        if as_json:
            report = {
                "jurisdictions": places,
                "before": before.version,
                "after": after.version,
                "rules": sorted(comparison.rules),
                "items": [found.as_dict() for found in touched],
                "totals": {"touched": len(touched), "newly_blocked": blocked},
            }
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
        else:
            rules = ", ".join(sorted(comparison.rules)) or "none"
            self.stdout.write(f"Rules {before.version} → {after.version}; changed: {rules}")
            for found in touched:
                self.stdout.write("\n".join(found.lines()))
            self.stdout.write(f"{len(touched)} pages touched, {blocked} newly blocked")
        if blocked:
            raise SystemExit(1)

    def _print_json(self, texts: list[CheckedText], places: list[str]) -> None:
        items = [text.as_dict() for text in texts]
        report = {"jurisdictions": places, "items": items, "totals": totals(texts)}
        self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))

    def _print_lines(self, texts: list[CheckedText]) -> None:
        for text in texts:
            self.stdout.write("\n".join(text.lines()))
        self.stdout.write(", ".join(f"{count} {name}" for name, count in totals(texts).items()))


def _earlier(number: int | None) -> int:
    """The number of the change up to which the earlier rules go."""
    if number is None:
        return RuleSetting.objects.before_newest()
    if number and not RuleSetting.objects.filter(pk=number).exists():
        raise CommandError(f"There is no change of the number {number}.", returncode=2)
    return number


def _known(jurisdictions: list[str]) -> list[str]:
    codes = [code.upper() for code in jurisdictions]
    if unknown := sorted(set(codes) - set(JURISDICTIONS)):
        raise CommandError(
            f"Not known: {', '.join(unknown)}. Choose from {', '.join(JURISDICTIONS)}.", returncode=2
        )
    return codes
