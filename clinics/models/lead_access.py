"""Who looked at, took out or changed personal data of leads, and when. Holds no personal data itself."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from clinics.models.lead import Lead


class LeadAccessQuerySet(models.QuerySet["LeadAccess"]):
    def record(
        self,
        act: "LeadAccess.Act",
        *,
        by: Any,
        lead: "Lead | None" = None,
        count: int = 1,
        at: datetime | None = None,
    ) -> "LeadAccess":
        """Note what somebody (None: a command or the worker) did to one lead, or to that many."""
        return self.create(act=act, by=by, lead=lead, count=count, at=at or timezone.now())


class LeadAccess(models.Model):
    """One act of a member of staff on one lead, or on many at once."""

    class Act(models.TextChoices):
        LISTED = "listed", _("Saw the list")
        VIEWED = "viewed", _("Saw one lead")
        EXPORTED = "exported", _("Exported as a table")
        PERSON_EXPORTED = "person_exported", _("Exported what is held on a person")
        ERASED = "erased", _("Erased")
        CONSENT_WITHDRAWN = "consent_withdrawn", _("Withdrew the consent")
        CORRECTED = "corrected", _("Corrected the address")
        SENT_AGAIN = "sent_again", _("Sent the code again")
        ACCEPTED = "accepted", _("Accepted what was taken for spam")

    act = models.CharField(_("act"), max_length=20, choices=Act)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name=_("by"), related_name="+",
        help_text=_("Blank: by a command."),
    )  # fmt: skip
    at = models.DateTimeField(_("at"), default=timezone.now)
    lead = models.ForeignKey(
        "clinics.Lead", models.PROTECT, null=True, blank=True, verbose_name=_("lead"), related_name="accesses"
    )
    count = models.PositiveIntegerField(_("leads"), default=1)

    objects = LeadAccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("access to leads")
        verbose_name_plural = _("accesses to leads")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["at"], name="leadaccess_at"),
            models.Index(fields=["by", "at"], name="leadaccess_by_at"),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()} · {self.at:%Y-%m-%d %H:%M}"
