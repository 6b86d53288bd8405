"""What was decided about a paper, by whom and when: one row for each decision, added in its transaction."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CitationCheck(models.Model):
    """One decision. `doi`, `pmid` and `url` are what identified the paper at that moment."""

    class Decision(models.TextChoices):
        VERIFIED = "verified", _("Read at its source and verified")
        MISMATCH = "mismatch", _("Does not say what is claimed")
        UNIDENTIFIABLE = "unidentifiable", _("Can't be identified")
        UNVERIFIED = "unverified", _("Decision taken back")
        CHANGED = "changed", _("Changed after verification")

    citation = models.ForeignKey(
        "articles.Citation", models.CASCADE, editable=False, related_name="checks", verbose_name=_("citation")
    )
    decision = models.CharField(_("decision"), max_length=14, choices=Decision, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("by"),
        null=True,
        editable=False,
        related_name="+",
    )
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    reason = models.TextField(_("reason"), blank=True, editable=False)
    doi = models.CharField(_("DOI"), max_length=120, blank=True, editable=False)
    pmid = models.CharField(_("PubMed number"), max_length=12, blank=True, editable=False)
    url = models.CharField(_("address"), max_length=400, blank=True, editable=False)

    class Meta:
        verbose_name = _("check of a paper")
        verbose_name_plural = _("checks of papers")
        default_permissions = ("view",)
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(decision="verified") | Q(by__isnull=False),
                name="citationcheck_verified_has_person",
            ),
            models.CheckConstraint(
                condition=~Q(decision="verified") | ~Q(doi="") | ~Q(pmid="") | ~Q(url=""),
                name="citationcheck_verified_has_identifier",
            ),
            models.CheckConstraint(
                condition=Q(decision="verified") | ~Q(reason=""), name="citationcheck_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.citation}: {self.get_decision_display()}"

    @property
    def identifiers(self) -> list[str]:
        """What identified the paper then, in words."""
        named: list[tuple[Any, str]] = [("DOI", self.doi), ("PMID", self.pmid), ("", self.url)]
        return [f"{name} {value}".strip() for name, value in named if value]
