"""Addresses that readers asked for and nothing stands at: where a redirect would help."""

import re
from datetime import datetime, timedelta
from typing import Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.db import IntegrityError, models, transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.redirect import Redirect

LONGEST = 300
MOST = 5000  # a robot that invents addresses must not fill the disk
PAUSE = 10  # seconds in which one address counts once
KEPT = timedelta(days=180)
# What robots try on every site, files, and addresses that carry a secret or a person: never on record.
NO_PAGE = re.compile(
    r"\.(?:php\d?|aspx?|jsp|cgi|env|git|sql|bak|ini|log|ya?ml|xml|json|txt|zip|gz|js|css|map|png|jpe?g|gif|ico|svg|webp|avif)\b"
    r"|^/(?:admin|static|media|mail|offers|codes?|drafts|unsubscribe|cgi-bin|wp-(?:admin|includes|login|content)|\.)"
    r"|@|//|\.\.",
    re.IGNORECASE,
)


class MissingAddressQuerySet(models.QuerySet["MissingAddress"]):
    def note(self, path: str, referrer: str = "", at: datetime | None = None) -> None:
        """Counts one reader who found nothing at the address, at most once in ten seconds; robots' tries are left out."""
        if len(path) > LONGEST or NO_PAGE.search(path) or not cache.add(f"missing-address:{path}", 1, PAUSE):
            return
        at = at or timezone.now()
        origin = _origin(referrer)
        seen = {"count": F("count") + 1, "last_at": at} | ({"referrer": origin} if origin else {})
        if not self.filter(path=path).update(**seen):
            self._begin(path, origin, at)

    def unsettled(self) -> Self:
        """Those that still lead nowhere and that nobody has set aside."""
        settled = Redirect.objects.filter(old_path=OuterRef("path"))
        return self.filter(~Exists(settled), set_aside_at=None)

    def purge_next(self) -> bool:
        """Forgets some addresses that nobody has asked for in half a year; False when there are none."""
        old = list(self.filter(last_at__lt=timezone.now() - KEPT).values_list("pk", flat=True)[:500])
        self.filter(pk__in=old).delete()
        return bool(old)

    def _begin(self, path: str, referrer: str, at: datetime) -> None:
        if self.count() >= MOST:
            return
        try:
            with transaction.atomic():
                self.create(path=path, referrer=referrer, first_at=at, last_at=at)
        except IntegrityError:  # another process was first
            self.filter(path=path).update(count=F("count") + 1, last_at=at)


class MissingAddress(models.Model):
    """One address of this site that leads nowhere, how often and since when; nothing of who asked."""

    path = models.CharField(_("address"), max_length=LONGEST, unique=True, editable=False)
    count = models.PositiveIntegerField(_("times asked for"), default=1, editable=False, db_index=True)
    first_at = models.DateTimeField(_("first asked for"), default=timezone.now, editable=False)
    last_at = models.DateTimeField(_("last asked for"), default=timezone.now, editable=False, db_index=True)
    referrer = models.CharField(_("linked from"), max_length=LONGEST, blank=True, editable=False)
    set_aside_at = models.DateTimeField(_("set aside at"), null=True, editable=False)
    set_aside_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = MissingAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("missing address")
        verbose_name_plural = _("missing addresses")
        ordering = ["-count", "path"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(path__startswith="/"), name="missingaddress_is_of_this_site"
            )
        ]

    def __str__(self) -> str:
        return self.path

    def set_aside(self, *, by: object, at: datetime | None = None) -> None:
        """Takes it off the list: no page will stand there and none is missed."""
        self.set_aside_at, self.set_aside_by = at or timezone.now(), by  # type: ignore[assignment]
        self.save(update_fields=["set_aside_at", "set_aside_by"])


def _origin(referrer: str) -> str:
    """Host and path of the page with the link; what follows them may say who the reader is."""
    try:
        parts = urlsplit(referrer)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    own = urlsplit(settings.SITE_URL).hostname
    return (parts.path if parts.hostname == own else parts.hostname)[:LONGEST]
