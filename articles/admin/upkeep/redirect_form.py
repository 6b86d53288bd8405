"""The form of a redirect: addresses as people copy them, refused where they can't work."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Redirect
from articles.models.page_at import is_answered

HINT = _("As it stands in the browser, for example /articles/old-name/ or the whole address on this site.")


class RedirectForm(forms.ModelForm):
    class Meta:
        model = Redirect
        fields = ("old_path", "new_path")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "old_path" in self.fields:
            self.fields["old_path"].help_text = HINT

    def clean_old_path(self) -> str:
        path = own_path(self.cleaned_data["old_path"])
        if is_answered(path):
            raise ValidationError(
                _(
                    "A page stands at this address. Withdraw it or change its address; then the old one can lead on."
                )
            )
        return path

    def clean_new_path(self) -> str:
        text = self.cleaned_data["new_path"]
        return own_path(text) if text else ""

    def clean(self) -> dict[str, Any]:
        """A loop is refused here, so that the person sees it at the field."""
        data = super().clean() or {}
        old, new = data.get("old_path") or self.instance.old_path, data.get("new_path")
        if old and new:
            try:
                data["new_path"] = Redirect.objects.end_of(old, new)
            except Redirect.NotAllowed as refusal:
                self.add_error("new_path", str(refusal))
        return data

    @property
    def leads_nowhere(self) -> bool:
        new_path = self.cleaned_data.get("new_path") or ""
        return bool(new_path) and not is_answered(new_path)


def own_path(text: str) -> str:
    """The path of an address on this site; raises ValidationError for any other."""
    parts = urlsplit(text.strip())
    if parts.netloc and parts.hostname != urlsplit(settings.SITE_URL).hostname:
        raise ValidationError(
            gettext("%(host)s is another site. Addresses here are of this one.") % {"host": parts.netloc}
        )
    path = parts.path if parts.path.startswith("/") else f"/{parts.path}"
    if path.startswith("//"):
        raise ValidationError(gettext("An address begins with one slash."))
    return path
