"""The terms of a promotion as they stood when a code was issued."""

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from articles.models import TreatmentType
from articles.rendered_text import rendered
from clinics.models.clinic import Clinic
from clinics.models.offerability import is_offerable, unofferable

if TYPE_CHECKING:
    from clinics.models.promotion import Promotion


class PromotionTermsQuerySet(models.QuerySet["PromotionTerms"]):
    def now(self, promotion: "Promotion", *, at: datetime) -> "PromotionTerms":
        """The terms of a promotion as they stand, kept once however many codes are issued on them."""
        clinics, treatments = list(promotion.clinics.all()), list(promotion.treatments.all())
        kept = _words(promotion, treatments) | {
            "new_clients_only": promotion.new_clients_only,
            "created_at": at,
        }
        found = _digest_of(promotion, clinics, treatments)
        terms, is_new = self.get_or_create(promotion=promotion, digest=found, defaults=kept)
        if is_new:
            terms.clinics.set(clinics)
            terms.treatment_types.set(treatments)
        return terms

    def are_current(self, terms: "PromotionTerms") -> bool:
        """Whether the promotion still offers what these terms say."""
        clinics, treatments = list(terms.promotion.clinics.all()), list(terms.promotion.treatments.all())
        return terms.digest == _digest_of(terms.promotion, clinics, treatments)


class PromotionTerms(models.Model):
    """What the holder of a code was told; never changed, so a later edit of the promotion takes nothing away."""

    promotion = models.ForeignKey("clinics.Promotion", models.PROTECT, related_name="terms_versions")
    digest = models.CharField(_("digest"), max_length=64)
    headline = models.CharField(_("headline"), max_length=160)
    value = models.CharField(_("value"), max_length=200)
    terms = models.TextField(_("terms"))
    exclusions = models.TextField(_("exclusions"), blank=True)
    treatments = models.TextField(
        _("treatments"), blank=True, help_text=_("Names, one a line. Blank: any that offers are allowed for.")
    )
    new_clients_only = models.BooleanField(_("new clients only"), default=True)
    clinics = models.ManyToManyField(
        "clinics.Clinic", verbose_name=_("clinics"), related_name="+", help_text=_("None: every clinic.")
    )
    treatment_types = models.ManyToManyField(
        "articles.TreatmentType", verbose_name=_("treatments"), related_name="+",
        help_text=_("None: every treatment that offers are allowed for."),
    )  # fmt: skip
    created_at = models.DateTimeField(_("first used at"), default=timezone.now)

    objects = PromotionTermsQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of terms")
        verbose_name_plural = _("versions of terms")
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["promotion", "digest"], name="promotionterms_once")]

    def __str__(self) -> str:
        return f"{self.headline} ({self.digest[:8]})"

    @property
    def terms_html(self) -> SafeString:
        """The terms, rendered and sanitised."""
        return mark_safe(rendered(self.terms).html)

    def valid_clinics(self) -> list[Clinic]:
        """The clinics where the code counts: those named when it was issued, else every open one."""
        return list(self.clinics.all()) or list(Clinic.objects.open())

    def offered_treatments(self) -> list[TreatmentType]:
        """What a code can be used for: the treatments named when it was issued, else all that offers are allowed for."""
        bookable = TreatmentType.objects.published().filter(maturity=TreatmentType.Maturity.AVAILABLE)
        return list(self.treatment_types.only("name")) or list(bookable.exclude(unofferable()).only("name"))

    def covers(self, treatment: TreatmentType) -> bool:
        """Whether a code counts for the treatment."""
        named = list(self.treatment_types.values_list("pk", flat=True))
        return treatment.pk in named if named else is_offerable(treatment)

    @property
    def treatment_names(self) -> list[str]:
        return self.treatments.splitlines()


def digest(words: dict[str, str]) -> str:
    """Return the SHA-256 of the words, field by field, in hex."""
    return hashlib.sha256(
        "\x1f".join(f"{name}\x1e{words[name]}" for name in sorted(words)).encode()
    ).hexdigest()


def _words(promotion: "Promotion", treatments: list[TreatmentType]) -> dict[str, Any]:
    return {
        "headline": promotion.headline,
        "value": promotion.value,
        "terms": promotion.terms,
        "exclusions": promotion.exclusions,
        "treatments": "\n".join(str(treatment) for treatment in treatments),
    }


def _digest_of(promotion: "Promotion", clinics: list[Clinic], treatments: list[TreatmentType]) -> str:
    scope = {
        "clinics": ",".join(sorted(str(clinic.pk) for clinic in clinics)),
        "treatment_types": ",".join(sorted(str(treatment.pk) for treatment in treatments)),
        "new_clients_only": str(promotion.new_clients_only),
    }
    return digest(_words(promotion, treatments) | scope)
