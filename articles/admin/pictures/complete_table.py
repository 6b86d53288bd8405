"""Descriptions and credits of many pictures in one table; what a person leaves blank stays as it is."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.credits import Credit, parse
from articles.credits.catalogue import read_json
from articles.models import Image, ImageCredit
from articles.models.image_credit import licence_choices

PER_PAGE = 20


class PictureRow(forms.ModelForm):
    """One picture: what it shows, and whose it is."""

    credit_line = forms.CharField(label=_("Credit as you have it"), required=False)
    creator = forms.CharField(label=_("Creator"), required=False, max_length=200)
    source = forms.CharField(label=_("Source"), required=False, max_length=200)
    licence = forms.ChoiceField(label=_("Licence"), required=False, choices=licence_choices)

    class Meta:
        model = Image
        fields = ("alt_state", "alt")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        credit: ImageCredit | None = getattr(self.instance, "credit", None) if self.instance.pk else None
        for name in ("creator", "source", "licence"):
            self.initial[name] = getattr(credit, name, "")

    def clean_credit_line(self) -> Credit | None:
        line = self.cleaned_data["credit_line"].strip()
        credit = (read_json(line) or parse(line)) if line else None
        if line and credit is None:
            raise ValidationError(gettext("This names no maker, source or licence."))
        return credit

    def clean(self) -> dict[str, Any]:
        """Who describes a picture need not say so twice."""
        cleaned = super().clean() or self.cleaned_data
        if "alt" in self.changed_data and cleaned.get("alt") and "alt_state" not in self.changed_data:
            cleaned["alt_state"] = self.instance.alt_state = Image.AltState.TEXT
        if cleaned.get("alt_state") == Image.AltState.TEXT and not cleaned.get("alt"):
            self.add_error("alt", gettext("Describe the picture, or say that it is decorative."))
        return cleaned

    def keep(self, common: Credit | None) -> None:
        """Stores what was entered; then the pasted line, then the credit for all fill what is still blank."""
        image = self.instance
        if self.has_changed():
            image.save(update_fields=["alt_state", "alt", "changed_at"])
        entered: dict[str, Any] = {
            name: self.cleaned_data[name]
            for name in ("creator", "source", "licence")
            if name in self.changed_data
        }
        if entered:
            ImageCredit.objects.update_or_create(image=image, defaults=entered)
            image = Image.objects.get(pk=image.pk)
        for credit in (self.cleaned_data["credit_line"], common):
            if credit:
                ImageCredit.objects.complete(image, credit)
        if self.has_changed() or common:
            image.renew_files()


Rows = forms.modelformset_factory(Image, form=PictureRow, extra=0)


def complete_table(request: HttpRequest, admin: Any) -> HttpResponse:
    """?keys=1,2 those pictures, else all that lack a description or a credit; a page at a time."""
    if not admin.has_change_permission(request):
        raise PermissionDenied
    page = Paginator(_wanted(request), PER_PAGE).get_page(request.GET.get("p"))
    shown = Image.objects.select_related("credit").filter(pk__in=[image.pk for image in page])
    rows = Rows(request.POST or None, queryset=shown.order_by("-created_at", "-pk"))
    common = _common(request)
    if request.method == "POST" and rows.is_valid() and common is not False:
        count = _keep(rows, common or None)
        words = ngettext("%(count)s picture was completed.", "%(count)s pictures were completed.", count)
        messages.success(request, words % {"count": count})
        return HttpResponseRedirect(request.get_full_path())
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Complete pictures"),
        "opts": admin.opts,
        "rows": rows,
        "page": page,
        "keys": request.GET.get("keys", ""),
        "common": request.POST.get("common", ""),
        "common_error": common is False,
    }
    return TemplateResponse(request, "admin/articles/pictures/complete.html", context)


def _wanted(request: HttpRequest) -> Any:
    keys = [key for key in request.GET.get("keys", "").split(",") if key.isdecimal() and len(key) < 18]
    if keys:
        return Image.objects.filter(pk__in=keys)
    lacking = Q(alt_state=Image.AltState.MISSING) | Q(credit=None) | Q(credit__licence="")
    return Image.objects.filter(lacking, consent_withdrawn_at=None)


def _common(request: HttpRequest) -> Credit | None | bool:
    """The credit for all rows: None for none, False for words that say nothing."""
    line = request.POST.get("common", "").strip()
    return (read_json(line) or parse(line) or False) if line else None


@transaction.atomic
def _keep(rows: Any, common: Any) -> int:
    changed = [row for row in rows.forms if row.has_changed() or common]
    for row in changed:
        row.keep(common)
    return len(changed)
