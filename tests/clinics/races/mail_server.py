"""A mail server on this machine that answers as told and remembers what it accepted."""

import asyncio


class Post:
    """Keeps the Message-IDs of what it accepted."""

    def __init__(self):
        self.answers, self.accepted, self.delay, self.seen = [], [], 0.0, 0

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  (aiosmtpd's name)
        self.seen += 1
        await asyncio.sleep(self.delay)
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer.startswith("250"):
            head = envelope.content.decode().replace("\r\n ", " ")
            self.accepted.append(next(line for line in head.splitlines() if line.startswith("Message-ID")))
        return answer


def mailer(port):
    """The setting MAILERS that leads there."""
    options = {"host": "127.0.0.1", "port": port, "timeout": 5}
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}
