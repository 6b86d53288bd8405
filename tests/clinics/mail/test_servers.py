"""How every kind of answer of a mail server ends, over a real connection."""

import time
from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from clinics.mail import connection as mail_connection
from clinics.models import OutgoingEmail
from tests.clinics.factories import issued_code
from tests.clinics.mail.scripted_smtp import DRIP, RESET, SILENCE, ScriptedServer

pytestmark = pytest.mark.django_db
TLS, SIGNED_IN = {"use_tls": True}, {"username": "us", "password": "wrong"}


@pytest.fixture
def serve(request):
    """A server with a script, and the mailer that is set up for it."""

    def start(script, **options):
        server = ScriptedServer(script)
        options = {"host": "127.0.0.1", "port": server.port, "timeout": 0.5} | options
        mailers = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}
        settings = override_settings(MAILERS=mailers)
        settings.enable()
        request.addfinalizer(settings.disable)
        request.addfinalizer(server.close)
        return server

    return start


def send(at=None):
    OutgoingEmail.objects.send_next(at)
    return OutgoingEmail.objects.order_by("pk").last()


LATER, NEVER = "queued", "failed"
ANSWERS = [
    # where, what is said, options, how it ends, what the staff read
    ("greeting", "421 too busy", {}, LATER, "421 too busy"),
    ("greeting", "554 no service", {}, LATER, "554 no service"),
    ("greeting", "hello dear friend", {}, LATER, "Not the answer of a mail server: o dear friend"),
    ("greeting", SILENCE, {}, LATER, "timed out"),
    ("greeting", RESET, {}, LATER, "onnection"),
    ("AUTH", "535 wrong password", SIGNED_IN, LATER, "535 wrong password"),
    ("MAIL", "451 local error", {}, LATER, "451 local error"),
    ("MAIL", "530 sign in first", {}, LATER, "530 sign in first"),
    ("MAIL", "501 bad sender", {}, NEVER, "501 bad sender"),
    ("RCPT", "450 greylisted", {}, LATER, "450 greylisted"),
    ("RCPT", "421 closing now", {}, LATER, "421 closing now"),
    ("RCPT", "550 no such user", {}, NEVER, "550 no such user"),
    ("RCPT", "500 what?", {}, NEVER, "500 what?"),
    ("DATA", "452 no room", {}, LATER, "452 no room"),
    ("DATA", "554 not from you", {}, NEVER, "554 not from you"),
    ("message", "421 going down", {}, LATER, "421 going down"),
    ("message", "450 try later", {}, LATER, "450 try later"),
    ("message", "552 mailbox full", {}, NEVER, "552 mailbox full"),
    ("message", RESET, {}, LATER, "onnection"),
    ("message", SILENCE, {}, LATER, "timed out"),
    ("EHLO", "250 mail.example", TLS, LATER, "STARTTLS extension not supported"),
    ("STARTTLS", "454 no TLS now", TLS, LATER, "454 no TLS now"),
    ("STARTTLS", "500 what?", TLS, LATER, "500 what?"),
]


@pytest.mark.parametrize(("step", "said", "options", "status", "words"), ANSWERS)
def test_every_answer_ends_as_it_should(serve, step, said, options, status, words):
    script = {"EHLO": "250-mail.example\r\n250 STARTTLS"} if options == TLS else {}
    server = serve(script | {step: said}, **options)
    promo_code = issued_code()
    row = send()
    assert row.status == status
    assert words in row.last_error
    if step != "message":
        assert str(promo_code).encode() not in server.received and not server.messages


@pytest.mark.parametrize("step", ["EHLO", "STARTTLS"])
def test_without_the_encryption_that_is_demanded_nothing_of_a_mail_leaves(serve, step):
    script = {"EHLO": "250-mail.example\r\n250 STARTTLS", "STARTTLS": "454 no TLS now"}
    server = serve(script if step == "STARTTLS" else {"EHLO": "250 mail.example"}, **TLS, **SIGNED_IN)
    issued_code(email="anna@patients.example")
    assert send().status == "queued"
    for never in (b"anna", b"mail from", b"auth", b"subject"):
        assert never not in server.received.lower()


def test_a_mail_that_was_put_off_is_taken_the_second_time(serve):
    server = serve({"RCPT": ["450 greylisted"]})
    issued_code()
    row = send()
    assert row.status == "queued"
    assert send(row.next_attempt_at).status == "sent"
    assert len(server.messages) == 1


@pytest.mark.parametrize("step", ["greeting", "MAIL", "message"])
def test_a_server_that_dribbles_does_not_hold_the_worker(serve, monkeypatch, step):
    monkeypatch.setattr(mail_connection, "SECONDS", 1.0)
    serve({step: DRIP}, timeout=20)
    issued_code()
    started = time.monotonic()
    row = send()
    assert row.status == "queued" and row.last_error
    assert time.monotonic() - started < 15


# --- one connection for many mails -----------------------------------------------------------------------------------


def send_through_one(count):
    with mail_connection.kept_open() as connection:
        for _ in range(count):
            issued_code()
            send()
        return connection


def statuses():
    return sorted(OutgoingEmail.objects.values_list("status", flat=True))


def test_mails_in_a_row_share_a_connection(serve):
    server = serve({})
    send_through_one(4)
    assert statuses() == ["sent"] * 4
    assert (server.connections, len(server.messages)) == (1, 4)
    assert server.received.count(b"quit\r\n") == 1


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("NOOP", RESET),
        ("NOOP", "421 you were idle"),
        ("MAIL", ["250 fine", "421 enough for now"]),
        ("MAIL", ["250 fine", "451 too many mails on this connection"]),
        ("RCPT", ["250 fine", "554 too many mails on this connection"]),
    ],
)
def test_what_a_used_connection_refuses_is_asked_on_a_fresh_one(serve, step, said):
    server = serve({step: said})
    send_through_one(2)
    assert statuses() == ["sent", "sent"]
    assert (server.connections, len(server.messages)) == (2, 2)


def test_a_refusal_on_the_fresh_connection_counts(serve):
    serve({"RCPT": ["250 fine", "550 no such user", "550 no such user"]})
    send_through_one(3)
    assert statuses() == ["failed", "sent", "sent"]


def test_a_connection_that_broke_after_the_message_waits_for_the_next_try(serve):
    """The server may have taken it: repeating at once would make two of one more often than waiting does."""
    server = serve({"message": ["250 taken", RESET]})
    send_through_one(2)
    assert statuses() == ["queued", "sent"]
    with mail_connection.kept_open():
        OutgoingEmail.objects.send_next(timezone.now() + timedelta(minutes=2))
    assert statuses() == ["sent", "sent"]
    assert server.connections == 2


def test_a_connection_is_closed_when_there_is_nothing_to_do(serve):
    server = serve({})
    with mail_connection.kept_open() as connection:
        issued_code()
        send()
        connection.close()
        assert server.received.endswith(b"quit\r\n")
        issued_code()
        assert send().status == "sent"
    assert server.connections == 2
