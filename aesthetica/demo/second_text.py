"""A second text of the running offer, tried for five weeks, with the views and leads of its days."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from aesthetica.demo import texts
from aesthetica.demo.people import signed_in_as
from aesthetica.demo.publishing import day
from clinics.models import Lead, OfferView, Promotion, TextVariant

STARTED_DAYS_AGO = 35


def load() -> int:
    """Starts it, once, and hands it what was seen and asked for on the days on which pages showed it."""
    if TextVariant.objects.exists():
        return 0
    row = texts.table("promotions")["second_text"]
    promotion = Promotion.objects.get(slug=row["promotion"])
    text = promotion.start_second_text(
        headline=row["headline"],
        summary=row["summary"],
        by=signed_in_as("marketing"),
        at=day(STARTED_DAYS_AGO),
    )
    since = timezone.localdate(text.started_at) + timedelta(days=1)
    _hand_over(OfferView.objects.filter(promotion=promotion, day__gte=since), "path", promotion, text)
    _hand_over(Lead.objects.filter(promotion=promotion, day__gte=since), "source_path", promotion, text)
    return 1


def _hand_over(rows: Any, path: str, promotion: Promotion, text: TextVariant) -> None:
    shown = [pk for pk, where, at in rows.values_list("pk", path, "day") if promotion.text_on(where, at)]
    rows.filter(pk__in=shown).update(variant=text)
