"""Pictures that belong together: a day's photographs, a treatment, a campaign."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PictureCollection(models.Model):
    """A name; a picture may be in several."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    description = models.TextField(_("what belongs here"), blank=True)

    class Meta:
        verbose_name = _("collection of pictures")
        verbose_name_plural = _("collections of pictures")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
