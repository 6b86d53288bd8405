"""Papers that texts name and that are no reference of the page: derived from each text, like PageLink."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from articles.models.citation import Citation
from articles.models.page_record import PageRecord, PageRecordQuerySet
from articles.references.mentions import Mention, mentions_in

LONGEST = 160


class PaperMentionQuerySet(PageRecordQuerySet["PaperMention"]):
    def renew(self, page: Any) -> None:
        """Works out anew what the page's newest and live text name without recording it, and writes the difference."""
        newest = unrecorded(page.draft_content())
        live = unrecorded(page.content()) if page.holds_live_text else {}
        stored = {mention.words: mention for mention in self.of(page)}
        self.filter(pk__in=[stored[words].pk for words in stored.keys() - (newest | live).keys()]).delete()
        for words, found in (live | newest).items():
            values = {"sentence": found.sentence, "is_live": words in live, "is_newest": words in newest}
            if words not in stored:
                _of(page, found, **values).save(force_insert=True)
            elif any(getattr(stored[words], name) != value for name, value in values.items()):
                self.filter(pk=stored[words].pk).update(**values)

    def record_new(self, pages: Iterable[tuple[Any, dict[str, Any]]]) -> None:
        """The mentions of pages that have none on record and no live text, each given with its content."""
        self.bulk_create(
            _of(page, found, sentence=found.sentence, is_live=False, is_newest=True)
            for page, content in pages
            for found in unrecorded(content).values()
        )

    def by_words(self) -> Any:
        """`{"words", "author", "year", "pages"}` for each way of naming a paper, the most used first."""
        groups = self.order_by().values("words", "author", "year").annotate(pages=Count("pk"))
        return groups.order_by("-pages", "words")


class PaperMention(PageRecord):
    """One way in which one page names a paper that is not among its references."""

    words = models.CharField(_("as the text has it"), max_length=LONGEST, editable=False)
    author = models.CharField(_("first author"), max_length=80, editable=False)
    year = models.PositiveSmallIntegerField(_("year"), editable=False)
    sentence = models.TextField(_("sentence"), editable=False)
    is_live = models.BooleanField(_("in the live text"), editable=False)
    is_newest = models.BooleanField(_("in the newest text"), editable=False)

    objects = PaperMentionQuerySet.as_manager()

    class Meta(PageRecord.Meta):
        verbose_name = _("mention of a paper")
        verbose_name_plural = _("mentions of papers")
        default_permissions = ()
        indexes = [models.Index(fields=["words"], name="papermention_words")]
        constraints = [
            *PageRecord.Meta.constraints,
            models.UniqueConstraint(fields=["article", "words"], name="papermention_once_per_article"),
            models.UniqueConstraint(
                fields=["treatment_type", "words"], name="papermention_once_per_treatment"
            ),
            models.CheckConstraint(
                condition=Q(is_live=True) | Q(is_newest=True), name="papermention_stands_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return self.words


def _of(page: Any, found: Mention, **values: Any) -> PaperMention:
    return PaperMention(
        **{page.page_field: page},
        words=found.words,
        author=found.author.casefold()[:80],
        year=found.year,
        **values,
    )


def unrecorded(content: dict[str, Any]) -> dict[str, Mention]:
    """The first mention of each paper that a content names and does not refer to, by its words."""
    texts = [value for value in content.values() if isinstance(value, str)]
    found = [mention for text in texts for mention in mentions_in(text) if len(mention.words) <= LONGEST]
    if not found:
        return {}
    papers = list(Citation.objects.filter(pk__in=content.get("citations") or ()))
    new: dict[str, Mention] = {}
    for mention in _not_of(found, papers):
        new.setdefault(mention.words, mention)
    return new


def _not_of(found: Iterable[Mention], papers: list[Citation]) -> Iterator[Mention]:
    yield from (each for each in found if not any(paper.is_named_by(each.words) for paper in papers))
