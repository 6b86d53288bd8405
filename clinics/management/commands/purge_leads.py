"""Erases the personal data of leads that nobody needs any more."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from clinics.models import Lead, RateCounter


class Command(BaseCommand):
    help = (
        "Erases the details of leads beyond the retention time (settings.LEAD_RETENTION_DAYS; consent keeps them), of spam "
        "after 30 days, and drops the contact keys of promotions that are over. Codes, redemptions and figures stay."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be erased, and erase nothing"
        )
        parser.add_argument("--json", action="store_true", help="print the counts as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        counts = Lead.objects.purge(timezone.now(), is_dry_run=options["dry_run"])
        RateCounter.objects.over().delete()
        if options["json"]:
            self.stdout.write(json.dumps(counts))
            return
        done = "would be erased" if options["dry_run"] else "erased"
        self.stdout.write(
            f"{counts['erased']} leads {done}, contact keys of {counts['forgotten']} more dropped."
        )
