"""Feeds: the newest articles in full, as RSS and as Atom."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article
from articles.rendered_text import rendered_texts
from articles.rendering import Rendering
from articles.structured_data import absolute

NEWEST = 20
OWN_ADDRESS = re.compile(r'(<(?:a|img)\b[^>]*? (?:href|src))="(/(?!/)|#)')
# Readers of feeds get one picture in the format that all of them show.
RESPONSIVE = re.compile(r'<source [^>]*>|</?picture>| (?:srcset|sizes|loading|decoding)="[^"]*"')
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class RssWithFullText(Rss201rev2Feed):
    """RSS 2.0 with the text in content:encoded (RSS Content Module), the excerpt in description."""

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["full_text"])


class AtomWithFullText(Atom1Feed):
    """Atom (RFC 4287) with the excerpt as summary and the text as content."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["full_text"], {"type": "html"})


class RssFeed(Feed):
    """The public articles, newest first."""

    feed_type: type = RssWithFullText
    description = gettext_lazy("New articles")
    feed_path = "feed_rss"

    def title(self) -> str:
        return settings.SITE_NAME

    def link(self) -> str:
        return absolute(reverse("article_list"))

    def feed_url(self) -> str:
        return absolute(reverse(self.feed_path))

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> "Texts":
        return Texts(self.articles()[:NEWEST])

    def articles(self) -> QuerySet[Article]:
        """All that the feed could hold, with what it says of each."""
        return Article.objects.published().newest_first().select_related("author", "category")

    def items(self, texts: "Texts") -> Sequence[Article]:
        return texts.articles

    def item_title(self, item: Article) -> str:
        return _xml(item.title)

    def item_description(self, item: Article) -> str:
        return _xml(item.excerpt)

    def item_link(self, item: Article) -> str:
        return absolute(item.get_absolute_url())

    def item_guid(self, item: Article) -> str:
        """Stays the same when title or address change (RFC 4151)."""
        return f"tag:{urlsplit(settings.SITE_URL).hostname},{item.created_at:%Y}:article-{item.pk}"

    item_guid_is_permalink = False

    def item_author_name(self, item: Article) -> str:
        return _xml(item.author.name if item.author else item.byline or settings.SITE_NAME)

    def item_author_link(self, item: Article) -> str | None:
        return absolute(item.author.get_absolute_url()) if item.author else None

    def item_pubdate(self, item: Article) -> datetime | None:
        return item.publish_from

    def item_updateddate(self, item: Article) -> datetime:
        return max(item.changed_at, item.publish_from or item.changed_at)

    def item_categories(self, item: Article) -> list[str]:
        return [item.category.name] if item.category else []

    def item_extra_kwargs(self, item: Article) -> dict[str, str]:
        return {"full_text": item.full_text}  # type: ignore[attr-defined]


class AtomFeed(RssFeed):
    feed_type = AtomWithFullText
    feed_path = "feed_atom"

    def subtitle(self) -> str:
        return _("New articles")


class Texts:
    """The articles of a feed with their rendered texts: two queries, however many there are."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.articles = list(articles)
        renderings = rendered_texts({f"a{article.pk}": article.body for article in self.articles})
        for article in self.articles:
            article.full_text = full_text(article, renderings[f"a{article.pk}"])  # type: ignore[attr-defined]


def full_text(article: Article, rendering: Rendering) -> str:
    """The text for readers elsewhere: whole addresses, and nothing that only our own pages can use."""
    address = absolute(article.get_absolute_url())

    def whole(match: re.Match[str]) -> str:
        target = f"{address}#" if match[2] == "#" else absolute("/")
        return f'{match[1]}="{target}'

    return _xml(OWN_ADDRESS.sub(whole, RESPONSIVE.sub("", rendering.html)))


def _xml(text: str) -> str:
    """Without the characters that XML 1.0 does not know."""
    return NOT_IN_XML.sub("", text)
