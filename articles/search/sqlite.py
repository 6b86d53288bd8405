"""The search in SQLite: FTS5 over the stored stems."""

from collections.abc import Sequence

from django.db import connection

from articles.search.expression import Alternative, Expression, Phrase

ALL_TEXT = "title_stems name_stems body_stems"
NAMES_ONLY = "title_stems name_stems"
NEWEST = """
    SELECT rowid FROM articles_search_document WHERE articles_search_document MATCH %s ORDER BY rowid DESC LIMIT %s
"""
# Better the lower; the weights are those of title, names, text and labels.
RANKED = """
    SELECT rowid, -bm25(articles_search_document, 8.0, 4.0, 1.0, 0.0) FROM articles_search_document
    WHERE articles_search_document MATCH %s ORDER BY rowid DESC LIMIT %s
"""
LIKELY_WORDS = """
    SELECT word FROM articles_searchword
    WHERE id IN (SELECT rowid FROM articles_search_word WHERE articles_search_word MATCH %s ORDER BY rank LIMIT %s)
"""


def newest(expression: Expression, limit: int, *, names_only: bool = False) -> list[int]:
    """The newest documents that match: quick, however many there are."""
    columns = NAMES_ONLY if names_only else ALL_TEXT
    return [document for (document,) in _rows(NEWEST, [match(expression, columns), limit])]


def ranked(expression: Expression, limit: int) -> dict[int, float]:
    """The newest documents that match, with a score that is better the higher; slower, the commoner the words."""
    return dict(_rows(RANKED, [match(expression, ALL_TEXT), limit]))


def likely_words(grams: Sequence[str], limit: int) -> list[str]:
    """Known words that share letters in threes with a mistyped one, the likeliest first."""
    return [word for (word,) in _rows(LIKELY_WORDS, [" OR ".join(f'"{gram}"' for gram in grams), limit])]


def match(expression: Expression, columns: str) -> str:
    """The expression as FTS5 writes it. Stems are letters and digits, so quotes are all they need."""
    parts = [f"labels : {_quoted(label)}" for label in expression.labels]
    if expression.groups:
        joined = (" OR " if expression.is_any else " AND ").join(_any(group) for group in expression.groups)
        parts.insert(0, f"{{{columns}}} : ({joined})")
    return " AND ".join(parts)


def _any(group: Sequence[Alternative]) -> str:
    return f"({' OR '.join(f'({_all(alternative)})' for alternative in group)})"


def _all(alternative: Alternative) -> str:
    return " AND ".join(_phrase(phrase) for phrase in alternative)


def _phrase(phrase: Phrase) -> str:
    return _quoted(" ".join(phrase.stems)) + (" *" if phrase.is_prefix else "")


def _quoted(text: str) -> str:
    return f'"{text}"'


def _rows(sql: str, parameters: Sequence[str | int]) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
