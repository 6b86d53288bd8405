"""Erases and deletes what nobody needs any more; the worker does the same by itself."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from clinics.privacy import retention


class Command(BaseCommand):
    help = (
        "Applies all rules of retention now: details of leads (settings.LEAD_RETENTION_DAYS; consent keeps them), spam after 30 "
        "days, contact keys of promotions that are over, old mails, look-ups and records of access. Codes, redemptions and figures stay."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count what is due, and change nothing")
        parser.add_argument("--json", action="store_true", help="print the counts as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        is_dry_run = options["dry_run"]
        counts = retention.due(timezone.now()) if is_dry_run else retention.apply(timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps(counts))
            return
        would = "would be " if is_dry_run else ""
        for rule in retention.RULES:
            *things, done = rule.what.split()
            self.stdout.write(f"{counts[rule.name]} {' '.join(things)} {would}{done}.")
