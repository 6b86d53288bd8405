"""Who was a client before: keys of addresses and telephone numbers from the clinic's own list, nothing readable."""

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class KnownClientQuerySet(models.QuerySet["KnownClient"]):
    def with_keys(self, keys: Iterable[str | None]) -> Self:
        """Entries for any of these contact keys (see contact_keys.digest); blanks are nobody's."""
        return self.filter(key__in=[key for key in keys if key])


class KnownClient(models.Model):
    """One address or number of an earlier client, as a keyed digest that nobody can read back."""

    key = models.CharField(_("key"), max_length=64, unique=True, editable=False)
    list_name = models.CharField(_("list"), max_length=120, help_text=_("The file that it came from."))
    added_at = models.DateTimeField(_("added at"), default=timezone.now)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name=_("added by"), related_name="+",
        help_text=_("Blank: by a command."),
    )  # fmt: skip

    objects = KnownClientQuerySet.as_manager()

    class Meta:
        verbose_name = _("earlier client")
        verbose_name_plural = _("earlier clients")
        ordering = ["-added_at", "-pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(key=""), name="knownclient_has_key")]

    def __str__(self) -> str:
        return f"{self.list_name} · {self.added_at:%Y-%m-%d}"
