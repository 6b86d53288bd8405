"""The SQLite that we run on is a safe one, opened as reliability asks for."""

import sqlite3

import pytest
from django.db import connection

from aesthetica import checks

pytestmark = pytest.mark.skipif("sqlite" not in connection.vendor, reason="only on SQLite")


@pytest.mark.django_db
@pytest.mark.parametrize(("pragma", "value"), [("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)])
def test_the_pragmas_are_set(pragma, value):
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone()[0] == value


def test_this_sqlite_is_safe_and_the_check_is_silent():
    assert sqlite3.sqlite_version_info >= checks.SAFE_SQLITE
    assert checks.sqlite_is_safe() == []


def test_an_affected_sqlite_is_named_with_what_to_do(monkeypatch):
    monkeypatch.setattr(checks.sqlite3, "sqlite_version_info", (3, 40, 1))
    [warning] = checks.sqlite_is_safe()
    assert "pysqlite3" in warning.hint and "PostgreSQL" in warning.hint


def test_deferred_transactions_are_refused(settings, monkeypatch):
    monkeypatch.setitem(settings.DATABASES["default"], "OPTIONS", {})
    [error] = checks.sqlite_begins_immediate()
    assert "BEGIN IMMEDIATE" in error.msg
