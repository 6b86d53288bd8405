"""Keywords of an imported text as tags, in a few queries however many there are."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models.functions import Lower
from taggit.models import Tag, TaggedItem

from articles.models.article import Article

LONGEST = 100


def tag_names(keywords: tuple[str, ...]) -> list[str]:
    """The names as tags are written already, where there are any: upper and lower case are the same."""
    wanted = {keyword[:LONGEST].lower(): keyword[:LONGEST] for keyword in keywords}
    return sorted((wanted | {tag.folded: tag.name for tag in _known(wanted)}).values())


def tag_new(article: Article, names: list[str]) -> None:
    """Tags an article that has no tag yet."""
    tags = {tag.folded: tag for tag in _known(names)}
    missing = [name for name in names if name.lower() not in tags]
    if missing:
        article.tags.add(*missing)
    kind = ContentType.objects.get_for_model(Article)
    TaggedItem.objects.bulk_create(
        TaggedItem(tag=tag, content_type=kind, object_id=article.pk) for tag in tags.values()
    )


def _known(names: Iterable[str]) -> list[Tag]:
    folded = [name.lower() for name in names]
    return list(Tag.objects.annotate(folded=Lower("name")).filter(folded__in=folded)) if folded else []
