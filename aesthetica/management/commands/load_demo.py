"""Writes the demonstration clinic group into an empty database."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from aesthetica.demo.load import OtherContent, load, refuse_other_content
from aesthetica.demo.sign_ins import PASSWORD, USERNAMES


class Command(BaseCommand):
    help = (
        "Loads a demonstration clinic group: texts, pictures, clinics, a promotion and synthetic leads. "
        "Running it again adds only what is missing. Its sign-ins have a password that everybody knows: never on a public site."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--force", action="store_true", help="load it beside content that is there already"
        )

    def handle(self, *args: Any, force: bool, **options: Any) -> None:
        if not force:
            try:
                refuse_other_content()
            except OtherContent as found:
                message = f"This database holds other content ({found}). Use an empty one, or --force to load the demonstration beside it."
                raise CommandError(message) from found
        for added, label in load():
            self.stdout.write(f"{added:5} {label}" if added else f"    – {label}: nothing to add")
        self.stdout.write(
            f"Sign-ins: {', '.join(USERNAMES)}. Password: {PASSWORD} (for demonstrations only)."
        )
