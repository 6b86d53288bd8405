"""Which refusals of a mail server (RFC 5321 section 4.2.1) or of a mail provider are its last word."""

import re
import smtplib

from clinics.contact_masks import masked_email

# Of an HTTP interface: the message or its recipient is refused. Anything else is about us (keys, limits) or passes.
REFUSALS = {400, 406, 413, 422}


def is_final(error: Exception) -> bool:
    """Whether trying again can't help: the server refused this address or message with a 5xx.

    A refused connection, greeting or sign-in says nothing about the message, whatever its number.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    if isinstance(error, smtplib.SMTPSenderRefused | smtplib.SMTPDataError):
        return error.smtp_code >= 500 and error.smtp_code != 530  # 530: sign in first (RFC 4954)
    return _is_final_of_provider(error)


def described(error: Exception) -> str:
    """Return one line for the staff: the server's answer, or what kept us from getting one."""
    return without_addresses(_answer(error))


def without_addresses(answer: str) -> str:
    """Return the answer on one line, with e-mail addresses masked: not all who read it may see them."""
    line = " ".join(answer.split())
    return re.sub(r"[^\s<>\"'(),:;]+@[\w.-]+\w", lambda match: masked_email(match.group()), line)


def _is_final_of_provider(error: Exception) -> bool:
    from anymail.exceptions import (
        AnymailAPIError,
        AnymailError,
    )  # loads requests: only where there is an error

    if isinstance(error, AnymailAPIError):
        return error.status_code in REFUSALS
    return isinstance(error, AnymailError | ValueError)  # refused by the provider, or not an address at all


def _answer(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _numbered(*next(iter(error.recipients.values())))
    if isinstance(error, smtplib.SMTPResponseException):
        return _numbered(error.smtp_code, error.smtp_error)
    return f"{type(error).__name__}: {error}"


def _numbered(code: int, answer: bytes | str) -> str:
    words = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    return f"{code} {words}" if code > 0 else f"Not the answer of a mail server: {words}"
