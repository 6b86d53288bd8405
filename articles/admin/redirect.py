"""Old addresses and where they lead."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import display

from articles.admin.upkeep.redirect_form import RedirectForm
from articles.models import Redirect


class AnswerFilter(admin.SimpleListFilter):
    """301 or 410."""

    title = _("answer")
    parameter_name = "answer"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("moved", _("Leads to another page")), ("gone", _("Gone for good"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "gone":
            return queryset.filter(new_path="")
        return queryset.exclude(new_path="") if self.value() == "moved" else queryset


@admin.register(Redirect)
class RedirectAdmin(ModelAdmin):
    form = RedirectForm
    list_display = ("old_path", "leads_to", "created_at")
    list_filter = (AnswerFilter,)
    search_fields = ("old_path", "new_path")
    fields = ("old_path", "new_path")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Another old address is another redirect."""
        return ("old_path",) if obj else ()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """What led to the old address leads on, too."""
        if obj.new_path:
            saved = Redirect.objects.lead(obj.old_path, obj.new_path)
        else:
            saved = Redirect.objects.retire(obj.old_path)
        obj.pk = saved.pk
        if form.leads_nowhere:
            messages.warning(
                request,
                gettext("%(path)s shows no page now: until it does, readers are told that nothing is there.")
                % {"path": obj.new_path},
            )

    @display(description=_("leads to"), ordering="new_path")
    def leads_to(self, redirect: Redirect) -> str:
        return redirect.new_path or gettext("Gone for good")
