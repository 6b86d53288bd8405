"""Keeps the search index in step with what is public."""

from typing import Any


def update(page: Any) -> None:
    """Writes or removes the page's entry, in the caller's transaction."""
