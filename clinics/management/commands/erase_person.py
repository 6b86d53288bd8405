"""Erases everything that tells who a person was."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from clinics.models import Person


class Command(BaseCommand):
    help = (
        "Erases name, address, telephone number and mails of a person from all promotions (GDPR Art. 17). Codes, redemptions "
        "and figures stay, without the person. Asks first, unless --yes is given."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="the person's e-mail address, in whatever spelling")
        parser.add_argument("--phone", default="", help="include what is held under this telephone number")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, address: str, phone: str, yes: bool, **options: Any) -> None:
        person = Person.known_as(address, phone)
        if not person.is_known:
            raise CommandError("Nothing is held about this person.")
        if not yes and not self._is_confirmed(person):
            raise CommandError("Nothing was erased.")
        counts = person.erase()
        self.stdout.write(f"{counts['leads']} leads and {counts['emails']} e-mails erased.")

    def _is_confirmed(self, person: Person) -> bool:
        held = f"{person.leads.count()} leads and {person.emails.count()} e-mails are held."
        try:
            return input(f"{held} Erase what tells who it was, for good? Type yes: ").strip() == "yes"
        except EOFError:
            return False
