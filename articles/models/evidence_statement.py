"""What is known of a treatment, and how well."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.citation import Citation
from articles.models.evidence_level import Direction, EvidenceLevel, Population, weaker
from articles.models.treatment_type import TreatmentType


class EvidenceStatement(models.Model):
    """What is known, how well, about whom, and where the knowledge ends."""

    treatment = models.ForeignKey(TreatmentType, models.CASCADE, related_name="evidence")
    text = models.TextField(_("statement"))
    level = models.CharField(_("level"), max_length=12, choices=EvidenceLevel, default=EvidenceLevel.NONE)
    population = models.CharField(
        _("studied in"), max_length=8, choices=Population, default=Population.UNSTATED
    )
    direction = models.CharField(_("direction"), max_length=9, choices=Direction, default=Direction.UNSTATED)
    limits = models.TextField(_("limits"), blank=True)
    as_of = models.DateField(_("as of"), default=timezone.localdate)
    citation = models.ForeignKey(
        Citation,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("reference"),
        related_name="statements",
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("evidence statement")
        verbose_name_plural = _("evidence")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def carried_level(self) -> EvidenceLevel:
        """What its paper lends it: nothing without one that is verified."""
        return self.citation.carried_level if self.citation else EvidenceLevel.NONE

    @property
    def confirmed_level(self) -> EvidenceLevel:
        """The level that readers are told: the stated one, or the weaker one that the paper carries."""
        return weaker(self.level, self.carried_level)

    @property
    def is_confirmed(self) -> bool:
        """Whether the stated level is no higher than its paper carries; to state that nothing was found needs none."""
        return self.confirmed_level == self.level

    @property
    def is_preclinical(self) -> bool:
        return self.population in (Population.CELLS, Population.ANIMALS)

    @property
    def shows_people(self) -> bool:
        """Whether a verified study in people stands behind it."""
        return self.citation is not None and self.citation.shows_people

    def as_signed(self) -> list[Any]:
        """The statement as part of what a reviewer signs."""
        return [
            self.text,
            self.level,
            self.population,
            self.direction,
            self.limits,
            self.as_of.isoformat(),
            self.citation_id,
        ]
