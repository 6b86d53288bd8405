"""The feed as JSON (JSON Feed 1.1), beside RSS and Atom: the same articles under the same ids."""

import json
from typing import Any

from django.db.models import QuerySet
from django.utils.feedgenerator import SyndicationFeed

from articles.feeds import RssFeed
from articles.models import Article
from articles.structured_data import absolute
from articles.structured_data.graph import moment

VERSION = "https://jsonfeed.org/version/1.1"


class JsonWithFullText(SyndicationFeed):
    """JSON Feed 1.1; members without a value are left out."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: Any, encoding: str) -> None:
        head = {
            "version": VERSION,
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
        }
        items = [_stated(_item(item)) for item in self.items]
        outfile.write(json.dumps(_stated(head) | {"items": items}, ensure_ascii=False).encode(encoding))


class JsonFeed(RssFeed):
    feed_type = JsonWithFullText
    feed_path = "feed_json"

    def articles(self) -> QuerySet[Article]:
        articles = super().articles().select_related("author", "category", "hero")
        return articles.prefetch_related("tags")  # type: ignore[misc]  # taggit's manager

    def item_categories(self, item: Article) -> list[str]:
        return list(dict.fromkeys([*super().item_categories(item), *(tag.name for tag in item.tags.all())]))

    def item_extra_kwargs(self, item: Article) -> dict[str, str]:
        image = item.hero.social_url or item.hero.url if item.hero else ""
        return super().item_extra_kwargs(item) | {"image": absolute(image) if image else ""}


def _item(item: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": item["unique_id"],
        "url": item["link"],
        "title": item["title"],
        "summary": item["description"],
        "content_html": item["full_text"],
        "image": item["image"],
        "authors": [_stated({"name": item["author_name"], "url": item["author_link"]})],
        "tags": item["categories"],
        "date_published": moment(item["pubdate"]),
        "date_modified": moment(item["updateddate"]),
    }


def _stated(members: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value}
