"""What became of the leads: plain figures for the dashboard, the report pages and exports."""

from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    FloatField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, NullIf, TruncWeek
from django.utils.translation import gettext as _

COUNTS = ("asked", "issued", "sent", "redeemed")


def funnel(start: datetime, end: datetime) -> dict[str, Any]:
    """Annotations for promotions: leads of that time and how far each got."""
    return {name: _per_promotion(name, start, end) for name in COUNTS} | {
        "rate": Cast(F("redeemed"), FloatField()) / NullIf(Cast(F("issued"), FloatField()), Value(0.0))
    }


def weekly(start: datetime, end: datetime, **only: Any) -> list[dict[str, Any]]:
    """Leads by the week (starting on Monday, in the site's zone) in which they asked.

    `only` narrows the leads, for instance `promotion=…`. Each row: `week` (date) and the counts.
    """
    rows = _counted(_leads(start, end).filter(**only).annotate(week=TruncWeek("created_at")), "week")
    return [row | {"week": _day(row["week"])} for row in rows]


def by_promotion(start: datetime, end: datetime) -> list[dict[str, Any]]:
    """Counts for each promotion that had leads; `slug` tells those with the same headline apart."""
    leads = _leads(start, end).annotate(label=F("promotion__headline"), slug=F("promotion__slug"))
    return _counted(leads, "label", "slug")


def by_source(start: datetime, end: datetime) -> list[dict[str, Any]]:
    """Counts for each source: the UTM source, else the site that linked here, else nobody."""
    source = Case(
        When(~Q(utm_source=""), then=F("utm_source")),
        When(~Q(referrer_host=""), then=F("referrer_host")),
        default=Value(_("Direct")),
        output_field=CharField(),
    )
    return _counted(_leads(start, end).annotate(label=source), "label")


def by_page(start: datetime, end: datetime) -> list[dict[str, Any]]:
    """Counts for each page (its path) that the form stood on."""
    return _counted(_leads(start, end).annotate(label=F("source_path")), "label")


def by_clinic(start: datetime, end: datetime) -> list[dict[str, Any]]:
    """Redemptions that count, for each clinic: `label`, `redeemed`, `new_clients`."""
    live = _model("Redemption").objects.live().between(start, end).order_by()
    rows = live.values(label=F("clinic__name")).annotate(
        redeemed=Count("pk"), new_clients=Count("pk", filter=Q(is_new_client=True))
    )
    return list(rows.order_by("-redeemed", "label"))


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


def _leads(start: datetime, end: datetime) -> QuerySet:
    """Genuine leads of that time, each marked with how far it got."""
    sent = _model("OutgoingEmail").objects.filter(lead=OuterRef("pk"), status="sent")
    leads = _model("Lead").objects.genuine().filter(created_at__gte=start, created_at__lt=end).order_by()
    return leads.annotate(was_sent=Exists(sent))


def _counted(leads: QuerySet, group: str, *also: str) -> list[dict[str, Any]]:
    counted = leads.values(group, *also).annotate(
        asked=Count("pk"),
        issued=Count("promo_code"),
        sent=Count("pk", filter=Q(was_sent=True)),
        redeemed=Count("promo_code__redeemed_at"),
    )
    order = ["week"] if group == "week" else ["-asked", group, *also]
    return [{key: row[key] for key in (group, *also, *COUNTS)} for row in counted.order_by(*order)]


def _per_promotion(name: str, start: datetime, end: datetime) -> Coalesce:
    counts = {
        "asked": Count("pk"),
        "issued": Count("promo_code"),
        "sent": Count("pk", filter=Q(was_sent=True)),
        "redeemed": Count("promo_code__redeemed_at"),
    }
    of_promotion = (
        _leads(start, end).filter(promotion=OuterRef("pk")).values("promotion").annotate(counted=counts[name])
    )
    return Coalesce(Subquery(of_promotion.values("counted")), Value(0))


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
