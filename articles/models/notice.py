"""Notices that the law or a code of a jurisdiction asks for, as versioned data."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class NoticeQuerySet(models.QuerySet):
    def in_force(self, on: date | None = None) -> Self:
        """The wordings that hold on that day (today by default)."""
        on = on or timezone.localdate()
        return self.filter(Q(effective_to=None) | Q(effective_to__gte=on), effective_from__lte=on)


class Notice(models.Model):
    """One wording of one notice; a new wording is a new row, so that old pages can be explained."""

    code = models.CharField(_("code"), max_length=20, help_text=_("For example N-UK-EXO."))
    jurisdiction = models.CharField(_("jurisdiction"), max_length=3, help_text=_("UK, EU, US, AU or ALL."))
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text"), help_text=_("Markdown, in plain words."))
    effective_from = models.DateField(_("in force from"))
    effective_to = models.DateField(_("in force until"), null=True, blank=True)
    source_url = models.URLField(_("source"), max_length=400, blank=True)
    checked_on = models.DateField(_("checked on"))

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["code", "-effective_from"]
        constraints = [
            models.UniqueConstraint(fields=["code", "effective_from"], name="notice_one_wording_a_day"),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gte=F("effective_from")),
                name="notice_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(jurisdiction__in=["UK", "EU", "US", "AU", "ALL"]),
                name="notice_known_jurisdiction",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.effective_from})"
