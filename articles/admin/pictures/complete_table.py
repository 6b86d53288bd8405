"""Descriptions and credits of many pictures in one table; what a person leaves blank stays as it is."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.admin.pictures.credit_line import CreditLineField
from articles.credits import Credit
from articles.models import Image, ImageCredit
from articles.models.image_credit import licence_choices

PER_PAGE = 20


class PictureRow(forms.ModelForm):
    """One picture: what it shows, and whose it is."""

    credit_line = CreditLineField()
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
    common = CommonCredit(request.POST or None)
    if request.method == "POST" and rows.is_valid() and common.is_valid():
        count = _keep(rows, common.cleaned_data["common"])
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
        "common": common["common"],
    }
    return TemplateResponse(request, "admin/articles/pictures/complete.html", context)


def _wanted(request: HttpRequest) -> Any:
    keys = [key for key in request.GET.get("keys", "").split(",") if key.isdecimal() and len(key) < 18]
    if keys:
        return Image.objects.filter(pk__in=keys)
    lacking = Q(alt_state=Image.AltState.MISSING) | Q(credit=None) | Q(credit__licence="")
    return Image.objects.filter(lacking, consent_withdrawn_at=None)


class CommonCredit(forms.Form):
    """One credit for all rows of the table."""

    common = CreditLineField(
        label=_("One credit for all of these pictures"),
        help_text=_("For example: Photo: Ada Example / CC BY 4.0. It fills only what is blank."),
    )


@transaction.atomic
def _keep(rows: Any, common: Credit | None) -> int:
    changed = [row for row in rows.forms if row.has_changed() or common]
    for row in changed:
        row.keep(common)
    return len(changed)
