"""Who was a client before: keys of addresses and telephone numbers from the clinic's own list, nothing readable."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from itertools import batched
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clinics import client_list, contact_keys
from clinics.client_list import Refusal

BATCH = 2000  # keys in one statement; SQLite takes a limited number of values


@dataclass(slots=True)
class ImportReport:
    """What became of a list: rows with a usable cell, keys that are new or were known, cells that were refused."""

    rows: int = 0
    new: int = 0
    known: int = 0
    refusals: list[Refusal] = field(default_factory=list)

    @property
    def refused(self) -> int:
        return len(self.refusals)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self) | {"refused": self.refused}


class KnownClientQuerySet(models.QuerySet["KnownClient"]):
    def import_list(
        self,
        data: bytes,
        *,
        list_name: str,
        region: str,
        by: Any = None,
        at: datetime | None = None,
        is_dry_run: bool = False,
    ) -> ImportReport:
        """Add everybody on a list in CSV; what is refused is reported and the rest goes on. Twice changes nothing.

        Only keyed digests are stored (see contact_keys.digest). Raises client_list.NotAListError.
        """
        report, keys = ImportReport(), dict[str, None]()
        for found in client_list.read(data, region=region):
            if isinstance(found, Refusal):
                report.refusals.append(found)
                continue
            report.rows += 1
            keys |= dict.fromkeys(contact_keys.digest(key, settings.SECRET_KEY) or "" for key in found.keys)
        at = at or timezone.now()
        for some in batched(sorted(keys), BATCH):  # in the order of the index
            known = set(self.filter(key__in=some).values_list("key", flat=True))
            report.known += len(known)
            report.new += len(some) - len(known)
            if not is_dry_run:
                KnownClient.objects.bulk_create(
                    (
                        KnownClient(key=key, list_name=list_name[:120], added_at=at, added_by=by)
                        for key in some
                        if key not in known
                    ),
                    ignore_conflicts=True,
                )
        return report

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
