"""A signed time of rendering in the form: shows that the page was fetched, and how long ago.

Pages with a form may be kept in caches and look the same for everybody, so there the stamp is that of the
day; the offer's own page is never cached and carries the very moment.
"""

from datetime import datetime, timedelta
from enum import Enum

from django.core import signing

AT_LEAST = timedelta(seconds=1)  # nobody types an address and ticks a box in less
AT_MOST = timedelta(days=60)  # pages written out as files are renewed more often

_signer = signing.Signer(salt="clinics.defences.fill_time")


class Verdict(Enum):
    """What the stamp of a submitted form says."""

    FINE = "fine"
    FORGED = "no stamp"
    TOO_QUICK = "too quick"
    STALE = "stale"


def stamp(at: datetime, *, is_cacheable: bool) -> str:
    """Return the signed moment of rendering; the start of the day (UTC) for pages that may be cached."""
    moment = at.replace(hour=0, minute=0, second=0, microsecond=0) if is_cacheable else at
    return _signer.sign(str(moment.timestamp()))


def verdict(text: str, at: datetime) -> Verdict:
    """Judge a stamp that came back with the form."""
    try:
        rendered = float(_signer.unsign(text))
    except signing.BadSignature:
        return Verdict.FORGED
    age = timedelta(seconds=at.timestamp() - rendered)
    if age > AT_MOST:
        return Verdict.STALE
    return Verdict.TOO_QUICK if age < AT_LEAST else Verdict.FINE
