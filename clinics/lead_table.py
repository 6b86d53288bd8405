"""The leads as a table for marketing: columns and rows, in portions, so that a hundred thousand need no more memory than one."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from clinics.models import Consent

PORTION = 1000


def header() -> list[str]:
    """The columns. The code itself is left out: whoever holds the file must not hold the offers."""
    return [
        _("number"), _("e-mail"), _("telephone"), _("name"), _("promotion"), _("asked at"), _("may be written to"),
        _("page"), _("came from"), _("UTM source"), _("UTM medium"), _("UTM campaign"), _("code issued at"), _("code ends at"),
        _("redeemed at"),
    ]  # fmt: skip


def rows(leads: QuerySet[Any]) -> Iterator[list[Any]]:
    """One row a lead, oldest first. Each portion is a query of its own: a slow download holds no long read open."""
    live = Consent.objects.filter(lead=OuterRef("pk"), withdrawn_at=None)
    ordered = leads.order_by("pk").select_related("promotion", "promo_code").annotate(agreed=Exists(live))
    last = 0
    while portion := list(ordered.filter(pk__gt=last)[:PORTION]):
        yield from map(_row, portion)
        last = portion[-1].pk


def _row(lead: Any) -> list[Any]:
    code = getattr(lead, "promo_code", None)
    moments = (code.issued_at, code.expires_at, code.redeemed_at) if code else (None, None, None)
    return [
        lead.pk, lead.email, lead.phone, lead.name, lead.promotion.headline, lead.created_at.isoformat(),
        _("yes") if lead.agreed else _("no"), lead.source_path, lead.referrer_host, lead.utm_source, lead.utm_medium,
        lead.utm_campaign, *(moment.isoformat() if moment else "" for moment in moments),
    ]  # fmt: skip
