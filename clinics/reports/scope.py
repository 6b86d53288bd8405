"""What a report is about: days, and perhaps one promotion or one source alone."""

from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext

from clinics.models import Lead, OfferView, Promotion, Redemption
from clinics.reports.period import Period


def _source(of: str = "") -> Coalesce:
    """lead_source.source() in SQL, for the fields of a lead."""
    return Coalesce(
        NullIf(F(f"{of}utm_source"), Value("")), F(f"{of}referrer_host"), output_field=CharField()
    )


@dataclass(frozen=True, slots=True)
class Scope:
    """Which leads, views and redemptions are counted; `source` is "" for those whose source nobody knows."""

    period: Period
    promotion: Promotion | None = None
    source: str | None = None

    @property
    def before(self) -> Self:
        """The same for as many days before."""
        return replace(self, period=self.period.before)

    @property
    def query(self) -> str:
        """The part of an address that asks for this."""
        chosen = {"promotion": self.promotion and self.promotion.slug, "source": self.shown_source}
        others = {name: value for name, value in chosen.items() if value}
        return self.period.query + ("&" + urlencode(others) if others else "")

    @property
    def shown_source(self) -> str:
        return "" if self.source is None else self.source or gettext("Direct")

    def only(self, **fields: Any) -> Self:
        """The same, narrowed or changed: a period, promotion or source."""
        return replace(self, **fields)

    def leads(self) -> QuerySet[Any]:
        """Genuine leads by the local day of asking, each with its `source`."""
        leads = Lead.objects.genuine().filter(day__range=(self.period.first, self.period.last))
        return self._narrowed(leads.annotate(source=_source()), "promotion")

    def views(self) -> QuerySet[Any]:
        """Counts of views by local day."""
        views = OfferView.objects.filter(day__range=(self.period.first, self.period.last))
        return self._narrowed(views, "promotion")

    def redemptions(self) -> QuerySet[Any]:
        """Redemptions that count, by when they were made."""
        live = Redemption.objects.live().between(self.period.start, self.period.end)
        return self._narrowed(
            live.annotate(source=_source("promo_code__lead__")), "promo_code__lead__promotion"
        )

    def _narrowed(self, rows: QuerySet[Any], promotion: str) -> QuerySet[Any]:
        rows = rows.filter(**{promotion: self.promotion}) if self.promotion else rows
        rows = rows.filter(source=self.source) if self.source is not None else rows
        return rows.order_by()
