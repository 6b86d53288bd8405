"""Categories of articles, from the exact subject to the widest."""

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.review_interval import ReviewInterval


class Category(ReviewInterval):
    """A shelf for articles; its type says how wide it is."""

    class Kind(models.TextChoices):
        EXACT = "exact", _("Exact")
        GENERAL = "general", _("General")
        MEDIUM = "medium", _("Medium")
        SPECIFIC = "specific", _("Specific")
        NICHE = "niche", _("Niche")

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    kind = models.CharField(
        _("type"),
        max_length=8,
        choices=Kind,
        default=Kind.EXACT,
        help_text=_(
            "How wide the subject is: exact is the article's own, general the widest, niche the narrowest."
        ),
    )
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["name"]
        constraints = [
            *ReviewInterval.Meta.constraints,
            models.UniqueConstraint(Lower("name"), "kind", name="category_name_once_per_type"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("article_category", args=[self.slug])
