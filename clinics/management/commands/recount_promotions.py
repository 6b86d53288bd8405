"""Compares the counters of promotions with what is on record."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from clinics.models import Promotion

COUNTED = {
    "issued": ("issued_count", "codes_on_record"),
    "redeemed": ("redeemed_count", "redemptions_on_record"),
}


class Command(BaseCommand):
    help = (
        "Counts the codes and redemptions of every promotion from their rows and reports counters that drifted; "
        "--fix puts them right. Ends with 1 when counters are wrong and stay so."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--fix", action="store_true", help="set the counters to what is on record")
        parser.add_argument("--json", action="store_true", help="print the drift as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        drifted = [_drift(promotion) for promotion in Promotion.objects.with_drift()]
        if options["json"]:
            self.stdout.write(json.dumps(drifted))
        else:
            self._say(drifted)
        if options["fix"]:
            self._fix(drifted, is_quiet=options["json"])
        elif drifted:
            raise CommandError("Counters are wrong; --fix puts them right.")

    def _say(self, drifted: list[dict[str, Any]]) -> None:
        for row in drifted:
            for name in COUNTED:
                self.stdout.write(
                    f"{row['slug']}: {name} counter {row[name]['counter']}, {row[name]['rows']} on record"
                )
        if not drifted:
            self.stdout.write("All counters are right.")

    def _fix(self, drifted: list[dict[str, Any]], *, is_quiet: bool) -> None:
        try:
            fixed = Promotion.objects.recount()
        except IntegrityError as error:
            raise CommandError(
                "More is on record than a promotion's limit allows: raise the limit, then try again."
            ) from error
        if drifted and not is_quiet:
            self.stdout.write(f"{fixed} promotions put right.")


def _drift(promotion: Any) -> dict[str, Any]:
    counts = {
        name: {"counter": getattr(promotion, counter), "rows": getattr(promotion, rows)}
        for name, (counter, rows) in COUNTED.items()
    }
    return {"slug": promotion.slug, **counts}
