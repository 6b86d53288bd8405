"""Which answers of a mail server end the matter."""

import smtplib
import socket

import pytest
import requests
from anymail.exceptions import AnymailInvalidAddress, AnymailRecipientsRefused, AnymailRequestsAPIError

from clinics.mail.errors import described, is_final


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"a@example.org": (550, b"no such user")}),
        smtplib.SMTPDataError(554, b"rejected"),
        smtplib.SMTPSenderRefused(553, b"not you", "b@example.org"),
        ValueError("Invalid address"),
    ],
)
def test_a_refusal_of_the_message_is_final(error):
    assert is_final(error)


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"a@example.org": (450, b"greylisted")}),
        smtplib.SMTPDataError(451, b"later"),
        smtplib.SMTPSenderRefused(530, b"sign in", "b@example.org"),
        smtplib.SMTPAuthenticationError(535, b"wrong password"),
        smtplib.SMTPConnectError(554, b"not today"),
        smtplib.SMTPServerDisconnected("gone"),
        smtplib.SMTPNotSupportedError("STARTTLS extension not supported by server."),
        ConnectionRefusedError(111, "refused"),
        socket.gaierror(-2, "name unknown"),
        TimeoutError("slow"),
    ],
)
def test_everything_else_is_tried_again(error):
    assert not is_final(error)


def test_the_staff_read_the_servers_own_words():
    assert (
        described(smtplib.SMTPRecipientsRefused({"a@example.org": (550, b"no such user")}))
        == "550 no such user"
    )
    assert described(smtplib.SMTPDataError(451, b"later")) == "451 later"
    assert described(TimeoutError("slow")) == "TimeoutError: slow"


def answered(status):
    response = requests.Response()
    response.status_code, response.reason = status, "Reason"
    response._content = b'{"message": "to parameter is not a valid address: anna@example.org"}'
    return AnymailRequestsAPIError(response=response)


def unreachable():
    kind = type("AnymailRequestsAPIError", (AnymailRequestsAPIError, requests.ConnectionError), {})
    return kind("Error posting to https://api.example/messages:")


@pytest.mark.parametrize(
    "error", [answered(400), answered(422), AnymailRecipientsRefused(), AnymailInvalidAddress("no address")]
)
def test_a_providers_refusal_of_the_message_is_final(error):
    assert is_final(error)


@pytest.mark.parametrize(
    "error", [*map(answered, (401, 402, 403, 404, 408, 429, 500, 502, 503)), unreachable()]
)
def test_a_provider_that_is_busy_away_or_does_not_know_us_is_asked_again(error):
    assert not is_final(error)


def test_a_providers_answer_shows_no_address_and_fits_on_a_line():
    words = described(answered(400))
    assert "400 (Reason)" in words and "a•••@e•••.org" in words
    assert "anna" not in words and "\n" not in words
