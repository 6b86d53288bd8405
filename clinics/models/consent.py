"""Who agreed to hear from us, to which words, when and where; and when they stopped it."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clinics.models.consent_wording import ConsentWording


class ConsentQuerySet(models.QuerySet["Consent"]):
    def of_mailbox(self, email_key: str) -> Self:
        """What the owner of a mailbox agreed to, whichever offers they asked for."""
        return self.filter(lead__email_key=email_key)

    def withdraw(self, *, by: Any = None, at: datetime | None = None) -> int:
        """Close those that are live; `by` is the member of staff who was told, None the person."""
        return self.filter(withdrawn_at=None).update(withdrawn_at=at or timezone.now(), withdrawn_by=by)


class Consent(models.Model):
    """One act of consent to marketing; withdrawing it closes the row and keeps it as proof."""

    lead = models.ForeignKey("clinics.Lead", models.PROTECT, related_name="consents")
    wording = models.ForeignKey(
        ConsentWording, models.PROTECT, verbose_name=_("wording"), related_name="consents"
    )
    given_at = models.DateTimeField(_("given at"))
    path = models.CharField(_("on page"), max_length=300, blank=True)
    confirmed_at = models.DateTimeField(
        _("confirmed at"), null=True, blank=True,
        help_text=_("When a code that went only to this mailbox was shown at a desk: proof that the mailbox is the person’s."),
    )  # fmt: skip
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name=_("withdrawn by"), related_name="+",
        help_text=_("Blank: by the person."),
    )  # fmt: skip

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["lead"], condition=Q(withdrawn_at=None), name="consent_one_live_each"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by=None) | Q(withdrawn_at__isnull=False),
                name="consent_withdrawn_by_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wording_id} · {self.given_at:%Y-%m-%d %H:%M}"
