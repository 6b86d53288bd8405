"""Articles by tag, and the categories that have something to read."""

from django.db.models import Q, QuerySet
from taggit.models import Tag, TaggedItem

from articles.models import Article, Category


def tagged(tag: Tag) -> QuerySet[Article]:
    """Articles with the tag, in whatever state."""
    items = TaggedItem.objects.filter(
        tag=tag,
        content_type__app_label=Article._meta.app_label,
        content_type__model=Article._meta.model_name,
    )
    return Article.objects.filter(pk__in=items.values("object_id"))


def shelves() -> QuerySet[Category]:
    """The main categories of published articles."""
    return Category.objects.filter(pk__in=Article.objects.published().values("category")).order_by("name")


def in_category(category: Category) -> QuerySet[Article]:
    """Articles whose main or further category it is, in whatever state; each once."""
    further = Article.categories.through.objects.filter(category=category).values("article_id")
    return Article.objects.filter(Q(category=category) | Q(pk__in=further))
