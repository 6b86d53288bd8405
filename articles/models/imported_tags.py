"""Keywords of imported texts as tags, in a few queries however many texts and words there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models.functions import Lower
from taggit.models import Tag, TaggedItem

from articles.importers import ArticleDocument
from articles.models.article import Article

LONGEST = 100


class ImportedTags:
    """The tags that some texts ask for: those that exist, in their own spelling; upper and lower case are the same."""

    def __init__(self, documents: Iterable[ArticleDocument]) -> None:
        words = (word[:LONGEST] for document in documents for word in document.keywords)
        self._wanted: dict[str, str] = {}
        for word in words:
            self._wanted.setdefault(word.lower(), word)
        self._known = {tag.name.lower(): tag for tag in _existing(self._wanted)}

    def names(self, document: ArticleDocument) -> list[str]:
        folded = {word[:LONGEST].lower() for word in document.keywords}
        return sorted(
            self._known[word].name if word in self._known else self._wanted[word] for word in folded
        )

    def put_on(self, articles: Sequence[tuple[Article, list[str]]]) -> None:
        """Tags articles that have no tag yet."""
        self._make({name for _article, names in articles for name in names})
        kind = ContentType.objects.get_for_model(Article)
        TaggedItem.objects.bulk_create(
            TaggedItem(tag=self._known[name.lower()], content_type=kind, object_id=article.pk)
            for article, names in articles
            for name in names
        )

    def _make(self, names: Iterable[str]) -> None:
        """Makes those that are missing; taggit gives each an address of its own."""
        for name in sorted(names):
            if name.lower() not in self._known:
                tag, _is_new = Tag.objects.get_or_create(name=name)
                self._known[name.lower()] = tag


def _existing(folded: Iterable[str]) -> list[Tag]:
    wanted = list(folded)
    return list(Tag.objects.annotate(folded=Lower("name")).filter(folded__in=wanted)) if wanted else []
