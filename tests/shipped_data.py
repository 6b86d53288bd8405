"""Roles and notices, as migrations load them: a test with real transactions leaves empty tables behind."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from aesthetica import roles


def load_shipped_data() -> None:
    roles.grant(apps)
    import_module("articles.migrations.0003_notices").load(apps, SimpleNamespace(connection=connection))


def empties_tables(test: pytest.Item) -> bool:
    """Whether the test runs with real transactions, after which every table is emptied."""
    marker = test.get_closest_marker("django_db")
    names = getattr(test, "fixturenames", ())
    return bool(marker and marker.kwargs.get("transaction")) or not {
        "transactional_db",
        "live_server",
    }.isdisjoint(names)
