"""Clinics with their hours and treatments; a clinic is closed, never deleted."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin, TabularInline
from unfold.decorators import display

from clinics.admin.opening_exception import OpeningExceptionInline
from clinics.models import Clinic, ClinicTreatment, OpeningHours


class OpeningHoursInline(TabularInline):
    model = OpeningHours
    extra = 0
    tab = True


class ClinicTreatmentInline(TabularInline):
    model = ClinicTreatment
    extra = 0
    tab = True
    autocomplete_fields = ("treatment",)


@admin.register(Clinic)
class ClinicAdmin(ModelAdmin):
    inlines = (OpeningHoursInline, OpeningExceptionInline, ClinicTreatmentInline)
    list_display = ("name", "town", "telephone", "receives_patients", "is_demonstration", "position")
    list_filter = ("is_demonstration", "country")
    search_fields = ("name", "town", "postcode", "slug")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("photo", "map_picture", "practitioners", "staff")
    warn_unsaved_form = True
    fieldsets = (
        (None, {"fields": (("name", "slug"), "address", ("town", "postcode", "country"))}),
        (_("Contact"), {"fields": (("telephone", "email"), ("latitude", "longitude"), "time_zone")}),
        (
            _("On the page"),
            {
                "fields": (
                    "description",
                    ("photo", "map_picture"),
                    "practitioners",
                    "position",
                    "is_demonstration",
                )
            },
        ),
        (_("At the desk"), {"fields": ("staff", "closed_at")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Who works at which desk is for those who set up staff."""
        return () if request.user.has_perm("auth.change_user") else ("staff",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @display(description=_("open"), boolean=True)
    def receives_patients(self, clinic: Clinic) -> bool:
        return clinic.is_open
