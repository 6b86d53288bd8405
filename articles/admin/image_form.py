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
from articles.picture_files import NotAPicture, Opened, open_picture


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

    def clean_upload(self) -> Opened | None:
        """Judged by its bytes; nothing is stored of what is refused."""
        upload = self.cleaned_data.get("upload")
        if not upload:
            return None
        try:
            opened = open_picture(upload)
        except NotAPicture as error:
            raise ValidationError(str(error)) from error
        held = Image.objects.exclude(pk=self.instance.pk).held(opened)
        if held:
            raise ValidationError(
                gettext("The library has this file already: “%(title)s”.") % {"title": held}
            )
        return opened

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("upload"):
            cleaned["remote_url"] = ""
        has_picture = cleaned.get("upload") or cleaned.get("remote_url") or self.instance.file
        if not has_picture and "upload" not in self.errors:
            self.add_error(
                "upload" if "upload" in self.fields else None, gettext("Choose a file or name an address.")
            )
        if cleaned.get("alt_state") == Image.AltState.TEXT and not cleaned.get("alt"):
            self.add_error("alt", gettext("Describe the picture, or say that it is decorative."))
        if cleaned.get("upload") and not self.errors:
            self._receive(cleaned)
        return cleaned

    def _receive(self, cleaned: dict[str, Any]) -> None:
        """Stores the file of a form that is in order so far; where nobody set a focal point, the guessed one counts."""
        try:
            self.instance.receive(cleaned["upload"])
        except NotAPicture as error:
            self.add_error("upload", str(error))
            return
        self.says = cleaned["upload"].says
        if not {"focal_x", "focal_y"} & set(self.changed_data):
            cleaned |= {"focal_x": self.instance.focal_x, "focal_y": self.instance.focal_y}
