"""Which refusals of a mail server are its last word (RFC 5321 section 4.2.1)."""

import smtplib


def is_final(error: Exception) -> bool:
    """Whether trying again can't help: the server refused this address or message with a 5xx.

    A refused connection, greeting or sign-in says nothing about the message, whatever its number.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    if isinstance(error, smtplib.SMTPSenderRefused | smtplib.SMTPDataError):
        return error.smtp_code >= 500 and error.smtp_code != 530  # 530: sign in first (RFC 4954)
    return isinstance(error, ValueError)  # not an address at all


def described(error: Exception) -> str:
    """Return one line for the staff: the server's answer, or what kept us from getting one."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, answer = next(iter(error.recipients.values()))
        return f"{code} {_text(answer)}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return f"{type(error).__name__}: {error}"


def _text(answer: bytes | str) -> str:
    return answer.decode(errors="replace") if isinstance(answer, bytes) else answer
