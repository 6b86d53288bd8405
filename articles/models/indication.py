"""What a treatment is used for, and where."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.concern import BodyArea, Concern
from articles.models.evidence_level import EvidenceLevel, weaker
from articles.models.treatment_type import TreatmentType


class Indication(models.Model):
    """A concern, in an area, that a treatment is used for, and how well that is known."""

    treatment = models.ForeignKey(TreatmentType, models.CASCADE, related_name="indications")
    concern = models.ForeignKey(Concern, models.PROTECT, related_name="indications")
    area = models.ForeignKey(BodyArea, models.PROTECT, null=True, blank=True, related_name="indications")
    evidence_level = models.CharField(
        _("evidence"), max_length=12, choices=EvidenceLevel, default=EvidenceLevel.NONE
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("indication")
        verbose_name_plural = _("indications")
        ordering = ["concern", "area"]
        constraints = [
            models.UniqueConstraint(
                fields=["treatment", "concern", "area"],
                name="indication_once",
                condition=Q(area__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["treatment", "concern"],
                name="indication_without_area_once",
                condition=Q(area__isnull=True),
            ),
        ]

    @property
    def confirmed_level(self) -> EvidenceLevel:
        """The level that readers are told: never above the strongest that the treatment's verified papers carry."""
        return weaker(self.evidence_level, self.treatment.confirmed_level)

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_level == self.evidence_level

    def __str__(self) -> str:
        return f"{self.treatment}: {self.concern}" + (f" ({self.area})" if self.area else "")
