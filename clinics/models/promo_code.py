"""The personal code of a lead: issued once, redeemed once."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import TreatmentType
from clinics import codes, emails, expiry
from clinics.models.calendar_queryset import CalendarQuerySet
from clinics.models.clinic import Clinic
from clinics.models.known_client import KnownClient
from clinics.models.lead import Lead
from clinics.models.outgoing_email import OutgoingEmail
from clinics.models.promotion_terms import PromotionTerms
from clinics.models.webhook_delivery import WebhookDelivery

if TYPE_CHECKING:
    from clinics.models.promotion import Promotion
    from clinics.models.redemption import Redemption

DRAWS = 5  # one in tens of millions collides; five in a row means a broken random source


class Reason(models.TextChoices):
    """Why a code can't be redeemed."""

    UNKNOWN = "unknown", _("There is no such code.")
    SLIP = (
        "slip",
        _("A typing slip: a symbol is wrong, missing or too many. Compare it with the e-mail again."),
    )
    EXPIRED = "expired", _("The code has expired.")
    REDEEMED = "redeemed", _("The code has been used already.")
    NOT_HERE = "not_here", _("The code does not count at this clinic.")
    NOT_NEW_CLIENT = "not_new_client", _("The offer is for new clients only.")
    NOT_FOR_TREATMENT = "other_treatment", _("The code does not count for this treatment.")
    USED_UP = "used_up", _("The offer has been used as often as its terms allow.")


class PromoCodeQuerySet(CalendarQuerySet["PromoCode"]):
    def redeemable(self, at: datetime | None = None) -> Self:
        """Codes that can be used at that moment (now by default)."""
        return self.filter(redeemed_at=None, expires_at__gt=at or timezone.now())

    def lookup(self, text: str) -> "PromoCode":
        """Return the code that somebody typed, pasted or scanned, however they wrote it.

        Raises PromoCode.NotRedeemable: SLIP when it can't be a code, UNKNOWN when it isn't on record.
        """
        code = codes.normalize(text)
        if not codes.is_well_formed(code):
            raise PromoCode.NotRedeemable(Reason.SLIP)
        found = self.select_related("lead__promotion", "terms").filter(code=code).first()
        if found is None:
            raise PromoCode.NotRedeemable(Reason.UNKNOWN)
        return found

    def draw(self, **fields: Any) -> "PromoCode":
        """Create a code with a symbol sequence that nobody else holds."""
        for _draw in range(DRAWS):
            try:
                with transaction.atomic():
                    return self.create(code=codes.generate(), **fields)
            except IntegrityError:
                if self.filter(lead=fields["lead"]).exists():
                    raise
        raise RuntimeError("The random source repeats itself: no code could be drawn.")


