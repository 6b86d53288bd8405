"""Notes that mail to an address came back, where somebody reads the mailbox in which such mail arrives."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from clinics.models import OutgoingEmail, SuppressedAddress

Reason = SuppressedAddress.Reason


class Command(BaseCommand):
    help = "Notes that mail to an address came back, or was reported as spam: it is written to no more."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", metavar="ADDRESS")
        parser.add_argument(
            "--complaint",
            action="store_true",
            help="reported as spam; ends the consent to be written to, too",
        )
        parser.add_argument("--answer", default="", help="what the mail server said", metavar="TEXT")

    def handle(self, *args: Any, address: str, complaint: bool, answer: str, **options: Any) -> None:
        reason = Reason.COMPLAINT if complaint else Reason.BOUNCE
        email = OutgoingEmail.objects.last_sent_to(address)
        if email and not complaint:
            email.bounce(answer=answer)
        if not SuppressedAddress.objects.suppress(address, reason, answer=answer):
            raise CommandError("This is no e-mail address.")
        self.stdout.write("Noted: no more mail goes to this address.")
