"""What staff decided about the rules of the check, newest first."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from articles.admin.read_only import ReadOnlyAdmin
from articles.admin.rules.rule_list import rule_list
from articles.admin.rules.rule_page import rule_page
from articles.admin.rules.touched_pages import touched_pages
from articles.admin.rules.try_box import try_box
from articles.models import RuleSetting


@admin.register(RuleSetting)
class RuleSettingAdmin(ReadOnlyAdmin):
    """The record of all changes; a change itself is made on the page of the rule."""

    list_display = ("rule", "case", "jurisdiction", "level", "why", "by", "changed_at")
    list_filter = ("rule", "jurisdiction", "level")
    list_select_related = ("by",)
    search_fields = ("rule", "case", "why", "reason", "suggestion", "source")
    date_hierarchy = "changed_at"
    fields = (
        ("rule", "case", "jurisdiction", "number"),
        "level",
        "reason",
        "suggestion",
        ("source", "source_url", "checked_on"),
        "why",
        ("by", "changed_at"),
    )

    def get_urls(self) -> list[URLPattern]:
        pages: list[tuple[str, str, Callable[..., HttpResponse]]] = [
            ("rules", "rules/", rule_list),
            ("try", "rules/try/", try_box),
            ("touched", "rules/touched/", touched_pages),
            ("rule", "rules/<str:rule>/<str:case>/", rule_page),
        ]
        return [
            path(route, self.admin_site.admin_view(self._readable(view)), name=f"articles_rulesetting_{name}")
            for name, route, view in pages
        ] + super().get_urls()

    def _readable(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """For those who may see the rules; who may change one, its page asks itself."""

        def checked(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            if not self.has_view_permission(request):
                raise PermissionDenied
            return view(request, self, **kwargs)

        return update_wrapper(checked, view)
