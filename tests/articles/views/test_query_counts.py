"""The work for a page does not grow with the amount of content."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Revision
from tests.articles.views.clinic_site import PATHS, make_site
from tests.clinics.factories import PromotionFactory

pytestmark = pytest.mark.django_db

LIMITS = {"/articles/blood-and-skin/": 6}


def test_every_page_takes_as_many_queries_at_1000_articles_as_at_10(client):
    article, treatment = make_site()
    PromotionFactory()
    client.get("/")  # the look of the site is read once a minute, not once a page
    _write(article, treatment, 9)
    few = {path: _queries(client, path) for path in PATHS}
    _write(article, treatment, 990)
    assert {path: _queries(client, path) for path in PATHS} == few
    assert "Send me my code" in client.get("/articles/blood-and-skin/").content.decode()
    for path, limit in LIMITS.items():
        assert few[path] <= limit
    assert max(few.values()) <= 15


def _queries(client, path):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def _write(article, treatment, count):
    """Public articles on the same shelf, with the same tag, about the same treatment and concern."""
    start = Article.objects.count()
    now = timezone.now()
    fields = {
        "category": article.category,
        "hero": article.hero,
        "author": article.author,
        "status": "published",
        "published_at": now,
    }
    revision = Revision.objects.filter(article=article).first()
    articles = Article.objects.bulk_create(
        Article(
            slug=f"more-{n}", title=f"More {n}", body="## A\n\nBlood.\n\n## B\n\nSkin.", excerpt="More.", is_trending=n % 2 == 0,
            publish_from=now - timedelta(hours=n + 1), live_revision=revision, latest_revision=revision, **fields,
        )
        for n in range(start, start + count)
    )  # fmt: skip
    for relation, target in (("treatments", treatment), ("concerns", article.concerns.get())):
        through = getattr(Article, relation).through
        column = through._meta.get_field(target._meta.model_name).attname
        through.objects.bulk_create(through(article_id=each.pk, **{column: target.pk}) for each in articles)
    item = article.tagged_items.model if hasattr(article, "tagged_items") else Article.tags.through
    tagged = item.objects.get(object_id=article.pk)
    item.objects.bulk_create(
        item(tag_id=tagged.tag_id, object_id=each.pk, content_type_id=tagged.content_type_id)
        for each in articles
    )
