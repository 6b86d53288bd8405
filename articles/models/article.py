"""Articles: the unit that writers write and patients read."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.models.ai_provenance import PROVENANCE, UNSIGNED_PROVENANCE
from articles.models.category import Category
from articles.models.citation import Citation
from articles.models.concern import Concern
from articles.models.image import Image
from articles.models.practitioner import Practitioner
from articles.models.publication import Publication
from articles.models.publication_queryset import PublicationQuerySet
from articles.models.treatment_type import TreatmentType
from articles.models.unique_slug import refuse_reserved

if TYPE_CHECKING:
    from articles.importers import ArticleDocument
    from articles.models.importing import Outcome


class ArticleQuerySet(PublicationQuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-publish_from", "-pk")

    def about(self, treatment: TreatmentType) -> Self:
        """Articles that say they are about the treatment."""
        return self.filter(treatments=treatment)

    def import_document(
        self, document: ArticleDocument, *, by: Any = None, at: datetime | None = None
    ) -> tuple[Article, Outcome]:
        """Makes or updates the draft of a source; the outcome says which, or why nothing was changed."""
        from articles.models.importing import import_document

        return import_document(document, by=by, at=at)


class Article(Publication):
    """Title, Markdown and what belongs to them; where it came from stays on record."""

    CONTENT_FIELDS = (
        "title", "slug", "excerpt", "meta_description", "body", "category", "hero", "hero_alt", "author", "byline", "social_quote",
        *PROVENANCE, "is_trending", "is_featured", "dated", "publish_until",
    )  # fmt: skip
    CONTENT_RELATIONS = ("categories", "tags", "treatments", "concerns", "citations")
    UNREVIEWED = frozenset(
        {
            "slug",
            "category",
            "categories",
            "tags",
            "treatments",
            "concerns",
            "is_trending",
            "is_featured",
            "dated",
            "publish_until",
        }
        | UNSIGNED_PROVENANCE
    )
    RESERVED_SLUGS = frozenset({"archive"})
    page_field = "article"

    title = models.CharField(_("title"), max_length=200)
    title_is_proposed = models.BooleanField(
        _("title was proposed"),
        default=False,
        help_text=_(
            "The source had no title: confirm or change the one that the import proposed, then untick."
        ),
    )
    excerpt = models.TextField(
        _("excerpt"), blank=True, help_text=_("Two sentences for lists and shared links.")
    )
    meta_description = models.CharField(
        _("description for search engines"),
        max_length=300,
        blank=True,
        help_text=_("At most 160 characters, one whole sentence."),
    )
    body = models.TextField(_("text"), blank=True, help_text=_("Markdown."))
    category = models.ForeignKey(
        Category,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("main category"),
        related_name="main_articles",
    )
    categories = models.ManyToManyField(
        Category, blank=True, verbose_name=_("categories"), related_name="articles"
    )
    tags = TaggableManager(
        blank=True,
        verbose_name=_("tags"),
        help_text=_("Separated by commas; upper and lower case are the same."),
    )
    treatments = models.ManyToManyField(
        TreatmentType,
        blank=True,
        verbose_name=_("treatments"),
        related_name="articles",
        help_text=_(
            "What the article is about. The claims check then knows how they are given and from what they are made."
        ),
    )
    concerns = models.ManyToManyField(
        Concern, blank=True, verbose_name=_("concerns"), related_name="articles"
    )
    citations = models.ManyToManyField(
        Citation, blank=True, verbose_name=_("references"), related_name="articles"
    )
    hero = models.ForeignKey(
        Image,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("main picture"),
        related_name="hero_of_articles",
    )
    hero_alt = models.CharField(
        _("description of the main picture here"),
        max_length=300,
        blank=True,
        help_text=_("Blank: the picture's own description."),
    )
    author = models.ForeignKey(
        Practitioner,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("author"),
        related_name="articles",
    )
    byline = models.CharField(
        _("author as written"), max_length=120, blank=True, help_text=_("For an author without a page here.")
    )
    social_quote = models.TextField(_("quote for sharing"), blank=True)
    is_trending = models.BooleanField(_("trending"), default=False)
    is_featured = models.BooleanField(
        _("featured"), default=False, help_text=_("Shown large on the home page.")
    )
    dated = models.DateTimeField(
        _("date of the source"), null=True, blank=True, help_text=_("When the source says it was written.")
    )

    stated_reading_minutes = models.PositiveSmallIntegerField(
        _("reading time that the source states"), null=True, blank=True, editable=False
    )
    source_status = models.CharField(_("status in the source"), max_length=40, blank=True, editable=False)
    source_name = models.CharField(_("source file"), max_length=255, blank=True, editable=False)
    source_ref = models.CharField(
        _("source reference"), max_length=200, null=True, blank=True, unique=True, editable=False
    )
    source_digest = models.CharField(_("digest of the source"), max_length=64, blank=True, editable=False)
    call_to_action = models.TextField(
        _("call to action of the source"),
        blank=True,
        help_text=_("Taken out of the text: the page shows the form of the running promotion instead."),
    )
    import_report = models.JSONField(_("import report"), default=dict, blank=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta(Publication.Meta):
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-changed_at", "-pk"]
        permissions = [
            ("publish_article", "May publish and withdraw articles"),
            ("review_article", "May sign medical reviews of articles"),
            ("override_findings", "May publish over a blocking finding with a reason"),
            ("publish_alone", "May publish own words that nobody else has signed"),
        ]
        indexes = [
            models.Index(
                fields=["-publish_from", "-id"], name="article_newest_public", condition=Q(status="published")
            ),
            models.Index(fields=["category", "-publish_from"], name="article_newest_of_category"),
            models.Index(fields=["status", "-changed_at"], name="article_worklist"),
            models.Index(fields=["-changed_at", "-id"], name="article_changed_last"),
        ]
        constraints = [
            *Publication.Meta.constraints,
            models.CheckConstraint(
                condition=Q(source_ref__isnull=True) | ~Q(source_ref=""), name="article_source_ref_not_blank"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        return self.title

    def clean(self) -> None:
        refuse_reserved(self)

    def get_absolute_url(self) -> str:
        return reverse("article_detail", args=[self.slug])
