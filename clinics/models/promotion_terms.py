"""The terms of a promotion as they stood when a code was issued."""

import hashlib

from django.db import models
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from articles.rendered_text import rendered


class PromotionTerms(models.Model):
    """What the holder of a code was told; never changed, so a later edit of the promotion takes nothing away."""

    promotion = models.ForeignKey("clinics.Promotion", models.PROTECT, related_name="terms_versions")
    digest = models.CharField(_("digest"), max_length=64)
    headline = models.CharField(_("headline"), max_length=160)
    value = models.CharField(_("value"), max_length=200)
    terms = models.TextField(_("terms"))
    exclusions = models.TextField(_("exclusions"), blank=True)
    treatments = models.TextField(
        _("treatments"), blank=True, help_text=_("Names, one a line. Blank: any that offers are allowed for.")
    )
    created_at = models.DateTimeField(_("first used at"), default=timezone.now)

    class Meta:
        verbose_name = _("version of terms")
        verbose_name_plural = _("versions of terms")
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["promotion", "digest"], name="promotionterms_once")]

    def __str__(self) -> str:
        return f"{self.headline} ({self.digest[:8]})"

    @property
    def terms_html(self) -> SafeString:
        """The terms, rendered and sanitised."""
        return mark_safe(rendered(self.terms).html)

    @property
    def treatment_names(self) -> list[str]:
        return self.treatments.splitlines()


def digest(words: dict[str, str]) -> str:
    """Return the SHA-256 of the words, field by field, in hex."""
    return hashlib.sha256(
        "\x1f".join(f"{name}\x1e{words[name]}" for name in sorted(words)).encode()
    ).hexdigest()
