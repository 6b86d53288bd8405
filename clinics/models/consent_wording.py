"""The sentences that people agree to, each version kept for ever."""

import hashlib
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ConsentWordingQuerySet(models.QuerySet["ConsentWording"]):
    def current(self) -> "ConsentWording | None":
        """The newest version."""
        return self.order_by("-version").first()

    def used(self) -> Self:
        """Versions that somebody has agreed to; their text is evidence."""
        return self.filter(consents__isnull=False).distinct()


class ConsentWording(models.Model):
    """One version of the sentence beside the marketing box."""

    version = models.PositiveIntegerField(_("version"), unique=True)
    text = models.TextField(
        _("text"),
        help_text=_(
            "Says who writes, about what, how often, and that it can be stopped. The code never depends on it."
        ),
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)

    objects = ConsentWordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent wording")
        verbose_name_plural = _("consent wordings")
        ordering = ["-version"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="consentwording_has_words")]

    def __str__(self) -> str:
        return f"{self.version}: {self.text[:60]}"

    @property
    def digest(self) -> str:
        """The SHA-256 of the text in hex: proof that a copy kept elsewhere has the same words."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def clean(self) -> None:
        if ConsentWording.objects.used().filter(pk=self.pk).exclude(text=self.text).exists():
            raise ValidationError({"text": _("People have agreed to this text. Add a new version instead.")})
