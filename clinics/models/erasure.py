"""Wiping who a lead was, wherever it stands; codes, redemptions and counts stay."""

from datetime import datetime
from itertools import batched
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext

from clinics.models.consent import Consent
from clinics.models.lead_access import LeadAccess
from clinics.models.outgoing_email import OutgoingEmail
from clinics.models.suppressed_address import SuppressedAddress
from clinics.models.webhook_delivery import WebhookDelivery
from clinics.privacy import write_ahead_log

if TYPE_CHECKING:
    from clinics.models.lead import Lead

PORTION = 500
WIPED = ("email", "phone", "name", "utm_term", "utm_content", "first_utm")
# These are counted in reports and tell nothing about a person, unless a mailing put the address there.
COUNTED = ("utm_source", "utm_medium", "utm_campaign")


def erase(leads: "QuerySet[Lead]", *, by: Any, at: datetime) -> int:
    """Wipe the leads in portions of one transaction, note who did it, and return how many were not erased before.

    The keys stay until the promotion is over, so that "once per person" holds (see LeadQuerySet.forget_keys).
    """
    keys = list(leads.order_by("pk").values_list("pk", flat=True))
    with transaction.atomic():
        portions = (leads.model.objects.filter(pk__in=portion) for portion in batched(keys, PORTION))
        erased = sum(_erase_portion(portion, by=by, at=at) for portion in portions)
        if erased:
            only = keys[0] if len(keys) == 1 else None
            LeadAccess.objects.create(act=LeadAccess.Act.ERASED, by=by, lead_id=only, count=erased, at=at)
    write_ahead_log.empty_after_commit()
    return erased


def _erase_portion(leads: "QuerySet[Lead]", *, by: Any, at: datetime) -> int:
    suppressed = SuppressedAddress.objects.filter(email_key__in=leads.values("email_key"))
    suppressed.exclude(answer="").update(answer="")
    Consent.objects.filter(lead__in=leads, withdrawn_at=None).update(withdrawn_at=at, withdrawn_by=by)
    OutgoingEmail.objects.filter(lead__in=leads).wipe()
    WebhookDelivery.objects.filter(lead__in=leads).wipe(payload="")
    _wipe_reasons(leads)
    for name in COUNTED:
        leads.filter(**{f"{name}__contains": "@"}).update(**{name: ""})
    blank = dict.fromkeys(WIPED, "")
    return leads.filter(erased_at=None).update(erased_at=at, erased_by=by, **blank)


def _wipe_reasons(leads: "QuerySet[Lead]") -> None:
    """The reason of an undone redemption stays, unless somebody wrote there whom it was about."""
    undone = leads.filter(promo_code__redemptions__voided_at__isnull=False).distinct()
    for lead in undone.select_related("promo_code"):
        for redemption in lead.promo_code.redemptions.exclude(voided_reason=""):
            if lead.is_named_in(redemption.voided_reason):
                lead.promo_code.redemptions.filter(pk=redemption.pk).update(voided_reason=gettext("Erased"))
