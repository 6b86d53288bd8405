"""Filters of the lists of pages."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class WaitingFilter(SimpleListFilter):
    """Pages on which somebody has to do something."""

    title = _("waiting for")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("review", _("Medical review")),
            ("publication", _("Publication of a newer draft")),
            ("title", _("A confirmed title")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        pages: Any = queryset
        if self.value() == "review":
            return pages.exclude(submitted_at=None)
        if self.value() == "publication":
            return pages.with_draft_ahead()
        if self.value() == "title" and hasattr(pages.model, "title_is_proposed"):
            return pages.filter(title_is_proposed=True)
        return pages


class DraftedByFilter(SimpleListFilter):
    """Drafted by AI or by a person."""

    title = _("drafted by")
    parameter_name = "drafted_by"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("ai", _("AI")), ("person", _("A person"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "ai":
            return queryset.exclude(generated_by="")
        return queryset.filter(generated_by="") if self.value() == "person" else queryset
