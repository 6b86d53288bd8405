"""Which promotions: those that give out codes, cover a treatment, count somewhere, or counted wrong."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models, transaction
from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q
from django.utils import timezone

from articles.models import TreatmentType
from clinics.models.clinic import Clinic
from clinics.models.offerability import unofferable
from clinics.reports import performance as reports

if TYPE_CHECKING:
    from clinics.models.promotion import Promotion  # noqa: F401  (named in a string below)


def gives_out(at: datetime) -> Q:
    """Begun, not ended, not paused and not used up, all in the promotion's own row: one UPDATE can ask for it."""
    has_not_ended = Q(ends_at=None) | Q(ends_at__gt=at)
    has_codes_left = Q(issue_cap=None) | Q(issued_count__lt=F("issue_cap"))
    return has_not_ended & has_codes_left & Q(starts_at__lte=at, paused_at=None)


class PromotionQuerySet(models.QuerySet["Promotion"]):
    def open(self, at: datetime | None = None) -> Self:
        """Promotions that give out codes at that moment (now by default)."""
        running = self.filter(gives_out(at or timezone.now()))
        return running.exclude(treatments__in=TreatmentType.objects.filter(unofferable()))

    def covering(self, treatments: Iterable[TreatmentType]) -> Self:
        """Promotions for any of these treatments, including those for all treatments."""
        named = self.model.treatments.through.objects.filter(promotion=OuterRef("pk"))
        return self.filter(~Exists(named) | Exists(named.filter(treatmenttype__in=list(treatments))))

    def valid_at(self, clinic: Clinic) -> Self:
        """Promotions whose codes count at a clinic."""
        named = self.model.clinics.through.objects.filter(promotion=OuterRef("pk"))
        return self.filter(~Exists(named) | Exists(named.filter(clinic=clinic)))

    def with_second_text(self) -> Self:
        """Each with the second text that runs, if one does, in the same query: see Promotion.second_text."""
        is_running = Q(text_variants__ended_at=None)
        joined = self.annotate(running_text=FilteredRelation("text_variants", condition=is_running))
        return joined.annotate(running_text_id=F("running_text__pk")).select_related("running_text")

    def with_performance(self, start: datetime, end: datetime) -> Self:
        """Annotates what became of the leads from start (included) to end (excluded).

        `asked`, `issued`, `sent`, `redeemed` count leads of that time, so the four make a funnel; `rate` is
        redeemed / issued.
        """
        return self.annotate(**reports.funnel(start, end))

    def with_drift(self) -> Self:
        """Promotions whose counters differ from the rows; annotates `codes_on_record`, `redemptions_on_record`."""
        counted = self.annotate(
            codes_on_record=Count("leads__promo_code", distinct=True),
            redemptions_on_record=Count(
                "leads__promo_code__redemptions",
                filter=Q(leads__promo_code__redemptions__voided_at=None),
                distinct=True,
            ),
        )
        is_right = Q(issued_count=F("codes_on_record"), redeemed_count=F("redemptions_on_record"))
        return counted.exclude(is_right)

    def recount(self) -> int:
        """Set the counters that drifted to what is on record, one short transaction each; return how many.

        The row is locked before it is counted, so that no code issued or redeemed meanwhile is missed.
        Raises django.db.IntegrityError for a promotion with more on record than its caps allow.
        """
        drifted = list(self.with_drift().values_list("pk", flat=True))
        for pk in drifted:
            with transaction.atomic():
                self.model.objects.select_for_update().get(pk=pk)
                right: Any = self.model.objects.filter(pk=pk).with_drift().first()
                if right:
                    right.issued_count, right.redeemed_count = (
                        right.codes_on_record,
                        right.redemptions_on_record,
                    )
                    right.save(update_fields=["issued_count", "redeemed_count"])
        return len(drifted)
