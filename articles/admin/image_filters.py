"""Filters of the list of pictures."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.pictures.weaknesses import WEAKNESSES, selected


class NeedsFilter(SimpleListFilter):
    title = _("what is missing")
    parameter_name = "needs"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(weakness.name, weakness.title) for weakness in WEAKNESSES]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return selected(self.value(), queryset)


class AiFilter(SimpleListFilter):
    title = _("AI")
    parameter_name = "ai"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Made or changed by AI")), ("no", _("Without AI"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        made = Q(credit__ai_origin__in=["generated", "edited"])
        if self.value() == "yes":
            return queryset.filter(made)
        return queryset.exclude(made) if self.value() == "no" else queryset


class PlaceFilter(SimpleListFilter):
    title = _("where it lies")
    parameter_name = "place"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("here", _("Here")), ("elsewhere", _("On another site"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "here":
            return queryset.exclude(file="")
        return queryset.filter(file="") if self.value() == "elsewhere" else queryset
