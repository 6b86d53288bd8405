"""Asking a DOI register what it says of a paper, in Crossref's format; the address is the setting CITATION_LOOKUP_URL."""

from http import HTTPStatus
from http.client import HTTPException
from time import monotonic
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from articles.outside.public_address import NotPublicError
from articles.outside.request import Answer, UnsafeUrlError, request
from articles.references.crossref import NotUnderstoodError, RegisteredWork, work_in
from articles.references.reference import doi_in

PATIENCE = 10.0  # seconds in all: somebody waits in front of the page
MOST_BYTES = 4 * 1024 * 1024  # a review with a thousand references stays below


class LookupFailedError(Exception):
    """Nothing was learnt; the message says why and what helps."""


def is_available() -> bool:
    return bool(settings.CITATION_LOOKUP_URL)


def look_up(doi: str) -> RegisteredWork:
    """What the register says of the DOI. Raises LookupFailedError."""
    if not is_available():
        raise LookupFailedError(
            _("Looking up is switched off (CITATION_LOOKUP_URL): type what the paper says.")
        )
    wanted = doi_in(doi)
    if not wanted:
        raise LookupFailedError(_("That is no DOI: it begins with 10. and has a slash, like 10.1000/182."))
    work = _work(_asked(wanted))
    if work.reference.doi != wanted:
        raise LookupFailedError(
            _("The register answered with another paper: compare the DOI with the source.")
        )
    return work


def _asked(doi: str) -> bytes:
    url = f"{settings.CITATION_LOOKUP_URL.rstrip('/')}/{quote(doi, safe='')}"
    begun = monotonic()
    try:
        answer = _get(url)
    except (NotPublicError, UnsafeUrlError) as refusal:
        raise LookupFailedError(str(refusal)) from refusal
    except (OSError, HTTPException) as error:
        is_late = isinstance(error, TimeoutError) or monotonic() - begun >= PATIENCE
        raise LookupFailedError(_too_slow() if is_late else _unreachable()) from error
    if monotonic() - begun >= PATIENCE:  # hung up on in the middle of its answer
        raise LookupFailedError(_too_slow())
    if answer.status == HTTPStatus.NOT_FOUND:
        raise LookupFailedError(_("The register knows no paper with the DOI %(doi)s.") % {"doi": doi})
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
        raise LookupFailedError(_("The register is asked too often just now: try again in a minute."))
    if answer.status != HTTPStatus.OK or len(answer.body) > MOST_BYTES:
        raise LookupFailedError(_not_understood())
    return answer.body


def _get(url: str) -> Answer:
    return request(
        "GET",
        url,
        {"Accept": "application/json", "User-Agent": user_agent()},
        trusted=_own_hosts(url),
        most_bytes=MOST_BYTES,
        silence=PATIENCE,
        patience=PATIENCE,
    )


def _work(body: bytes) -> RegisteredWork:
    try:
        return work_in(body.decode())
    except (NotUnderstoodError, UnicodeDecodeError) as error:
        raise LookupFailedError(_not_understood()) from error


def _not_understood() -> str:
    return _("The register's answer was not understood: type what the paper says.")


def _too_slow() -> str:
    return _("The register took too long to answer: try again in a moment.")


def _unreachable() -> str:
    return _("The register could not be reached: is there internet access? Or type what the paper says.")


def _own_hosts(url: str) -> list[str]:
    """A register in one's own network is named with http:// in the environment; all others must be public."""
    parts = urlsplit(url)
    return [parts.hostname] if parts.scheme == "http" and parts.hostname else []


def user_agent() -> str:
    """Who asks, as the register wishes to know (etiquette of Crossref's REST API)."""
    mail = f"; mailto:{settings.CITATION_LOOKUP_MAIL}" if settings.CITATION_LOOKUP_MAIL else ""
    return f"aesthetica ({settings.SITE_URL}{mail})"
