"""Many new articles at once, each with its first version, its story and its uses, in a dozen statements for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from articles.models.article import Article
from articles.models.imported_tags import ImportedTags
from articles.models.page_event import Act, PageEvent
from articles.models.page_link import PageLink
from articles.models.paper_mention import PaperMention
from articles.models.revision import Revision
from articles.models.unique_slug import unique_slugs

LINKED = ("categories", "treatments", "concerns", "citations")


@dataclass(slots=True)
class NewArticle:
    """An unsaved article, what it is to hold, the address that it asks for, and the file that it comes from."""

    article: Article
    content: dict[str, Any]
    slug: str
    source: str


def create_articles(new: Sequence[NewArticle], tags: ImportedTags, *, by: Any, at: datetime) -> list[Article]:
    """Stores them with their relations and first versions; the caller's transaction holds it together."""
    if not new:
        return []
    for each, slug in zip(new, unique_slugs(Article, [each.slug for each in new]), strict=True):
        each.content["slug"] = slug
        _fill(each.article, each.content)
    articles = Article.objects.bulk_create([each.article for each in new])
    _link(new, tags)
    _record(new, by=by, at=at)
    contents = [(each.article, each.content) for each in new]
    PageLink.objects.record_new(contents)
    PaperMention.objects.record_new(contents)
    return articles


def _fill(article: Article, content: dict[str, Any]) -> None:
    for name in article.CONTENT_FIELDS:
        if name in content:
            field: Any = Article._meta.get_field(name)
            setattr(article, field.attname, field.to_python(content[name]))


def _link(new: Sequence[NewArticle], tags: ImportedTags) -> None:
    for name in LINKED:
        relation: Any = Article._meta.get_field(name)
        through, there = relation.remote_field.through, relation.m2m_reverse_field_name()
        through.objects.bulk_create(
            through(article_id=each.article.pk, **{f"{there}_id": key})
            for each in new
            for key in each.content.setdefault(name, [])
        )
    tags.put_on([(each.article, each.content.setdefault("tags", [])) for each in new])


def _record(new: Sequence[NewArticle], *, by: Any, at: datetime) -> None:
    """The first version of each, and the first lines of its story."""
    revisions = Revision.objects.bulk_create(_first_version(each, by=by, at=at) for each in new)
    for each, revision in zip(new, revisions, strict=True):
        each.article.latest_revision = revision
    first = Revision.objects.filter(article=OuterRef("pk")).values("pk")[:1]
    Article.objects.filter(pk__in=[each.article.pk for each in new]).update(latest_revision=Subquery(first))
    events = [PageEvent.about(each.article, Act.IMPORTED, by=by, at=at, source=each.source) for each in new]
    events += [
        PageEvent.about(
            each.article,
            Act.AI_DECLARED,
            by=by,
            at=at,
            tool=each.content["generated_by"],
            note=each.content["prompt_note"],
        )
        for each in new
        if each.content["generated_by"]
    ]
    PageEvent.objects.bulk_create(events)


def _first_version(new: NewArticle, *, by: Any, at: datetime) -> Revision:
    return Revision(
        article=new.article,
        number=1,
        content=new.content,
        digest=new.article.digest_of(new.content),
        generated_by=new.content["generated_by"],
        kind=Revision.Kind.IMPORT,
        created_by=by,
        created_at=at,
    )
