"""Writes down everything held about a person."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from clinics.models import LeadAccess, Person
from clinics.privacy import person_file


class Command(BaseCommand):
    help = "Writes everything held about a person as JSON (GDPR Art. 15 and 20): to a file that only you can read, or to the terminal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="the person's e-mail address, in whatever spelling")
        parser.add_argument("--phone", default="", help="include what is held under this telephone number")
        parser.add_argument("--output", metavar="FILE", help="write there; the file must not exist yet")

    def handle(self, *args: Any, address: str, phone: str, output: str | None, **options: Any) -> None:
        person = Person.known_as(address, phone)
        if not person.is_known:
            raise CommandError("Nothing is held about this person.")
        text = person_file.as_json(person)
        if output:
            _write(output, text)
        else:
            self.stdout.write(text)
        person.record(LeadAccess.Act.PERSON_EXPORTED, by=None)


def _write(name: str, text: str) -> None:
    try:
        descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise CommandError(f"{name} can't be written: {error.strerror}.") from error
    with open(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
