"""The terms on which codes are given out, and the giving out."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from articles.compliance import Finding
from articles.models import TreatmentType
from articles.rendered_text import rendered
from clinics import offer_rules, text_assignment
from clinics.models.clinic import Clinic
from clinics.models.consent_wording import ConsentWording
from clinics.models.issuing import Issuing
from clinics.models.known_client import KnownClient
from clinics.models.lead import Lead
from clinics.models.lead_access import LeadAccess
from clinics.models.offerability import refusals, unofferable
from clinics.models.promo_code import PromoCode
from clinics.models.promotion_check import TEXTS, offer_of
from clinics.models.promotion_queryset import PromotionQuerySet, gives_out
from clinics.models.text_variant import TextVariant

# What a lead that was wrongly taken for spam hands on to the one that gets a code.
COPIED = (
    "email", "phone", "name", "adult_declared_at", "source_path", "referrer_host", "utm_source", "utm_medium",
    "utm_campaign", "utm_term", "utm_content", "first_utm", "landing_path", "position", "variant",
)  # fmt: skip


class Promotion(models.Model):
    """An offer to new clients. Editing it changes nothing for the codes that are out."""

    class Closed(Exception):
        """The promotion gives out no codes now."""

    class AlreadyTried(Exception):
        """A second text runs already: one at a time, or nobody can tell which of them did it."""

    slug = models.SlugField(_("address of the page"), max_length=120, unique=True)
    headline = models.CharField(_("headline"), max_length=160)
    summary = models.TextField(_("summary"), blank=True, help_text=_("One or two sentences above the form."))
    value = models.CharField(
        _("value"),
        max_length=200,
        help_text=_("What the code is worth, for example: one first consultation at no charge."),
    )
    terms = models.TextField(_("terms"), help_text=_("Markdown. Printed beside the form and in the e-mail."))
    exclusions = models.TextField(
        _("exclusions"), blank=True, help_text=_("What the code can't be used for.")
    )
    prefix = models.CharField(
        _("prefix of the codes"), max_length=8, blank=True, validators=[RegexValidator(r"^[A-Z]{2,8}$", _("Two to eight capital letters."))],
        help_text=_("Two to eight capital letters; tells people which offer a code belongs to."),
    )  # fmt: skip
    starts_at = models.DateTimeField(_("starts at"), default=timezone.now)
    ends_at = models.DateTimeField(
        _("ends at"),
        null=True,
        blank=True,
        help_text=_("No codes are given out from then on; codes that are out stay valid. Blank: open end."),
    )
    validity_days = models.PositiveSmallIntegerField(
        _("a code is valid for (days)"), default=30, validators=[MinValueValidator(1), MaxValueValidator(730)],
        help_text=_("To the end of that day. Fewer than 14 days puts pressure on people."),
    )  # fmt: skip
    issue_cap = models.PositiveIntegerField(_("at most this many codes"), null=True, blank=True)
    issued_count = models.PositiveIntegerField(_("codes issued"), default=0, editable=False)
    redemption_cap = models.PositiveIntegerField(
        _("at most this many redemptions"), null=True, blank=True, help_text=_("Codes beyond that are refused at the desk. The terms must say so."),
    )  # fmt: skip
    redeemed_count = models.PositiveIntegerField(_("codes redeemed"), default=0, editable=False)
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
    paused_at = models.DateTimeField(_("paused at"), null=True, blank=True, editable=False)
    paused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        verbose_name=_("paused by"),
        related_name="+",
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)

    objects = PromotionQuerySet.as_manager()

    class Meta:
        verbose_name = _("promotion")
        verbose_name_plural = _("promotions")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")), name="promotion_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(validity_days__gte=1), name="promotion_codes_last_a_day"),
            models.CheckConstraint(
                condition=Q(issue_cap=None) | Q(issued_count__lte=F("issue_cap")), name="promotion_within_cap"
            ),
            models.CheckConstraint(
                condition=Q(redemption_cap=None) | Q(redeemed_count__lte=F("redemption_cap")),
                name="promotion_within_redemption_cap",
            ),
            models.CheckConstraint(
                condition=Q(paused_at=None, paused_by=None)
                | Q(paused_at__isnull=False, paused_by__isnull=False),
                name="promotion_paused_has_time_and_person",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return reverse("offer_detail", args=[self.slug])

    # --- what it is ---------------------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether it gives out codes now; the same rule as open()."""
        return self.is_open_at(timezone.now())

    def is_open_at(self, at: datetime) -> bool:
        """The rule of open(at) for this promotion."""
        has_ended = self.ends_at is not None and self.ends_at <= at
        is_used_up = self.issue_cap is not None and self.issued_count >= self.issue_cap
        if has_ended or is_used_up or self.starts_at > at or self.paused_at:
            return False
        return not self.treatments.filter(unofferable()).exists()

    @property
    def is_redeemed_out(self) -> bool:
        """Whether its codes were used as often as its terms allow."""
        return self.redemption_cap is not None and self.redeemed_count >= self.redemption_cap

    @property
    def terms_html(self) -> SafeString:
        """The terms, rendered and sanitised."""
        return mark_safe(rendered(self.terms).html)

    @property
    def second_text(self) -> TextVariant | None:
        """The text that is tried against its own at the moment."""
        if hasattr(self, "running_text_id"):  # asked for with the promotion: see with_second_text()
            return getattr(self, "running_text", None)
        return self.text_variants.running().first()

    def text_on(self, path: str, day: date) -> TextVariant | None:
        """The second text where that page shows it on that day, None where it shows the promotion's own."""
        text = self.second_text
        return text if text and text_assignment.shows_second_text(self.pk, path, day) else None

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

    def findings(self) -> list[Finding]:
        """What the rules say of its texts, terms and treatments in the site's jurisdictions (see offer_rules)."""
        return offer_rules.findings(offer_of(self), settings.JURISDICTIONS)

    def forbidden_words(self) -> dict[str, list[str]]:
        """Sentences about words that the law forbids, by field; whoever edits the texts must refuse them."""
        sentences: dict[str, list[str]] = {}
        for each in self.findings():
            if each.is_blocking and each.field in TEXTS:
                why = f"“{each.text}”: {each.reason} {each.suggestion} ({each.source})"
                sentences.setdefault(each.field, []).append(why)
        return sentences

    # --- verbs --------------------------------------------------------------------------------------------------

    def pause(self, *, by: Any, at: datetime | None = None) -> None:
        """Stop giving out codes until resume(); codes that are out stay valid."""
        Promotion.objects.filter(pk=self.pk, paused_at=None).update(
            paused_at=at or timezone.now(), paused_by=by
        )
        self.refresh_from_db()

    def resume(self, *, by: Any) -> None:
        """Give out codes again."""
        Promotion.objects.filter(pk=self.pk).update(paused_at=None, paused_by=None)
        self.refresh_from_db()

    def start_second_text(
        self, *, headline: str, summary: str = "", by: Any, at: datetime | None = None
    ) -> TextVariant:
        """Show another headline and summary in turn with its own, until TextVariant.end().

        Raises Promotion.AlreadyTried while one runs.
        """
        text = TextVariant(promotion=self, headline=headline, summary=summary, started_by=by)
        text.started_at = at or timezone.now()
        try:
            with transaction.atomic():
                text.save(force_insert=True)
        except IntegrityError:
            if self.text_variants.running().exists():
                raise Promotion.AlreadyTried from None
            raise
        return text

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

    def count_issue(self, *, at: datetime | None = None) -> None:
        """Count one code, if the promotion still gives out any: as the database has it, not this object.

        Last in the transaction, since everybody who asks for a code waits for this row. Raises Promotion.Closed.
        """
        running = Promotion.objects.filter(gives_out(at or timezone.now()), pk=self.pk)
        if not running.update(issued_count=F("issued_count") + 1):
            raise Promotion.Closed

    def count_redemption(self) -> bool:
        """Count one redemption, in the transaction of its code; False when the cap is reached."""
        has_some_left = Q(redemption_cap=None) | Q(redeemed_count__lt=F("redemption_cap"))
        counted = Promotion.objects.filter(has_some_left, pk=self.pk)
        return counted.update(redeemed_count=F("redeemed_count") + 1) == 1

    def count_undone(self) -> None:
        """Give a redemption that was undone back to the cap."""
        Promotion.objects.filter(pk=self.pk, redeemed_count__gt=0).update(
            redeemed_count=F("redeemed_count") - 1
        )
