"""What a clinic offers, and from what price."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clinics.models.clinic import Clinic


class ClinicTreatment(models.Model):
    """A treatment given at a clinic; a price always says what it includes."""

    clinic = models.ForeignKey(Clinic, models.CASCADE, related_name="clinic_treatments")
    treatment = models.ForeignKey("articles.TreatmentType", models.PROTECT, related_name="clinic_treatments")
    price_from = models.DecimalField(
        _("price from"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    currency = models.CharField(
        _("currency"), max_length=3, default="GBP", help_text=_("Three letters (ISO 4217).")
    )
    includes = models.CharField(
        _("what the price includes"),
        max_length=200,
        blank=True,
        help_text=_("For example: consultation, one session, follow-up call."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("treatment at the clinic")
        verbose_name_plural = _("treatments at the clinic")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["clinic", "treatment"], name="clinictreatment_once"),
            models.CheckConstraint(
                condition=Q(price_from=None) | Q(price_from__gte=0), name="clinictreatment_price_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(price_from=None) | ~Q(includes=""),
                name="clinictreatment_price_says_what_it_includes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clinic}: {self.treatment}"

    @property
    def shown_price(self) -> Decimal | None:
        """The price to publish; none for prescription-only medicines, which may not be advertised (CAP 12.12)."""
        return None if self.treatment.is_prescription_only else self.price_from
