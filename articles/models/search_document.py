"""What the search knows of one public page."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.page_record import PageRecord, PageRecordQuerySet


class SearchDocument(PageRecord):
    """The words of a page, as written for the excerpt and as stems for the search.

    The database itself keeps its full-text index in step with these rows: triggers and an FTS5 table on SQLite, a
    generated column on PostgreSQL (see the migration `search`). On SQLite a migration that rebuilds this table drops the
    triggers: it must make them again.
    """

    title = models.TextField(_("title"))
    text = models.TextField(_("text"))
    title_stems = models.TextField(_("stems of the title"))
    name_stems = models.TextField(_("stems of other names"))
    body_stems = models.TextField(_("stems of the text"))
    labels = models.TextField(_("what it can be filtered by"))

    objects = PageRecordQuerySet.as_manager()

    class Meta(PageRecord.Meta):
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")
        constraints = [
            *PageRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["article"], condition=Q(article__isnull=False), name="searchdocument_once_per_article"
            ),
            models.UniqueConstraint(
                fields=["treatment_type"],
                condition=Q(treatment_type__isnull=False),
                name="searchdocument_once_per_treatment",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """A word that stands on some page: what a mistyped word is compared with, by its letters in threes."""

    word = models.CharField(_("word"), max_length=40, unique=True)
    stem = models.CharField(_("stem"), max_length=40, db_index=True)
    grams = models.TextField(_("letters in threes"))

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")

    def __str__(self) -> str:
        return self.word
