"""A list as somebody likes to see it: its filters, search and order under a name."""

from typing import Any, Self
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST = 1000
NOT_KEPT = {"p", "e", "all", "_popup", "_to_field"}  # where in the list one stood, and what goes wrong


class SavedFilterQuerySet(models.QuerySet["SavedFilter"]):
    def of(self, user: Any, listed: str) -> Self:
        """Those of a list that the person made, and those that others share; by name."""
        return self.filter(Q(owner=user) | Q(is_shared=True), listed=listed).order_by("name", "pk")

    def keep(
        self, user: Any, listed: str, *, name: str, query: str, is_shared: bool = False
    ) -> "SavedFilter":
        """Saves the query under the name; the same name again replaces the person's earlier one."""
        values = {"query": cleaned(query), "is_shared": is_shared, "saved_at": timezone.now()}
        return self.update_or_create(owner=user, listed=listed, name=name, defaults=values)[0]


class SavedFilter(models.Model):
    """One named query of one list, for its owner or for everybody who may see the list."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, editable=False, related_name="saved_filters"
    )
    listed = models.CharField(_("list"), max_length=60, editable=False)
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(_("query"), max_length=LONGEST, editable=False)
    is_shared = models.BooleanField(_("for everybody"), default=False)
    saved_at = models.DateTimeField(_("saved at"), default=timezone.now, editable=False)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "listed", "name"], name="savedfilter_once_by_name"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(query=""), name="savedfilter_says_something"),
        ]

    def __str__(self) -> str:
        return self.name


def cleaned(query: str) -> str:
    """The query without the page of the list; the same choice always reads the same."""
    pairs = [(key, value) for key, value in parse_qsl(query.lstrip("?")) if key not in NOT_KEPT]
    return urlencode(sorted(pairs))