class PromoCode(models.Model):
    """A single-use code. What it promises and when it ends was fixed when it was issued."""

    Reason = Reason

    class NotRedeemable(Exception):
        """Why a code can't be redeemed; `str()` is the sentence for the desk."""

        def __init__(self, reason: models.TextChoices, message: str = "") -> None:
            self.reason = reason
            super().__init__(message or str(reason.label))

    code = models.CharField(_("code"), max_length=codes.LENGTH, unique=True)
    prefix = models.CharField(_("prefix"), max_length=8, blank=True)
    lead = models.OneToOneField(Lead, models.PROTECT, verbose_name=_("lead"), related_name="promo_code")
    terms = models.ForeignKey(
        PromotionTerms, models.PROTECT, verbose_name=_("terms"), related_name="promo_codes"
    )
    issued_at = models.DateTimeField(_("issued at"))
    expires_at = models.DateTimeField(
        _("ends at"), help_text=_("The first moment at which it no longer counts.")
    )
    time_zone = models.CharField(_("time zone"), max_length=64)
    sent_at = models.DateTimeField(
        _("sent at"),
        null=True,
        blank=True,
        help_text=_("When the first e-mail with it was taken by the mail server."),
    )
    redeemed_at = models.DateTimeField(_("redeemed at"), null=True, blank=True)

    objects = PromoCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("promo code")
        verbose_name_plural = _("promo codes")
        ordering = ["-issued_at", "-pk"]
        permissions = [("redeem_promocode", _("Can look up and redeem codes at the desk"))]
        indexes = [
            models.Index(fields=["issued_at"], name="promocode_issued_at"),
            models.Index(fields=["expires_at"], name="promocode_expires_at"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("issued_at")), name="promocode_expires_after_issue"
            ),
            models.CheckConstraint(condition=~Q(code=""), name="promocode_has_symbols"),
        ]

    def __str__(self) -> str:
        return codes.grouped(self.code, self.prefix)

    @property
    def promotion(self) -> "Promotion":
        return self.lead.promotion

    @property
    def is_redeemable(self) -> bool:
        """Whether it can be used now; the same rule as redeemable()."""
        return self.redeemed_at is None and self.expires_at > timezone.now()

    @property
    def last_day(self) -> date:
        """The last day on which it counts, as printed in the e-mail."""
        return expiry.last_day(self.expires_at, ZoneInfo(self.time_zone))

    @property
    def desk_url(self) -> str:
        """What the QR holds: it leads staff on to the desk with the code filled in, and tells others nothing."""
        return f"{settings.SITE_URL}{reverse('code_page')}?code={self}"

    @property
    def masked(self) -> str:
        """Enough to tell it from others on a list, too little to use."""
        return codes.masked(self.code, self.prefix)

    @property
    def known_client(self) -> KnownClient | None:
        """The holder's entry on the list of earlier clients, by address or telephone: a hint for the desk."""
        return KnownClient.objects.with_keys([self.lead.email_key, self.lead.phone_key]).first()

    @property
    def redemption(self) -> "Redemption | None":
        """The redemption that counts."""
        return self.redemptions.live().select_related("clinic", "redeemed_by").first()

    def refusal(self, clinic: Clinic | None = None, at: datetime | None = None) -> NotRedeemable | None:
        """Return why the code can't be redeemed (here), or None when it can."""
        if used := self.redemption:
            words = gettext("Already used on %(day)s at %(time)s, %(clinic)s.")
            when = used.redeemed_at.astimezone(used.clinic.zone)
            day, time = date_format(when, "DATE_FORMAT"), date_format(when, "H:i")
            return self.NotRedeemable(
                Reason.REDEEMED, words % {"day": day, "time": time, "clinic": used.clinic}
            )
        if self.expires_at <= (at or timezone.now()):
            words = gettext("Expired: the last day was %(day)s.")
            return self.NotRedeemable(
                Reason.EXPIRED, words % {"day": date_format(self.last_day, "DATE_FORMAT")}
            )
        if self.promotion.is_redeemed_out:
            return self.NotRedeemable(Reason.USED_UP)
        if clinic and clinic not in (valid := self.terms.valid_clinics()):
            words = gettext("Not valid at this clinic, but at: %(clinics)s.")
            return self.NotRedeemable(Reason.NOT_HERE, words % {"clinics": ", ".join(map(str, valid))})
        return None

    def redeem(
        self,
        *,
        clinic: Clinic,
        by: Any,
        is_new_client: bool,
        treatment: TreatmentType | None = None,
        at: datetime | None = None,
        idempotency_key: str | None = None,
    ) -> "Redemption":
        """Use the code up at a clinic. The row count of one conditional UPDATE decides between two desks.

        `is_new_client` is the desk's answer to "first visit to any of our clinics?", `treatment` what the code is
        used for, where the desk knows. The same
        `idempotency_key` again (a double click, a resent form) returns the first redemption.
        Raises NotRedeemable.
        """
        at = at or timezone.now()
        if repeated := self._with_key(idempotency_key):
            return repeated
        if refused := self._unmet(clinic, treatment, is_new_client=is_new_client):
            raise self.refusal(clinic, at) or self.NotRedeemable(refused)
        try:
            with transaction.atomic():
                if PromoCode.objects.redeemable(at).filter(pk=self.pk).update(redeemed_at=at):
                    return self._redeemed(
                        clinic=clinic,
                        redeemed_at=at,
                        redeemed_by=by,
                        is_new_client=is_new_client,
                        treatment=treatment,
                        idempotency_key=idempotency_key,
                    )
        except IntegrityError:
            pass  # the same form, sent twice at the same moment, with an undo in between
        if repeated := self._with_key(idempotency_key):
            return repeated
        raise self.refusal(clinic, at) or self.NotRedeemable(Reason.REDEEMED)

    def was_sent(self, at: datetime) -> None:
        """Note when the first mail with the code left; later ones change nothing."""
        PromoCode.objects.filter(pk=self.pk, sent_at=None).update(sent_at=at)

    def send_again(self, *, to: str = "", by: Any = None, at: datetime | None = None) -> OutgoingEmail:
        """Write the answer to somebody who asked again: the same code, or what became of it (see Lead.write)."""
        return self.lead.write(emails.asked_again(self, to=to, at=at), by=by, at=at)

    def _unmet(
        self, clinic: Clinic, treatment: TreatmentType | None, *, is_new_client: bool
    ) -> models.TextChoices | None:
        """Which of the terms that were printed with the code isn't met."""
        if clinic not in self.terms.valid_clinics():
            return Reason.NOT_HERE
        if not is_new_client and self.terms.new_clients_only:
            return Reason.NOT_NEW_CLIENT
        return Reason.NOT_FOR_TREATMENT if treatment and not self.terms.covers(treatment) else None

    def _redeemed(self, **fields: Any) -> "Redemption":
        """The row of a redemption, with what follows from it, in the transaction that used up the code."""
        redemption = self.redemptions.create(**fields)
        self.lead.confirm_consent(at=redemption.redeemed_at)
        if not self.promotion.count_redemption():
            raise self.NotRedeemable(Reason.USED_UP)
        WebhookDelivery.objects.tell_of_redemption(redemption, at=redemption.redeemed_at)
        return redemption

    def _with_key(self, idempotency_key: str | None) -> "Redemption | None":
        return self.redemptions.filter(idempotency_key=idempotency_key).first() if idempotency_key else None
