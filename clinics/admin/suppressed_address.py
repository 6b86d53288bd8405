"""Mailboxes that are written to no more, and allowing one again."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.read_only import ReadOnlyAdmin
from clinics.models import SuppressedAddress


@admin.register(SuppressedAddress)
class SuppressedAddressAdmin(ReadOnlyAdmin):
    list_display = ("at", "reason", "answer", "lifted_at", "lifted_by")
    list_filter = ("reason", ("lifted_at", admin.EmptyFieldListFilter))
    date_hierarchy = "at"
    fields = ("at", "reason", "answer", "lifted_at", "lifted_by")
    actions = ("lift_selected",)

    def has_lift_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("clinics.change_suppressedaddress")

    @admin.action(description=_("Allow mail again"), permissions=["lift"])
    def lift_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        suppressed: Any = queryset
        live = list(suppressed.live())
        if "confirmed" not in request.POST:
            return self._confirmation(request, live)
        for each in live:
            each.lift(by=request.user)
        messages.success(request, gettext("Mail may go to %(count)s addresses again.") % {"count": len(live)})
        return None

    def _confirmation(self, request: HttpRequest, live: list[SuppressedAddress]) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Allow mail again"),
            "opts": self.opts,
            "action": "lift_selected",
            "keys": [each.pk for each in live],
            "subjects": [f"{each} · {each.answer}" if each.answer else str(each) for each in live[:50]],
            "explanation": gettext(
                "Only when the owners of the mailboxes have told you that they work and that they want your mail: "
                "mail that comes back or is reported harms all your mail."
            ),
            "button": gettext("Allow mail again"),
        }
        return TemplateResponse(request, "admin/clinics/confirm_action.html", context)
