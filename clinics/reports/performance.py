"""What became of the leads: figures beside each promotion, what waits, and the leads as a file."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Count, F, FloatField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce, NullIf

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
