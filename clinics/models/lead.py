"""A reader who asked for a code."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clinics import contact_keys, emails
from clinics.contact_masks import masked_email, masked_phone
from clinics.models.calendar_queryset import CalendarQuerySet
from clinics.models.consent import Consent
from clinics.models.consent_wording import ConsentWording
from clinics.models.known_client import KnownClient
from clinics.models.outgoing_email import OutgoingEmail
from clinics.models.text_variant import TextVariant

if TYPE_CHECKING:
    from clinics.models.promo_code import PromoCode

SPAM_KEPT = timedelta(days=30)


class LeadQuerySet(CalendarQuerySet["Lead"]):
    def genuine(self) -> Self:
        """Leads that nothing marks as a robot's work."""
        return self.filter(spam_reason="")

    def spam(self) -> Self:
        """What the form's defences kept apart; it got no code."""
        return self.exclude(spam_reason="")

    def subscribed(self) -> Self:
        """Leads who agreed to hear from us and haven't withdrawn it."""
        return self.filter(Exists(Consent.objects.filter(lead=OuterRef("pk"), withdrawn_at=None)))

    def same_person(self, lead: "Lead") -> "Lead | None":
        """The lead of the same promotion with the same mailbox or, failing that, telephone."""
        others = self.genuine().filter(promotion_id=lead.promotion_id)
        if known := others.filter(email_key=lead.email_key).first():
            return known
        return others.filter(phone_key=lead.phone_key).first() if lead.phone_key else None

    def expired(self, at: datetime | None = None) -> Self:
        """Leads whose details nobody needs any more: nothing agreed to, the code long over.

        settings.LEAD_RETENTION_DAYS says how long they are kept; spam is kept for thirty days.
        """
        at = at or timezone.now()
        kept = timedelta(days=settings.LEAD_RETENTION_DAYS)
        is_over = Q(created_at__lte=at - kept) & (Q(promo_code=None) | Q(promo_code__expires_at__lte=at))
        subscribed = Exists(Consent.objects.filter(lead=OuterRef("pk"), withdrawn_at=None))
        is_old_spam = ~Q(spam_reason="") & Q(created_at__lte=at - SPAM_KEPT)
        return self.filter(is_old_spam | is_over, erased_at=None).exclude(Q(subscribed) & Q(spam_reason=""))

    def forgettable(self, at: datetime | None = None) -> Self:
        """Erased leads whose promotion is over: even the keys have done their work."""
        at = at or timezone.now()
        return self.exclude(erased_at=None).filter(
            Q(email_key__isnull=False) | Q(phone_key__isnull=False),
            Q(promo_code=None) | Q(promo_code__expires_at__lte=at),
            promotion__ends_at__lte=at,
        )

    def forget_keys(self, at: datetime | None = None) -> int:
        """Drop the contact keys of forgettable leads; return how many."""
        return self.forgettable(at).order_by().update(email_key=None, phone_key=None)

    def purge(self, at: datetime, *, is_dry_run: bool = False) -> dict[str, int]:
        """Erase what is expired, one short transaction each, and drop keys that have done their work."""
        expired, forgettable = self.expired(at), self.forgettable(at)
        if is_dry_run:
            return {"erased": expired.count(), "forgotten": forgettable.count()}
        erased = 0
        for lead in list(expired):
            lead.erase(at=at)
            erased += 1
        self._erase_late_answers(at)
        return {"erased": erased, "forgotten": self.forget_keys(at)}

    def _erase_late_answers(self, at: datetime) -> None:
        """What erased people who asked again were told holds the address they typed then."""
        answered = OutgoingEmail.objects.filter(
            lead__erased_at__lte=at, created_at__lte=at - SPAM_KEPT
        ).exclude(to_address="")
        for lead in self.filter(pk__in=answered.values("lead")):
            lead.erase_emails()


class Position(models.TextChoices):
    """Where on our pages, or on whose, the form stood."""

    SECTION = "section", _("Within a page")
    OFFER_PAGE = "offer_page", _("Page of the offer")
    EMBEDDED = "embedded", _("On another site")


