"""Changes of many pages: what was done, to which, and the way back."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from articles.admin.read_only import ReadOnlyAdmin
from articles.models import BulkEdit


@admin.register(BulkEdit)
class BulkEditAdmin(ReadOnlyAdmin):
    change_form_template = "admin/articles/bulk_edit_change_form.html"
    list_display = ("what", "made_at", "made_by", "undone_at")
    list_select_related = ("made_by",)
    search_fields = ("what",)
    date_hierarchy = "made_at"
    fields = ("what", "made_at", "made_by", "undone_at", "undone_by", "changed_pages")
    readonly_fields = ("changed_pages",)

    def get_urls(self) -> list[URLPattern]:
        undo = self.admin_site.admin_view(self.undo_view)
        return [path("<int:object_id>/undo/", undo, name="articles_bulkedit_undo"), *super().get_urls()]

    def undo_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Takes the change back on every page that nobody has edited since."""
        edit = get_object_or_404(BulkEdit, pk=object_id)
        if not may_undo(request, edit):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            for page, reason in edit.undo(by=request.user):
                messages.warning(request, f"{page}: {reason}")
            messages.success(request, gettext("“%(what)s” is taken back.") % {"what": edit})
        except BulkEdit.NotAllowed as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse("admin:articles_bulkedit_change", args=[edit.pk]))

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        edit = kwargs.get("obj")
        context["may_undo"] = edit is not None and edit.undone_at is None and may_undo(request, edit)
        return super().render_change_form(request, context, *args, **kwargs)

    @display(description=_("pages"))
    def changed_pages(self, edit: BulkEdit) -> SafeString:
        rows = edit.pages.select_related("article", "treatment_type", "revision")
        links = (
            (reverse(f"admin:articles_{each.page._meta.model_name}_change", args=[each.page.pk]), each.page)
            for each in rows
        )
        return format_html(
            "<ul>{}</ul>",
            format_html_join("", '<li><a class="text-link" href="{}">{}</a></li>', links),
        )


def may_undo(request: HttpRequest, edit: BulkEdit) -> bool:
    """Who may write the kind of page that was changed; one change is of one kind."""
    changed = edit.pages.select_related("article", "treatment_type").first()
    kind = changed.page._meta.model_name if changed else "article"
    return request.user.has_perm(f"articles.change_{kind}")
