"""Pictures with their credits."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import action, display

from articles.admin.editor.picture_pick import picture_pick
from articles.admin.editor.picture_upload import picture_upload
from articles.admin.image_filters import AiFilter, NeedsFilter, PlaceFilter
from articles.admin.image_form import ImageForm
from articles.admin.image_inlines import ImageCreditInline, ImageOutcomeInline
from articles.admin.pictures.add_many import add_many
from articles.admin.pictures.complete_table import complete_table
from articles.admin.pictures.health_page import health_page
from articles.admin.pictures.licence_document import licence_document
from articles.admin.upkeep.saved_filters import SavedFiltersMixin
from articles.admin.upkeep.where_used import WhereUsedMixin
from articles.models import Image, ImageCredit, PageLink

# What is written into the files, or decides how they are cut.
CUTS = (("card", _("Card"), 4, 3), ("social", _("Shared link"), 1200, 630), ("square", _("Square"), 1, 1))
IN_FILES = {"focal_x", "focal_y", "alt", "alt_state"}
ALT_COLOURS = {"text": "success", "decorative": "info", "missing": "danger"}


@admin.register(Image)
class ImageAdmin(SavedFiltersMixin, WhereUsedMixin, ModelAdmin):
    form = ImageForm
    inlines = (ImageCreditInline, ImageOutcomeInline)
    list_display = ("title", "thumbnail", "role", "alt_label", "credit_line", "size", "created_at")
    list_display_links = ("title",)
    list_filter = (NeedsFilter, "collections", "role", "alt_state", AiFilter, PlaceFilter)
    list_select_related = ("credit",)
    search_fields = ("title", "slug", "alt", "credit__creator", "credit__source")
    search_help_text = _("Title, key, description, creator or source")
    date_hierarchy = "created_at"
    prepopulated_fields = {"slug": ("title",)}
    autocomplete_fields = ("collections",)
    actions_list = ("show_add_many", "show_complete", "show_health")
    readonly_fields = ("picture", "size", "files", "consent_withdrawn_at", "consent_withdrawn_by")
    actions = ("withdraw_consent_of_selected", "fetch_selected")

    class Media:
        js = (Script("js/focal_point.js", type="module"),)

    fieldsets = (
        (
            None,
            {
                "fields": (
                    "picture",
                    ("focal_x", "focal_y"),
                    "upload",
                    "remote_url",
                    "title",
                    "slug",
                    "collections",
                    "size",
                    "files",
                )
            },
        ),
        (_("Description"), {"fields": ("alt_state", "alt", "role")}),
        (_("Rights"), {"fields": ("credit_line", "shown_until")}),
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
            path(
                "<int:object_id>/document/",
                self.admin_site.admin_view(partial(licence_document, admin=self)),
                name="articles_image_document",
            ),
            path("add-many/", for_editor(add_many), name="articles_image_add_many"),
            path("complete/", for_editor(complete_table), name="articles_image_complete"),
            path("health/", for_editor(health_page), name="articles_image_health"),
            path("upload/", for_editor(picture_upload), name="articles_image_upload"),
            *super().get_urls(),
        ]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Who enters when a picture was acquired is who acquired it."""
        for record in formset.save(commit=False):
            if isinstance(record, ImageCredit) and record.acquired_on and record.acquired_by is None:
                record.acquired_by = request.user  # type: ignore[assignment]
            record.save()
        for record in formset.deleted_objects:
            record.delete()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A focal point that a person set is no guess any more; a file that was replaced is kept for a while."""
        if {"focal_x", "focal_y"} & set(form.changed_data):
            obj.focal_is_guess = False
        before = self.model.objects.filter(pk=obj.pk).values_list("original", flat=True).first()
        super().save_model(request, obj, form, change)
        if before and before != obj.original.name:
            obj.leave_original(before)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Behind what was entered comes what was pasted, then what the file says; the sizes carry all of it."""
        super().save_related(request, form, formsets, change)
        image = self.model.objects.select_related("credit").get(pk=form.instance.pk)
        if pasted := form.cleaned_data.get("credit_line"):
            ImageCredit.objects.complete(image, pasted)
        if form.says:
            image.note_what_the_file_says(form.says)
        if pasted or IN_FILES & set(form.changed_data) or any(formset.has_changed() for formset in formsets):
            image.renew_files()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        obj.remove()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for image in queryset:
            image.remove()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A picture with a consent on record, or that a page uses, stays."""
        if not super().has_delete_permission(request, obj):
            return False
        return obj is None or not (obj.consent_given_on or PageLink.objects.to(obj).exists())

    @action(
        description=_("Add many"), url_path="to-add-many", permissions=["add"], icon="add_photo_alternate"
    )
    def show_add_many(self, request: HttpRequest) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:articles_image_add_many"))

    @action(description=_("Complete"), url_path="to-complete", permissions=["change"], icon="edit_note")
    def show_complete(self, request: HttpRequest) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:articles_image_complete"))

    @action(
        description=_("State of the library"),
        url_path="to-health",
        permissions=["view"],
        icon="monitor_heart",
    )
    def show_health(self, request: HttpRequest) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:articles_image_health"))

    @admin.action(description=_("Withdraw consent: take off every page"), permissions=["change"])
    def withdraw_consent_of_selected(self, request: HttpRequest, queryset: QuerySet[Image]) -> None:
        pictures = list(queryset.filter(consent_withdrawn_at=None))
        for image in pictures:
            image.withdraw_consent(by=request.user)
        messages.success(
            request, gettext("%(count)s pictures are off every page.") % {"count": len(pictures)}
        )

    @admin.action(description=_("Fetch from the other site into the library"), permissions=["change"])
    def fetch_selected(self, request: HttpRequest, queryset: QuerySet[Image]) -> None:
        if not settings.FETCH_PICTURES:
            messages.error(request, gettext("Fetching pictures is switched off (FETCH_PICTURES)."))
            return
        pictures = [image for image in queryset if image.is_elsewhere]
        for image in pictures:
            image.want()
            image.save(update_fields=["files_due_at", "files_trouble", "changed_at"])
        messages.success(
            request,
            gettext("%(count)s pictures are being fetched; what does not arrive is said in its record.")
            % {"count": len(pictures)},
        )

    @display(description=_("picture"))
    def thumbnail(self, image: Image) -> SafeString | str:
        if not image.url:
            return gettext("Not shown")
        return format_html(
            '<img src="{}" alt="" class="picture-thumbnail" loading="lazy">', image.smallest_url
        )

    @display(description=_("picture"))
    def picture(self, image: Image) -> SafeString | str:
        """The whole of it, on which the focal point is set by a click, and what is cut out around that."""
        if not image.url:
            return gettext(
                "Not shown: no file, a host that is not allowed, the consent was withdrawn, or the licence has ended."
            )
        return render_to_string("admin/articles/focal_point.html", {"image": image, "cuts": CUTS})

    @display(description=_("files"))
    def files(self, image: Image) -> str:
        if image.files_trouble:
            again = (
                gettext("It is tried again.")
                if image.files_due_at
                else gettext("It is not tried again by itself.")
            )
            return f"{image.files_trouble} {again}"
        if image.is_elsewhere:
            return (
                gettext("On its way from the other site.")
                if image.files_due_at
                else gettext("On another site.")
            )
        if image.files_due_at:
            return gettext("Being made in the background; until then one size is shown.")
        return gettext("%(count)s, in AVIF, WebP and JPEG") % {"count": len(image.renditions)}

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