class Lead(models.Model):
    """An enquirer: contact details as typed, keys that recognise the person, and where they came from."""

    Position = Position

    promotion = models.ForeignKey(
        "clinics.Promotion", models.PROTECT, verbose_name=_("promotion"), related_name="leads"
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email_key = models.CharField(max_length=64, null=True, editable=False)
    phone_key = models.CharField(max_length=64, null=True, editable=False)
    adult_declared_at = models.DateTimeField(_("declared to be 18 or over at"))
    created_at = models.DateTimeField(_("asked at"), default=timezone.now)
    day = models.DateField(
        _("day"), default=timezone.localdate, editable=False, help_text=_("Of asking, in the site’s zone: reports count by it.")
    )  # fmt: skip
    source_path = models.CharField(_("page"), max_length=300, blank=True)
    referrer_host = models.CharField(_("came from"), max_length=255, blank=True)
    utm_source = models.CharField(_("UTM source"), max_length=100, blank=True)
    utm_medium = models.CharField(_("UTM medium"), max_length=100, blank=True)
    utm_campaign = models.CharField(_("UTM campaign"), max_length=100, blank=True)
    utm_term = models.CharField(_("UTM term"), max_length=100, blank=True)
    utm_content = models.CharField(_("UTM content"), max_length=100, blank=True)
    first_utm = models.CharField(
        _("first UTM"),
        max_length=300,
        blank=True,
        help_text=_("Of the first page of the visit, as in its address."),
    )
    landing_path = models.CharField(_("first page"), max_length=300, blank=True)
    position = models.CharField(_("place of the form"), max_length=16, choices=Position, blank=True)
    variant = models.ForeignKey(
        TextVariant,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("second text"),
        related_name="leads",
    )
    known_client = models.ForeignKey(
        KnownClient, models.SET_NULL, null=True, blank=True, verbose_name=_("on the list of earlier clients"), related_name="leads",
        help_text=_("Why no code was issued."),
    )  # fmt: skip
    spam_reason = models.CharField(_("taken for spam because"), max_length=60, blank=True)
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True)
    erased_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name=_("erased by"), related_name="+",
        help_text=_("Blank: by the retention rule."),
    )  # fmt: skip

    objects = LeadQuerySet.as_manager()

    class Meta:
        verbose_name = _("lead")
        verbose_name_plural = _("leads")
        ordering = ["-created_at", "-pk"]
        permissions = [
            ("view_reports", _("Can see the reports")),
            ("export_leads", _("Can export leads")),
            ("erase_lead", _("Can erase a lead's personal data")),
            ("answer_lead", _("Can correct addresses, send codes again and accept leads taken for spam")),
        ]
        indexes = [
            models.Index(fields=["promotion", "created_at"], name="lead_promotion_created_at"),
            models.Index(fields=["created_at"], name="lead_created_at"),
            models.Index(fields=["day", "promotion"], name="lead_day_promotion"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["promotion", "email_key"],
                condition=Q(email_key__isnull=False, spam_reason=""),
                name="lead_once_per_email",
            ),
            models.UniqueConstraint(
                fields=["promotion", "phone_key"],
                condition=Q(phone_key__isnull=False, spam_reason=""),
                name="lead_once_per_phone",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) & ~Q(email="")
                | Q(erased_at__isnull=False, email="", phone="", name=""),
                name="lead_erased_is_empty",
            ),
            models.CheckConstraint(
                condition=Q(erased_by=None) | Q(erased_at__isnull=False), name="lead_erased_by_has_time"
            ),
        ]

    def __str__(self) -> str:
        # Without contact details: this text ends up in histories that outlive them.
        return f"#{self.pk}"

    @property
    def is_subscribed(self) -> bool:
        """Whether we may write to them about other things; the same rule as subscribed()."""
        return self.consents.filter(withdrawn_at=None).exists()

    @property
    def masked_contact(self) -> str:
        """What the desk sees."""
        return " · ".join(filter(None, [masked_email(self.email), masked_phone(self.phone)]))

    def assign_keys(self, region: str) -> None:
        """Set the keys that recognise the person; `region` is the country of numbers without one."""
        self.email_key = contact_keys.digest(contact_keys.email_key(self.email), settings.SECRET_KEY)
        self.phone_key = contact_keys.digest(contact_keys.phone_key(self.phone, region), settings.SECRET_KEY)

    def consent(self, wording: ConsentWording, *, at: datetime | None = None, path: str = "") -> None:
        """Record that the person agreed to these words; a consent that is still live stays as it is."""
        given_at = at or timezone.now()
        with transaction.atomic():
            Consent.objects.bulk_create(
                [Consent(lead=self, wording=wording, given_at=given_at, path=path[:300])],
                ignore_conflicts=True,
            )

    def confirm_consent(self, *, at: datetime) -> None:
        """Record the proof that the mailbox is the person's: the code that went only there came back."""
        self.consents.filter(withdrawn_at=None, confirmed_at=None).update(confirmed_at=at)

    def withdraw_consent(self, *, by: Any = None, at: datetime | None = None) -> None:
        """Close every live consent; `by` is the member of staff who was told, None the person."""
        self.consents.filter(withdrawn_at=None).update(withdrawn_at=at or timezone.now(), withdrawn_by=by)

    def erase(self, *, by: Any = None, at: datetime | None = None) -> None:
        """Wipe everything that tells who it was; codes, redemptions and counts stay.

        The keys stay until the promotion is over, so that "once per person" holds (see forget_keys).
        """
        at = at or timezone.now()
        with transaction.atomic():
            Lead.objects.filter(pk=self.pk, erased_at=None).update(
                email="",
                phone="",
                name="",
                utm_term="",
                utm_content="",
                first_utm="",
                erased_at=at,
                erased_by=by,
            )
            self.withdraw_consent(by=by, at=at)
            self.erase_emails()
        self.refresh_from_db()

    def erase_emails(self) -> None:
        """Wipe what was written to the person; what still waits is withheld."""
        waiting = [OutgoingEmail.Status.QUEUED, OutgoingEmail.Status.SENDING]
        self.emails.filter(status__in=waiting).update(status=OutgoingEmail.Status.WITHHELD, lease_until=None)
        self.emails.update(to_address="", subject="", text_body="", html_body="", last_error="")

    def answer_again(self, *, to: str = "", by: Any = None, at: datetime | None = None) -> "PromoCode | None":
        """Answer somebody who asked before: with the same code, or that the offer is for new clients."""
        at = at or timezone.now()
        if promo_code := getattr(self, "promo_code", None):
            promo_code.send_again(to=to, by=by, at=at)
            return promo_code
        self.write(emails.new_clients_only(self, to=to, at=at), by=by, at=at)
        return None

    def write(self, email: OutgoingEmail, *, by: Any = None, at: datetime | None = None) -> OutgoingEmail:
        """Put a mail into the outbox, unless its like is there; what comes too often is recorded as withheld.

        Ten minutes between two mails and three a day, so that the form can't flood a mailbox. A member of staff
        (`by`) isn't held back.
        """
        if by is None and self.emails.is_cooling_down(at or timezone.now()):
            email.withhold(gettext("Asked again too soon."))
        try:
            with transaction.atomic():
                email.save()
        except IntegrityError:
            return OutgoingEmail.objects.get(dedupe_key=email.dedupe_key)
        return email

    def correct_email(self, address: str, *, by: Any, at: datetime | None = None) -> None:
        """Put a mistyped address right and send the code there.

        Raises django.db.IntegrityError when that address asked for the same promotion itself.
        """
        self.email = address
        self.email_key = contact_keys.digest(contact_keys.email_key(address), settings.SECRET_KEY)
        with transaction.atomic():
            self.save(update_fields=["email", "email_key"])
            self.answer_again(by=by, at=at)
