"""What patients come for, and where."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Concern(models.Model):
    """Something that a patient wants to change, in the patient's words and the clinician's."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=80, unique=True)
    patient_wording = models.CharField(
        _("in patients' words"),
        max_length=200,
        blank=True,
        help_text=_("Separated by commas: the search finds the concern by each."),
    )
    clinical_name = models.CharField(_("clinical name"), max_length=120, blank=True)
    description = models.TextField(_("description"), blank=True, help_text=_("Markdown."))
    is_disease = models.BooleanField(
        _("is a disease"),
        default=False,
        help_text=_("For example acne or rosacea: promises about a disease are medicinal claims."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("concern")
        verbose_name_plural = _("concerns")
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("concern_detail", args=[self.slug])


class BodyArea(models.Model):
    """A part of the body that treatments are given to."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=80, unique=True)
    clinical_name = models.CharField(_("clinical name"), max_length=120, blank=True)
    description = models.TextField(_("description"), blank=True, help_text=_("Markdown."))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("body area")
        verbose_name_plural = _("body areas")
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("area_detail", args=[self.slug])
