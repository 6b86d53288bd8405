"""Everything that waits: sends mail as it falls due, until it is told to stop."""

import signal
from threading import Event
from typing import Any

import structlog
from django.core.management.base import BaseCommand, CommandParser
from django.db import connections

from aesthetica.waiting_work import do_one
from clinics.mail import connection as mail_connection

log = structlog.get_logger("aesthetica.worker")
IDLE_SECONDS = 1.0


class Command(BaseCommand):
    help = "Sends the mail that waits. Several workers may run side by side. SIGTERM and Ctrl-C end it after the work in hand."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, then end")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        stopping = Event()
        for signum in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signum, lambda *_: stopping.set())
        log.info("worker started")
        with mail_connection.kept_open() as connection:
            while not stopping.is_set():
                if _attempt():
                    continue
                if once:
                    break
                connection.close()
                stopping.wait(IDLE_SECONDS)
        log.info("worker stopped")


def _attempt() -> bool:
    """Does one piece of work; a database that is away for a moment is no reason to end."""
    try:
        return do_one()
    except Exception:
        log.exception("work failed")
        connections.close_all()
        return False
