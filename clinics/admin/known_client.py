"""Who was a client before: lists come in as CSV and go as a whole; nobody can be read back out of them."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action
from unfold.widgets import UnfoldAdminFileFieldWidget

from articles.admin.read_only import ReadOnlyAdmin
from clinics.client_list import NotAListError
from clinics.models import Clinic, KnownClient

LARGEST = 50 * 1024 * 1024  # bytes; about a million rows


class ListForm(forms.Form):
    """One file, and the country of the numbers in it."""

    file = forms.FileField(
        label=_("List (CSV)"),
        widget=UnfoldAdminFileFieldWidget(attrs={"accept": ".csv,.txt,text/csv"}),
        help_text=_("A column named “email” or “phone” is enough. Only digests that nobody can read back are kept, not the file."),
    )  # fmt: skip

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than 50 MB. Split it, or use the command import_clients.")
            )
        return file


@admin.register(KnownClient)
class KnownClientAdmin(ReadOnlyAdmin):
    list_display = ("list_name", "added_at", "added_by")
    list_filter = ("list_name",)
    list_select_related = ("added_by",)
    fields = ("list_name", "added_at", "added_by")
    actions_list = ("import_list",)
    actions = ("remove_lists_of_selected",)

    def has_import_permission(self, request: HttpRequest, *args: Any) -> bool:
        return request.user.has_perm("clinics.add_knownclient")

    def has_remove_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("clinics.delete_knownclient")

    @action(description=_("Import a list"), permissions=["import"], url_path="import")
    def import_list(self, request: HttpRequest) -> HttpResponse:
        """Upload a list and see what became of it."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        form, report = ListForm(request.POST or None, request.FILES or None), None
        if request.method == "POST" and form.is_valid():
            report = self._imported(form, by=request.user)
        context = self.admin_site.each_context(request) | {
            "title": gettext("Import a list of earlier clients"),
            "opts": self.opts,
            "form": form,
            "report": report,
        }
        return TemplateResponse(
            request, "admin/clinics/import_clients.html", context, status=422 if form.errors else 200
        )

    def _imported(self, form: ListForm, *, by: Any) -> Any:
        file, clinic = form.cleaned_data["file"], Clinic.objects.first()
        region = clinic.country if clinic else "GB"
        try:
            return KnownClient.objects.import_list(file.read(), list_name=file.name, region=region, by=by)
        except NotAListError as refusal:
            form.add_error("file", str(refusal))
            return None

    @admin.action(description=_("Remove the whole list"), permissions=["remove"])
    def remove_lists_of_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        names = sorted(set(queryset.order_by().values_list("list_name", flat=True)))
        lists = KnownClient.objects.filter(list_name__in=names)
        if "confirmed" not in request.POST:
            return self._confirmation(request, names, list(queryset.values_list("pk", flat=True)[:1]))
        count, _models = lists.delete()
        messages.success(request, gettext("%(count)s entries are removed.") % {"count": count})
        return redirect(reverse("admin:clinics_knownclient_changelist"))

    def _confirmation(self, request: HttpRequest, names: list[str], keys: list[int]) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Remove lists of earlier clients"),
            "opts": self.opts,
            "action": "remove_lists_of_selected",
            "keys": keys,
            "subjects": names,
            "explanation": gettext(
                "Every entry of these lists goes for good. Their people can get a code for new clients again."
            ),
            "button": gettext("Remove for good"),
        }
        return TemplateResponse(request, "admin/clinics/confirm_action.html", context)
