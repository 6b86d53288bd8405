"""What editors decided once about the keys, authors, categories and tags of imports: it holds for the next ones, too."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.importers import Choices


class ImportChoiceQuerySet(models.QuerySet["ImportChoice"]):
    def as_choices(self) -> Choices:
        """All of them in the form in which the readers of files take them."""
        found: dict[str, dict[str, str]] = {kind: {} for kind in self.model.Kind.values}
        for choice in self:
            found[choice.kind][choice.written.casefold()] = choice.meant
        return Choices(keys=found["key"], authors=found["author"], subjects=found["subject"])

    def choose(self, kind: str, written: str, meant: str, *, by: Any) -> None:
        """From now on that is what it means; blank: it is left out."""
        row = self.filter(kind=kind, written__iexact=written).first() or self.model(
            kind=kind, written=written
        )
        row.meant, row.chosen_by, row.chosen_at = meant, by, timezone.now()
        row.save()

    def forget(self, kind: str, written: str) -> None:
        """It is taken as files write it again."""
        self.filter(kind=kind, written__iexact=written).delete()


class ImportChoice(models.Model):
    """`meant`: for a key what it stands for, for an author or a subject the name that is used here; blank: left out."""

    class Kind(models.TextChoices):
        KEY = "key", _("Key")
        AUTHOR = "author", _("Author")
        SUBJECT = "subject", _("Category or tag")

    kind = models.CharField(_("kind"), max_length=7, choices=Kind)
    written = models.CharField(_("as files write it"), max_length=120)
    meant = models.CharField(
        _("what it means here"), max_length=120, blank=True, help_text=_("Blank: it is left out.")
    )
    chosen_at = models.DateTimeField(_("chosen at"), default=timezone.now, editable=False)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("chosen by"),
        editable=False,
        related_name="+",
    )

    objects = ImportChoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("choice for imports")
        verbose_name_plural = _("choices for imports")
        ordering = ["kind", "written"]
        constraints = [
            models.UniqueConstraint("kind", Lower("written"), name="import_choice_once"),
            models.CheckConstraint(condition=~models.Q(written=""), name="import_choice_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.written} → {self.meant or gettext('left out')}"
