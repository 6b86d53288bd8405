"""Fetching a picture that a text shows from another site: from the public internet only, after each redirect anew."""

import io
from http import HTTPStatus
from http.client import HTTPException
from time import monotonic
from typing import IO
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _

from articles.outside.public_address import NotPublicError
from articles.outside.request import Answer, UnsafeUrlError, request
from articles.picture_files.opening import MAX_BYTES

PATIENCE = 60.0  # seconds for all redirects together
REDIRECTS = 5
MOVED = frozenset({301, 302, 303, 307, 308})
ACCEPT = "image/avif,image/webp,image/png,image/jpeg,image/gif;q=0.8"


class NotFetchedError(Exception):
    """The picture did not arrive; the message says why. `may_come_later` when trying again can help."""

    def __init__(self, reason: str, *, may_come_later: bool = False) -> None:
        self.may_come_later = may_come_later
        super().__init__(reason)


def fetch(url: str) -> IO[bytes]:
    """The file at the address, whatever it is: open_picture() judges its bytes. Raises NotFetchedError."""
    if not settings.FETCH_PICTURES:
        raise NotFetchedError(_("Fetching pictures is switched off (FETCH_PICTURES)."))
    end = monotonic() + PATIENCE
    for _step in range(REDIRECTS + 1):
        answer = _asked(url, end - monotonic())
        if answer.status not in MOVED or not answer.location:
            return io.BytesIO(_body(answer))
        url = urljoin(url, answer.location)
    raise NotFetchedError(_("The address leads from one to another without end."))


def _asked(url: str, patience: float) -> Answer:
    if patience <= 0:
        raise NotFetchedError(_("The other site took too long."), may_come_later=True)
    try:
        return request(
            "GET",
            url,
            {"Accept": ACCEPT, "User-Agent": f"aesthetica ({settings.SITE_URL})"},
            trusted=settings.PICTURE_HOSTS_INSIDE,
            takes_plain=True,
            most_bytes=MAX_BYTES,
            patience=patience,
        )
    except (NotPublicError, UnsafeUrlError) as refusal:
        raise NotFetchedError(str(refusal)) from refusal
    except (OSError, HTTPException) as error:
        raise NotFetchedError(_("The other site could not be reached."), may_come_later=True) from error


def _body(answer: Answer) -> bytes:
    if answer.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        raise NotFetchedError(_("The other site has no such picture any more."))
    if answer.status != HTTPStatus.OK:
        may_come = answer.status == HTTPStatus.TOO_MANY_REQUESTS or answer.status >= 500
        raise NotFetchedError(
            _("The other site refused it (%(status)s).") % {"status": answer.status}, may_come_later=may_come
        )
    return answer.body
