"""Pages about the site itself: how texts are made and reviewed, what AI does, what happens to data."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.unique_slug import refuse_reserved


class SitePageQuerySet(models.QuerySet["SitePage"]):
    def published(self, at: datetime | None = None) -> Self:
        """Those that everybody may read at that moment, now by default."""
        return self.filter(published_at__lte=at or timezone.now())


class SitePage(models.Model):
    """One page about the site, in the clinic's own words. Its address is below /about/."""

    RESERVED_SLUGS = frozenset({"corrections"})

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=120)
    summary = models.CharField(
        _("in one sentence"),
        max_length=200,
        blank=True,
        help_text=_("Stands in the list of these pages and in search engines."),
    )
    body = models.TextField(_("text"), help_text=_("Markdown."))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    published_at = models.DateTimeField(
        _("public from"),
        null=True,
        blank=True,
        help_text=_("Blank: nobody sees it. Publish only what your clinic really does."),
    )
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now, editable=False)

    objects = SitePageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page about the site")
        verbose_name_plural = _("pages about the site")
        ordering = ["position", "title"]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(body=""), name="site_page_says_something")
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        refuse_reserved(self)

    @property
    def name(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        return self.published_at is not None and self.published_at <= timezone.now()

    def get_absolute_url(self) -> str:
        return reverse("about_page", args=[self.slug])
