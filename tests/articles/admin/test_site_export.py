"""Taking content out in the admin: some articles by anybody who reads them, everything by those who may publish."""

import io
import zipfile

import pytest

from tests.articles.factories import ArticleFactory

pytestmark = pytest.mark.django_db
LIST, ALL = "/admin/articles/article/", "/admin/articles/article/export/"


def names(response):
    assert response["Content-Type"] == "application/zip" and response["Content-Disposition"].startswith(
        "attachment"
    )
    with zipfile.ZipFile(io.BytesIO(response.getvalue())) as archive:
        return archive.namelist()


def test_the_chosen_articles_come_as_an_archive(cast):
    one, _other = ArticleFactory(slug="one"), ArticleFactory(slug="other")
    response = cast.client("writer").post(LIST, {"action": "export_chosen", "_selected_action": [one.pk]})
    assert names(response) == ["content/articles/one/index.md", "export.json"]


def test_everything_comes_with_its_records_for_who_may_publish(cast):
    ArticleFactory(slug="one")
    found = names(cast.client("editor").get(ALL))
    assert "content/articles/one/index.md" in found and "records/articles.review.jsonl" in found


@pytest.mark.parametrize("who", ["writer", "reviewer", "desk", "marketing"])
def test_nobody_else_takes_everything(cast, who):
    assert cast.client(who).get(ALL).status_code == 403


def test_a_stranger_gets_nothing(client):
    assert client.get(ALL).status_code == 302
