"""Gives a list its saved filters: chips above it, and a small form that keeps what is shown now."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import SavedFilter
from articles.models.saved_filter import LONGEST, cleaned


class SavedFilterForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=60)
    is_shared = forms.BooleanField(label=_("For everybody"), required=False)
    query = forms.CharField(max_length=LONGEST, widget=forms.HiddenInput)

    def clean_query(self) -> str:
        return cleaned(self.cleaned_data["query"])


class SavedFiltersMixin:
    """Stands before ModelAdmin."""

    list_before_template = "admin/articles/saved_filters.html"
    opts: Any
    admin_site: Any

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        now = cleaned(request.GET.urlencode())
        saved = list(SavedFilter.objects.of(request.user, self._listed))
        context = {
            "saved_filters": saved,
            "shown_query": "" if any(each.query == now for each in saved) else now,
            "chosen_query": now,
            "save_filter_url": self._filter_url("save_filter"),
        }
        return super().changelist_view(request, context | (extra_context or {}))  # type: ignore[misc]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("filters/", view(self.save_filter), name=self._filter_name("save_filter")),
            path("filters/<int:key>/", view(self.drop_filter), name=self._filter_name("drop_filter")),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def save_filter(self, request: HttpRequest) -> HttpResponse:
        self._check(request)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        form = SavedFilterForm(request.POST)
        back = self._filter_url("changelist")
        if not form.is_valid() or not form.cleaned_data["query"]:
            messages.error(request, gettext("Filter or search the list first, then give the choice a name."))
            return HttpResponseRedirect(back)
        saved = SavedFilter.objects.keep(request.user, self._listed, **form.cleaned_data)
        messages.success(request, gettext("“%(name)s” is kept above the list.") % {"name": saved})
        return HttpResponseRedirect(f"{back}?{saved.query}")

    def drop_filter(self, request: HttpRequest, key: int) -> HttpResponse:
        """Only the owner may."""
        self._check(request)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        get_object_or_404(SavedFilter, pk=key, owner=request.user, listed=self._listed).delete()
        messages.success(request, gettext("The saved filter is gone; the list is not."))
        return HttpResponseRedirect(self._filter_url("changelist"))

    def _check(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied

    @property
    def _listed(self) -> str:
        return str(self.opts.label_lower)

    def _filter_name(self, name: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

    def _filter_url(self, name: str) -> str:
        return reverse(f"{self.admin_site.name}:{self._filter_name(name)}")
