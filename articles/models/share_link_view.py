"""When a shared text was opened, and in which version; never by whom or from where.

One row for each opening, not a count of days: who sent the link asks "has she seen the version of this morning?".
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from articles.models.share_link import ShareLink

KEPT_FOR = timedelta(days=90)  # after the end of the link
MOST = 500  # rows of one link; what comes after is counted on the link alone
PORTION = 200


class ShareLinkViewQuerySet(models.QuerySet["ShareLinkView"]):
    def note(self, link: ShareLink, *, version: int | None, at: datetime) -> None:
        """Adds one opening, unless the link has as many rows as it may."""
        if self.filter(link=link).count() < MOST:
            self.create(link=link, version=version, at=at)

    def over(self, at: datetime | None = None) -> Self:
        """Those of links that ended long ago."""
        before = (at or timezone.now()) - KEPT_FOR
        return self.filter(Q(link__expires_at__lt=before) | Q(link__revoked_at__lt=before))

    def purge_next(self, at: datetime | None = None) -> bool:
        """Deletes a portion of what is over; whether there was any. The link keeps its count."""
        keys = list(self.over(at).order_by().values_list("pk", flat=True)[:PORTION])
        return bool(keys) and bool(self.filter(pk__in=keys).delete()[0])


class ShareLinkView(models.Model):
    """One opening of a share link."""

    link = models.ForeignKey("articles.ShareLink", models.CASCADE, related_name="openings", editable=False)
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    version = models.PositiveIntegerField(_("version"), null=True, editable=False)

    objects = ShareLinkViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening of a share link")
        verbose_name_plural = _("openings of share links")
        default_permissions = ()
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
