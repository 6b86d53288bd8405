"""Pictures with their credits."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin, StackedInline
from unfold.decorators import display

from articles.admin.editor.picture_pick import picture_pick
from articles.admin.editor.picture_upload import picture_upload
from articles.admin.image_filters import CreditFilter, PlaceFilter
from articles.admin.image_form import ImageForm
from articles.admin.upkeep.saved_filters import SavedFiltersMixin
from articles.admin.upkeep.where_used import WhereUsedMixin
from articles.models import Image, ImageCredit, PageLink

ALT_COLOURS = {"text": "success", "decorative": "info", "missing": "danger"}


class ImageCreditInline(StackedInline):
    model = ImageCredit
    extra = 1
    max_num = 1
    can_delete = False
    readonly_fields = ("acquired_by",)
    fields = (
        ("creator", "creator_url"),
        ("source", "source_url"),
        ("licence", "licence_url"),
        ("work_title", "copyright_notice"),
        "credit_text",
        ("acquired_on", "acquired_by"),
        ("licence_document", "expires_on"),
        ("is_editorial_only", "modification"),
        ("ai_origin", "ai_tool"),
        ("model_release", "property_release"),
    )


@admin.register(Image)
class ImageAdmin(SavedFiltersMixin, WhereUsedMixin, ModelAdmin):
    form = ImageForm
    inlines = (ImageCreditInline,)
    list_display = ("title", "thumbnail", "role", "alt_label", "credit_line", "size", "created_at")
    list_display_links = ("title",)
    list_filter = ("role", "alt_state", CreditFilter, PlaceFilter)
    list_select_related = ("credit",)
    search_fields = ("title", "slug", "alt", "credit__creator", "credit__source")
    search_help_text = _("Title, key, description, creator or source")
    date_hierarchy = "created_at"
    prepopulated_fields = {"slug": ("title",)}
    readonly_fields = ("picture", "size", "consent_withdrawn_at", "consent_withdrawn_by")
    actions = ("withdraw_consent_of_selected",)
    fieldsets = (
        (None, {"fields": ("picture", "upload", "remote_url", "title", "slug", "size")}),
        (_("Description"), {"fields": ("alt_state", "alt", "role", ("focal_x", "focal_y"))}),
        (
            _("Consent of the person shown"),
            {
                "classes": ("collapse",),
                "fields": (
                    "consent_reference",
                    "consent_given_on",
                    "consent_withdrawn_at",
                    "consent_withdrawn_by",
                ),
            },
        ),
    )

    def get_urls(self) -> list[URLPattern]:
        def for_editor(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
            return self.admin_site.admin_view(lambda request: view(request, self))

        return [
            path("pick/", for_editor(picture_pick), name="articles_image_pick"),
            path("upload/", for_editor(picture_upload), name="articles_image_upload"),
            *super().get_urls(),
        ]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Who enters when a picture was acquired is who acquired it."""
        for credit in formset.save(commit=False):
            if credit.acquired_on and credit.acquired_by is None:
                credit.acquired_by = request.user
            credit.save()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A picture with a consent on record, or that a page uses, stays."""
        if not super().has_delete_permission(request, obj):
            return False
        return obj is None or not (obj.consent_given_on or PageLink.objects.to(obj).exists())

    @admin.action(description=_("Withdraw consent: take off every page"), permissions=["change"])
    def withdraw_consent_of_selected(self, request: HttpRequest, queryset: QuerySet[Image]) -> None:
        pictures = list(queryset.filter(consent_withdrawn_at=None))
        for image in pictures:
            image.withdraw_consent(by=request.user)
        messages.success(
            request, gettext("%(count)s pictures are off every page.") % {"count": len(pictures)}
        )

    @display(description=_("picture"))
    def thumbnail(self, image: Image) -> SafeString | str:
        address = image.renditions and Image.file.field.storage.url(image.renditions[-1]["name"])
        if image.consent_withdrawn_at or not (address or image.url):
            return gettext("Not shown")
        return format_html(
            '<img src="{}" alt="" class="picture-thumbnail" loading="lazy">', address or image.url
        )

    @display(description=_("picture"))
    def picture(self, image: Image) -> SafeString | str:
        if not image.url:
            return gettext("Not shown: no file, a host that is not allowed, or the consent was withdrawn.")
        return format_html('<img src="{}" alt="{}" class="picture-large">', image.url, image.alt)

    @display(description=_("size"))
    def size(self, image: Image) -> str:
        return f"{image.width} × {image.height}" if image.width else "–"

    @display(description=_("description"), ordering="alt_state", label=ALT_COLOURS)
    def alt_label(self, image: Image) -> tuple[str, str]:
        names = {
            "text": gettext("Described"),
            "decorative": gettext("Decorative"),
            "missing": gettext("Missing"),
        }
        return image.alt_state, names[image.alt_state]
