"""Corrections: told once, never deleted."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _
from unfold.admin import ModelAdmin

from articles.models import Correction


class CorrectionForm(ModelForm):
    """Asks for the one page that was wrong."""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.instance.pk is None and bool(given.get("article")) == bool(given.get("treatment_type")):
            raise ValidationError(_("Choose the article or the treatment that was wrong: one of them."))
        return given


@admin.register(Correction)
class CorrectionAdmin(ModelAdmin):
    form = CorrectionForm
    list_display = ("title", "wrong", "right", "corrected_on", "by")
    list_select_related = ("by",)
    search_fields = ("title", "wrong", "right")
    date_hierarchy = "corrected_on"
    autocomplete_fields = ("article", "treatment_type")
    fields = ("article", "treatment_type", "wrong", "right", "corrected_on")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Which page it was does not change any more."""
        return ("article", "treatment_type") if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Correction, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            return
        told = Correction.objects.tell(
            obj.page, wrong=obj.wrong, right=obj.right, by=request.user, on=obj.corrected_on
        )
        obj.pk, obj.title = told.pk, told.title
        obj._state.adding = False
