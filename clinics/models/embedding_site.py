"""Other sites of the clinic that may show our form in a frame."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def check_origin(text: str) -> None:
    """Raise ValidationError unless the text is an origin: scheme, host and perhaps a port, nothing after them."""
    parts = urlsplit(text)
    is_origin = parts.scheme in ("https", "http") and text == f"{parts.scheme}://{parts.netloc}"
    if not is_origin or not re.fullmatch(r"[a-z0-9.-]+(:\d{1,5})?", parts.netloc):
        raise ValidationError(
            _(
                "Enter the address up to the host's name, like https://www.example.org, without a slash at the end."
            )
        )


class EmbeddingSiteQuerySet(models.QuerySet["EmbeddingSite"]):
    def origins(self) -> list[str]:
        """The origins that may frame the form."""
        return list(self.values_list("origin", flat=True))


class EmbeddingSite(models.Model):
    """One origin; all others get a frame that stays empty."""

    origin = models.CharField(
        _("address of the site"), max_length=255, unique=True, validators=[check_origin],
        help_text=_("For example https://www.example.org."),
    )  # fmt: skip
    added_at = models.DateTimeField(_("added at"), default=timezone.now, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, verbose_name=_("added by"), related_name="+"
    )  # fmt: skip

    objects = EmbeddingSiteQuerySet.as_manager()

    class Meta:
        verbose_name = _("site that may show the form")
        verbose_name_plural = _("sites that may show the form")
        ordering = ["origin"]

    def __str__(self) -> str:
        return self.origin
