"""The way to the mail server: opened for one mail, or kept open while a worker has mail to send."""

import contextlib
import smtplib
from collections.abc import Iterator

from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.smtp import EmailBackend as Smtp

from clinics.mail.deadline import deadline

SECONDS = 30  # for one mail, from the first connection to the last answer


class MailConnection:
    """An SMTP connection for one mail after another. Other ways of sending have nothing to keep open."""

    def __init__(self) -> None:
        self._open: Smtp | None = None

    def send(self, message: EmailMessage) -> None:
        """Hand the mail over; raises what the server or the network answered.

        What a used connection refuses is tried once more on a fresh one: some servers take only so many mails on
        one connection. Not after a broken connection, since the server may have taken the mail before.
        """
        with deadline(SECONDS):
            was_used = self._is_alive()
            try:
                self._hand_over(message)
            except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused):
                if not was_used:
                    raise
                self._hand_over(message)

    def close(self) -> None:
        """Say goodbye, if anybody is there; the next mail opens a connection again."""
        with deadline(SECONDS):
            self._leave()

    def _leave(self) -> None:
        connection, self._open = self._open, None
        if connection:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                connection.close()

    def _hand_over(self, message: EmailMessage) -> None:
        backend = self._open or mailers["default"]
        if isinstance(backend, Smtp):
            self._open = backend
        try:
            if self._open:
                self._open.open()
            backend.send_messages([message])
        except BaseException:
            self._leave()
            raise

    def _is_alive(self) -> bool:
        """Whether there is a connection that still answers; a server ends one that was idle."""
        if self._open and (connection := self._open.connection):
            with contextlib.suppress(OSError, smtplib.SMTPException):
                if connection.noop()[0] == 250:
                    return True
        self._leave()
        return False


_kept: MailConnection | None = None


@contextlib.contextmanager
def kept_open() -> Iterator[MailConnection]:
    """Send all mail of the block through one connection."""
    global _kept
    _kept = connection = MailConnection()
    try:
        yield connection
    finally:
        _kept = None
        connection.close()


def send(message: EmailMessage) -> None:
    """Hand one mail over, through the connection that is kept where there is one."""
    if _kept:
        return _kept.send(message)
    with contextlib.closing(MailConnection()) as connection:
        connection.send(message)
