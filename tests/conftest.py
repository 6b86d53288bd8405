"""What all tests share: no network beyond this machine, and caches that start empty."""

import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from pytest_django.plugin import blocking_manager_key

from tests.shipped_data import empties_tables, load_shipped_data

# Playwright's synchronous interface runs an event loop in the test's own thread.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

# What these guard does not depend on the database: a run on a second one leaves them out (-m "not one_database").
ONE_DATABASE = (
    "tests/browser/",
    "tests/aesthetica/test_permission_matrix.py",
    "tests/aesthetica/demo/test_runner.py",
    "tests/articles/compliance/",
    "tests/articles/importers/",
    "tests/articles/pasting/",
    "tests/articles/references/",
    "tests/articles/rendering/",
    "tests/test_project.py",
)
ON_BOTH = (
    "tests/browser/test_journey.py",
    "tests/browser/desk/test_redeeming.py",
    "tests/browser/lead_form/test_asking.py",
)

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.nodeid.startswith(ONE_DATABASE) and not item.nodeid.startswith(ON_BOTH):
            item.add_marker(pytest.mark.one_database)


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuses every connection that would leave this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOOPBACK:
            raise AssertionError(f"A test wanted to connect to {address[0]}.")
        connect(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign]
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """PostgreSQL drops no database that somebody is connected to, as a thread of the browser's server may still be."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(autouse=True)
def empty_memory() -> None:
    """Nothing that one test left in this process's cache reaches the next."""
    caches["default"].clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Whatever order the workers take the tests in, each finds what the migrations brought."""
    yield
    if nextitem and empties_tables(item) and not empties_tables(nextitem):
        with item.config.stash[blocking_manager_key].unblock():
            load_shipped_data()


pytest_plugins = [
    "tests.cast",
    "tests.bucket_server",
    "tests.own_media",
    "tests.articles.outside.index_server",
    "tests.articles.outside.picture_server",
    "tests.articles.outside.register_server",
]
