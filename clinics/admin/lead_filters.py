"""Filters of the list of leads."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class LeadStateFilter(SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("genuine", _("Has a code")),
            ("redeemed", _("Redeemed")),
            ("spam", _("Taken for spam")),
            ("erased", _("Erased")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        leads: Any = queryset
        if self.value() == "genuine":
            return leads.genuine()
        if self.value() == "redeemed":
            return leads.filter(promo_code__redeemed_at__isnull=False)
        if self.value() == "spam":
            return leads.spam()
        return leads.exclude(erased_at=None) if self.value() == "erased" else leads


class ConsentFilter(SimpleListFilter):
    title = _("may be written to")
    parameter_name = "subscribed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        leads: Any = queryset
        if self.value() == "yes":
            return leads.subscribed()
        return leads.exclude(pk__in=leads.model.objects.subscribed()) if self.value() == "no" else leads
