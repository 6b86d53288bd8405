"""What became of the leads: figures beside each promotion, what waits, and the leads as a file."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Count, Exists, F, FloatField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, NullIf

from clinics.csv_export import as_csv

COUNTS = ("asked", "issued", "sent", "redeemed")


def funnel(start: datetime, end: datetime) -> dict[str, Any]:
    """Annotations for promotions: leads of that time and how far each got."""
    return {name: _per_promotion(name, start, end) for name in COUNTS} | {
        "rate": Cast(F("redeemed"), FloatField()) / NullIf(Cast(F("issued"), FloatField()), Value(0.0))
    }


def waiting(at: datetime) -> dict[str, int]:
    """What somebody should look at: mail that failed, mail that is late, leads taken for spam."""
    emails, leads = _model("OutgoingEmail").objects, _model("Lead").objects
    return {
        "failed": emails.failed().count(),
        "due": emails.due(at).count(),
        "spam": leads.spam().filter(erased_at=None).count(),
    }


def _model(name: str) -> Any:
    return apps.get_model("clinics", name)


def _per_promotion(name: str, start: datetime, end: datetime) -> Coalesce:
    counts = {
        "asked": Count("pk"),
        "issued": Count("promo_code"),
        "sent": Count("promo_code__sent_at"),
        "redeemed": Count("promo_code__redeemed_at"),
    }
    leads = _model("Lead").objects.genuine().filter(created_at__gte=start, created_at__lt=end).order_by()
    of_promotion = leads.filter(promotion=OuterRef("pk")).values("promotion").annotate(counted=counts[name])
    return Coalesce(Subquery(of_promotion.values("counted")), Value(0))


LEAD_COLUMNS = (
    "id", "created_at", "promotion__headline", "email", "phone", "name", "is_subscribed", "source_path", "referrer_host",
    "utm_source", "utm_medium", "utm_campaign", "promo_code__issued_at", "promo_code__expires_at", "promo_code__redeemed_at",
)  # fmt: skip


def leads_csv(leads: QuerySet) -> str:
    """Return the leads as CSV that no spreadsheet computes; needs the permission clinics.export_leads.

    Codes are left out: whoever holds the file must not hold the offers.
    """
    live = _model("Consent").objects.filter(lead=OuterRef("pk"), withdrawn_at=None)
    header = [name.replace("__", " ").replace("_", " ") for name in LEAD_COLUMNS]
    rows = leads.filter(erased_at=None).annotate(is_subscribed=Exists(live)).values_list(*LEAD_COLUMNS)
    return as_csv(header, rows.iterator())
