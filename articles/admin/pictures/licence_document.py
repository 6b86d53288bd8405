"""The document behind a picture's licence: kept where no reader gets, given to those who see the library."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminFileFieldWidget

from articles.models import ImageCredit

MOST_MEGABYTES = 10
# How the kinds that are taken begin.
KINDS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}


class ImageCreditForm(forms.ModelForm):
    """The credit, with its document as an upload of its own."""

    document = forms.FileField(
        label=_("New licence document"),
        required=False,
        widget=UnfoldAdminFileFieldWidget(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
        help_text=_("The licence, invoice or letter as PDF, JPEG or PNG, up to 10 MB. Only staff see it."),
    )

    class Meta:
        model = ImageCredit
        exclude = ()

    def clean_document(self) -> Any:
        """Judged by how it begins, whatever it is called."""
        document = self.cleaned_data.get("document")
        if not document:
            return document
        if document.size > MOST_MEGABYTES * 1024 * 1024:
            raise ValidationError(gettext("The document is larger than 10 MB: save a smaller copy."))
        start = document.read(16)
        document.seek(0)
        if not any(start.startswith(each) for each in KINDS):
            raise ValidationError(gettext("Send the document as PDF, JPEG or PNG."))
        return document

    def save(self, commit: bool = True) -> Any:
        document = self.cleaned_data.get("document")
        if document:
            start = document.read(16)
            document.seek(0)
            suffix = next(suffix for each, suffix in KINDS.items() if start.startswith(each))
            self.instance.keep_document(document.read(), suffix)
        return super().save(commit)


def licence_document(request: HttpRequest, admin: Any, object_id: int) -> HttpResponseBase:
    """The document as a file to save; never shown in the page, whatever is in it."""
    if not admin.has_view_permission(request):
        raise PermissionDenied
    credit = ImageCredit.objects.filter(image=object_id).select_related("image").first()
    if credit is None or not credit.licence_file:
        messages.warning(request, gettext("No document is kept for this picture."))
        return HttpResponseRedirect(reverse("admin:articles_image_change", args=[object_id]))
    name = f"licence-{credit.image.slug}{PurePath(str(credit.licence_file.name)).suffix}"
    return FileResponse(credit.open_document(), as_attachment=True, filename=name)
