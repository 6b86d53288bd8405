"""The terms on which codes are given out, and the giving out."""

from collections.abc import Iterable
from datetime import datetime
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import TreatmentType
from clinics.models.clinic import Clinic
from clinics.models.consent_wording import ConsentWording
from clinics.models.issuing import Issuing
from clinics.models.known_client import KnownClient
from clinics.models.lead import Lead
from clinics.models.lead_access import LeadAccess
from clinics.models.offerability import refusals
from clinics.models.promo_code import PromoCode
from clinics.models.promotion_limits import PromotionLimits, limit_constraints
from clinics.models.promotion_queryset import PromotionQuerySet
from clinics.models.promotion_text import PromotionText

# What a lead that was wrongly taken for spam hands on to the one that gets a code.
COPIED = (
    "email", "phone", "name", "adult_declared_at", "source_path", "referrer_host", "utm_source", "utm_medium",
    "utm_campaign", "utm_term", "utm_content", "first_utm", "landing_path", "position", "variant",
)  # fmt: skip


class Promotion(PromotionText, PromotionLimits):
    """An offer to new clients. Editing it changes nothing for the codes that are out."""

    slug = models.SlugField(_("address of the page"), max_length=120, unique=True)
    prefix = models.CharField(
        _("prefix of the codes"), max_length=8, blank=True, validators=[RegexValidator(r"^[A-Z]{2,8}$", _("Two to eight capital letters."))],
        help_text=_("Two to eight capital letters; tells people which offer a code belongs to."),
    )  # fmt: skip
    validity_days = models.PositiveSmallIntegerField(
        _("a code is valid for (days)"), default=30, validators=[MinValueValidator(1), MaxValueValidator(730)],
        help_text=_("To the end of that day. Fewer than 14 days puts pressure on people."),
    )  # fmt: skip
    reminder_days = models.PositiveSmallIntegerField(
        _("reminder (days before the end)"), null=True, blank=True, default=3, validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("Goes once, and only to people who agreed to hear from you. Blank: no reminder."),
    )  # fmt: skip
    new_clients_only = models.BooleanField(
        _("new clients only"),
        default=True,
        help_text=_("The desk has to confirm that it is the first visit."),
    )
    treatments = models.ManyToManyField(
        "articles.TreatmentType", blank=True, verbose_name=_("treatments"), related_name="promotions",
        help_text=_("None: every treatment that offers are allowed for. Prescription-only medicines never."),
    )  # fmt: skip
    clinics = models.ManyToManyField(
        Clinic,
        blank=True,
        verbose_name=_("clinics"),
        related_name="promotions",
        help_text=_("None: every clinic."),
    )
    consent_wording = models.ForeignKey(
        ConsentWording, models.PROTECT, null=True, blank=True, verbose_name=_("consent wording"), related_name="promotions",
        help_text=_("The sentence beside the marketing box. Blank: the form has no such box."),
    )  # fmt: skip
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)

    objects = PromotionQuerySet.as_manager()

    class Meta:
        verbose_name = _("promotion")
        verbose_name_plural = _("promotions")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            *limit_constraints(),
            models.CheckConstraint(condition=Q(validity_days__gte=1), name="promotion_codes_last_a_day"),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return reverse("offer_detail", args=[self.slug])

    # --- what it is ---------------------------------------------------------------------------------------------

    def valid_clinics(self) -> list[Clinic]:
        """The clinics where its codes count: those named, else every open one."""
        return list(self.clinics.all()) or list(Clinic.objects.open())

    def known_client(self, lead: Lead) -> KnownClient | None:
        """Why an offer for new clients isn't for the lead: its mailbox is on the list of earlier clients.

        By the mailbox alone: a telephone that somebody typed proves nothing about whose mailbox it is.
        """
        if not self.new_clients_only:
            return None
        return KnownClient.objects.with_keys([lead.email_key]).first()

    @staticmethod
    def check_treatments(treatments: Iterable[TreatmentType]) -> None:
        """Raise ValidationError, naming them, when a promotion may not cover some of these treatments."""
        refused = {treatment: reasons for treatment in treatments if (reasons := refusals(treatment))}
        if refused:
            raise ValidationError(
                _("No offer may be made for: %(names)s. %(reasons)s"),
                params={
                    "names": ", ".join(map(str, refused)),
                    "reasons": " ".join(dict.fromkeys(chain.from_iterable(refused.values()))),
                },
            )

    # --- verbs --------------------------------------------------------------------------------------------------

    def resume(self, *, by: Any) -> None:
        """Give out codes again. Raises ValidationError when its texts say what the law forbids by now."""
        self.check_words()
        super().resume(by=by)

    def issue_to(
        self, lead: Lead, *, is_consenting: bool = False, at: datetime | None = None
    ) -> PromoCode | None:
        """Give an unsaved lead its code, once per person (see Issuing); None for somebody who was a client before.

        Raises Promotion.Closed.
        """
        at = at or timezone.now()
        if not self.is_open_at(at):
            raise Promotion.Closed
        lead.promotion = self
        return Issuing(self, lead, at, is_consenting).run()

    def keep_apart(self, lead: Lead, reason: str) -> None:
        """Store an unsaved lead that looks like a robot's work: no code, no e-mail, nothing lost."""
        lead.promotion, lead.spam_reason = self, reason
        lead.day = timezone.localdate(lead.created_at)
        lead.assign_keys(self.phone_region)
        lead.save()

    def accept(self, lead: Lead, *, by: Any = None, at: datetime | None = None) -> PromoCode | None:
        """Issue a code to a lead that was wrongly taken for spam; the row of then stays, and who accepted it.

        Raises Promotion.Closed, and ValueError for a lead that isn't spam or is erased.
        """
        if not lead.spam_reason or lead.erased_at:
            raise ValueError("This lead was never taken for spam, or it is erased.")
        at = at or timezone.now()
        with transaction.atomic():
            LeadAccess.objects.create(act=LeadAccess.Act.ACCEPTED, by=by, lead=lead, at=at)
            return self.issue_to(Lead(**{name: getattr(lead, name) for name in COPIED}), at=at)

    @property
    def phone_region(self) -> str:
        """The country of telephone numbers that are typed without one."""
        clinic = self.clinics.first() or Clinic.objects.first()
        return clinic.country if clinic else "GB"

    def zone(self) -> ZoneInfo:
        """The clinics' own zone where they share one, else the site's."""
        zones = {clinic.time_zone for clinic in self.clinics.all()}
        return ZoneInfo(zones.pop() if len(zones) == 1 else settings.TIME_ZONE)
