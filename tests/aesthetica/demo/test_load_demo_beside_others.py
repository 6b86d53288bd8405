"""load_demo in a database that is not empty: refused, or on request beside what is there."""

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError
from django.http import HttpRequest

from articles.models import Article
from tests.aesthetica.demo.conftest import load


def test_a_database_with_other_content_is_refused(db: None) -> None:
    Article.objects.create(slug="our-own-text", title="Our own text")
    with pytest.raises(CommandError, match="Our own text"):
        load()
    assert not get_user_model().objects.exists()


def test_force_loads_the_demonstration_beside_other_content(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Article.objects.create(slug="our-own-text", title="Our own text")
    load("--force")
    own.refresh_from_db()
    assert own.title == "Our own text" and own.status == Article.Status.DRAFT
    assert Article.objects.published().exists()


def test_a_sign_in_that_exists_keeps_its_password(db: None, plain_pictures: None) -> None:
    get_user_model().objects.create_user("editor", "editor@example.org", "a password of their own")
    load()
    assert authenticate(HttpRequest(), username="editor", password="a password of their own")
