"""Search over what is public: word forms, other names, mistyped words, on SQLite and PostgreSQL alike."""

from articles.search.results import Hit, Results
from articles.search.search import search

__all__ = ["Hit", "Results", "search"]
