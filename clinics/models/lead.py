"""A reader who asked for a code."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clinics import contact_keys, emails
from clinics.contact_masks import masked_email, masked_phone
from clinics.mail import unsubscribe_token
from clinics.models.consent import Consent
from clinics.models.consent_wording import ConsentWording
from clinics.models.known_client import KnownClient
from clinics.models.lead_queryset import LeadQuerySet
from clinics.models.outgoing_email import OutgoingEmail
from clinics.models.text_variant import TextVariant

if TYPE_CHECKING:
    from clinics.models.promo_code import PromoCode


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

    def is_named_in(self, text: str) -> bool:
        """Whether a text holds the address, the telephone number or a part of the name."""
        details = [self.email, self.phone, *self.name.split()]
        return any(len(each) > 2 and each.casefold() in text.casefold() for each in details)

    @property
    def unsubscribe_url(self) -> str:
        """Where one click ends all mail that nobody asked for."""
        return f"{settings.SITE_URL}{reverse('unsubscribe', args=[unsubscribe_token.token_for(self.pk)])}"

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

    def unsubscribe(self, *, at: datetime | None = None) -> None:
        """Close every live consent of the mailbox, whichever offer it belongs to: the person wants no more mail."""
        self.withdraw_consent(at=at)
        if self.email_key:
            Consent.objects.of_mailbox(self.email_key).withdraw(at=at)

    def erase(self, *, by: Any = None, at: datetime | None = None) -> None:
        """Wipe everything that tells who it was (see LeadQuerySet.erase)."""
        Lead.objects.filter(pk=self.pk).erase(by=by, at=at)
        self.refresh_from_db()

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
        """Put a mistyped address right and send the code there; what still waits for the old one has failed.

        Raises django.db.IntegrityError when that address asked for the same promotion itself.
        """
        self.email = address
        self.email_key = contact_keys.digest(contact_keys.email_key(address), settings.SECRET_KEY)
        with transaction.atomic():
            self.save(update_fields=["email", "email_key"])
            self.emails.filter(status=OutgoingEmail.Status.QUEUED).update(
                status=OutgoingEmail.Status.FAILED,
                failed_at=at or timezone.now(),
                last_error=gettext("The address was corrected."),
            )
            self.answer_again(by=by, at=at)
