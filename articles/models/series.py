"""Articles that are to be read one after another."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Series(models.Model):
    """A row of articles with a name; each article belongs to one series at most."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120, unique=True)
    description = models.TextField(_("description"), blank=True, help_text=_("One or two plain sentences."))

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("series_detail", args=[self.slug])


class SeriesPart(models.Model):
    """An article's place in its series."""

    series = models.ForeignKey(Series, models.CASCADE, related_name="parts")
    article = models.OneToOneField(
        "articles.Article", models.CASCADE, verbose_name=_("article"), related_name="series_part"
    )
    number = models.PositiveSmallIntegerField(_("part"), validators=[MinValueValidator(1)])

    class Meta:
        verbose_name = _("part of a series")
        verbose_name_plural = _("parts")
        ordering = ["series", "number"]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="seriespart_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="seriespart_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.series}, {self.number}"
