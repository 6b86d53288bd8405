"""Filters of the list of pictures."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class CreditFilter(SimpleListFilter):
    title = _("credit")
    parameter_name = "credited"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("no", _("Nobody knows whose it is")), ("ai", _("Made or changed by AI"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        pictures: Any = queryset
        if self.value() == "no":
            return pictures.uncredited()
        return (
            pictures.filter(credit__ai_origin__in=["generated", "edited"])
            if self.value() == "ai"
            else pictures
        )


class PlaceFilter(SimpleListFilter):
    title = _("where it lies")
    parameter_name = "place"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("here", _("Here")), ("elsewhere", _("On another site"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "here":
            return queryset.exclude(file="")
        return queryset.filter(file="") if self.value() == "elsewhere" else queryset
