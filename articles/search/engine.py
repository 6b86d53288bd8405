"""The engine of the database in use; both answer the same two questions."""

from types import ModuleType

from django.db import connection

from articles.search import postgresql, sqlite


def engine() -> ModuleType:
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]
