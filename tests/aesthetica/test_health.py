"""Whether the process lives, and whether it can work."""

import pytest
from django.db import connection


def test_healthz_answers_without_the_database(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_readyz_says_that_the_database_answers(client):
    assert client.get("/readyz").json() == {"database": "ok"}


@pytest.mark.django_db
def test_readyz_turns_503_when_the_database_is_away(client, monkeypatch):
    def away():
        raise OSError

    monkeypatch.setattr(connection, "cursor", away)
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (503, {"database": "does not answer"})
