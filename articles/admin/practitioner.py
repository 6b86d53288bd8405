"""The people who treat, write and review."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import display

from articles.admin.upkeep.where_used import WhereUsedMixin
from articles.models import Practitioner


@admin.register(Practitioner)
class PractitionerAdmin(WhereUsedMixin, ModelAdmin):
    list_display = ("name", "role", "credentials", "may_review", "is_demonstration", "position")
    list_filter = ("is_demonstration", "registration_body")
    search_fields = ("name", "role", "credentials", "registration_number")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("photo",)
    fieldsets = (
        (None, {"fields": (("name", "slug"), "role", "credentials", "photo", "biography")}),
        (
            _("Registration"),
            {
                "fields": ("registration_body", "registration_number", "user"),
                "description": _("Reviews can be signed only with a registration number and a sign-in."),
            },
        ),
        (_("On the site"), {"fields": ("position", "is_demonstration")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Whose sign-in signs as this person is for those who set up staff."""
        return () if request.user.has_perm("auth.change_user") else ("user",)

    @display(description=_("can review"), boolean=True)
    def may_review(self, practitioner: Practitioner) -> bool:
        return bool(practitioner.registration_number and practitioner.user_id)
