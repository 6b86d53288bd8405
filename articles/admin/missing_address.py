"""Addresses that readers asked for in vain, with what they may have looked for."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from articles.admin.read_only import ReadOnlyAdmin
from articles.admin.upkeep.suggested_pages import suggested_pages
from articles.models import MissingAddress, Redirect


class SetAsideFilter(admin.SimpleListFilter):
    """What waits for a decision, unless the person asks for all."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("all", _("All, settled ones too"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset if self.value() == "all" else queryset.unsettled()


@admin.register(MissingAddress)
class MissingAddressAdmin(ReadOnlyAdmin):
    list_display = ("path", "count", "last_at", "referrer", "leads_to")
    list_display_links = None
    list_filter = (SetAsideFilter,)
    list_per_page = 25
    search_fields = ("path", "referrer")
    date_hierarchy = "last_at"
    actions = ("retire_selected", "set_aside_selected")

    def has_redirect_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.add_redirect")

    @display(description=_("lead on to"))
    def leads_to(self, missing: MissingAddress) -> SafeString:
        links = [*suggested_pages(missing.path), ("", gettext("Another page …"))]
        return format_html_join(
            "",
            '<a class="text-link suggestion" href="{}">{}</a>',
            ((_redirect_form(missing.path, url), title) for url, title in links),
        )

    @admin.action(description=_("Answer: gone for good"), permissions=["redirect"])
    def retire_selected(self, request: HttpRequest, queryset: QuerySet[MissingAddress]) -> None:
        paths = list(queryset.values_list("path", flat=True))
        for path in paths:
            Redirect.objects.retire(path)
        _say(request, len(paths))

    @admin.action(description=_("Set aside"), permissions=["redirect"])
    def set_aside_selected(self, request: HttpRequest, queryset: QuerySet[MissingAddress]) -> None:
        chosen = list(queryset)
        for missing in chosen:
            missing.set_aside(by=request.user)
        _say(request, len(chosen))


def _redirect_form(old_path: str, new_path: str) -> str:
    query = urlencode({"old_path": old_path, "new_path": new_path})
    return f"{reverse('admin:articles_redirect_add')}?{query}"


def _say(request: HttpRequest, count: int) -> None:
    messages.success(
        request,
        ngettext("%(count)s address is settled.", "%(count)s addresses are settled.", count)
        % {"count": count},
    )
