"""The sentences people agree to; a used one is evidence and stays as it is."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import display

from clinics.models import ConsentWording


@admin.register(ConsentWording)
class ConsentWordingAdmin(ModelAdmin):
    list_display = ("version", "text", "consents_given", "consents_live", "created_at")
    search_fields = ("text",)
    fields = ("version", "text", "consents_given", "consents_live", "proof", "created_at")
    readonly_fields = ("consents_given", "consents_live", "proof", "created_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        live = Count("consents", filter=Q(consents__withdrawn_at=None))
        return super().get_queryset(request).annotate(given=Count("consents"), live=live)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Text and version of a used one stay: people agreed to them."""
        is_used = obj is not None and obj.consents.exists()
        return ("version", "text", *self.readonly_fields) if is_used else self.readonly_fields

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @display(description=_("consents given"), ordering="given")
    def consents_given(self, wording: Any) -> int:
        return getattr(wording, "given", 0)

    @display(description=_("not withdrawn"), ordering="live")
    def consents_live(self, wording: Any) -> int:
        return getattr(wording, "live", 0)

    @display(description=_("SHA-256 of the text"))
    def proof(self, wording: ConsentWording) -> str:
        return wording.digest if wording.text else "–"
