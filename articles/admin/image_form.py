"""The form of a picture: an upload is checked and made ready for the web before anything is stored."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminFileFieldWidget, UnfoldAdminTextareaWidget

from articles.admin.pictures.credit_line import CreditLineField
from articles.credits.in_file import InFile
from articles.models import Image
from articles.picture_files import NotAPicture


class ImageForm(forms.ModelForm):
    upload = forms.FileField(
        label=_("Picture file"),
        required=False,
        widget=UnfoldAdminFileFieldWidget(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
        help_text=_("JPEG, PNG, WebP or AVIF, up to 30 MB. Position and camera data are left out."),
    )

    says: InFile | None = None

    credit_line = CreditLineField(
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 2}),
        help_text=_(
            "Paste the line, or the record (JSON) of Openverse or Wikimedia Commons. Its parts are filled in below where nothing stands yet."
        ),
    )

    class Meta:
        model = Image
        exclude = ()

    def clean_upload(self) -> Any:
        """Stores the file; names carry a hash of the content, so that a refused form leaves no wrong file."""
        upload = self.cleaned_data.get("upload")
        if upload:
            try:
                self.says = self.instance.receive(upload)
            except NotAPicture as error:
                raise ValidationError(str(error)) from error
            held = Image.objects.filter(digest=self.instance.digest).exclude(pk=self.instance.pk).first()
            if held:
                raise ValidationError(
                    gettext("The library has this file already: “%(title)s”.") % {"title": held}
                )
        return upload

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("upload"):
            cleaned["remote_url"] = ""
            if not {"focal_x", "focal_y"} & set(self.changed_data):  # the form still holds that of no picture
                cleaned |= {"focal_x": self.instance.focal_x, "focal_y": self.instance.focal_y}
        has_picture = cleaned.get("upload") or cleaned.get("remote_url") or self.instance.file
        if not has_picture and "upload" not in self.errors:
            self.add_error(
                "upload" if "upload" in self.fields else None, gettext("Choose a file or name an address.")
            )
        if cleaned.get("alt_state") == Image.AltState.TEXT and not cleaned.get("alt"):
            self.add_error("alt", gettext("Describe the picture, or say that it is decorative."))
        return cleaned
