"""The search in PostgreSQL: a tsvector that the database makes from the stored stems."""

from collections.abc import Sequence

from django.db import connection

from articles.search.expression import Alternative, Expression, Phrase

# Weights in the vector: A title, B names, C text, D labels.
ALL_TEXT = "ABC"
NAMES_ONLY = "AB"
NEWEST = """
    SELECT id FROM articles_searchdocument WHERE vector @@ to_tsquery('simple', %s) ORDER BY id DESC LIMIT %s
"""
RANKED = """
    SELECT id, ts_rank('{0, 0.12, 0.5, 1}', vector, query, 1) FROM (
        SELECT id, vector, query FROM articles_searchdocument, to_tsquery('simple', %s) AS query
        WHERE vector @@ query ORDER BY id DESC LIMIT %s
    ) AS newest
"""
LIKELY_WORDS = """
    SELECT word FROM articles_searchword, to_tsquery('simple', %s) AS query
    WHERE vector @@ query ORDER BY ts_rank(vector, query, 2) DESC LIMIT %s
"""


def newest(expression: Expression, limit: int, *, names_only: bool = False) -> list[int]:
    """The newest documents that match: quick, however many there are."""
    weights = NAMES_ONLY if names_only else ALL_TEXT
    return [document for (document,) in _rows(NEWEST, [query(expression, weights), limit])]


def ranked(expression: Expression, limit: int) -> dict[int, float]:
    """The newest documents that match, with a score that is better the higher; slower, the commoner the words."""
    return dict(_rows(RANKED, [query(expression, ALL_TEXT), limit]))


def likely_words(grams: Sequence[str], limit: int) -> list[str]:
    """Known words that share letters in threes with a mistyped one, the likeliest first."""
    return [word for (word,) in _rows(LIKELY_WORDS, [" | ".join(f"'{gram}'" for gram in grams), limit])]


def query(expression: Expression, weights: str) -> str:
    """The expression as a tsquery. Stems are letters and digits, so quotes are all they need."""
    parts = [f"'{label}':D" for label in expression.labels]
    if expression.groups:
        joined = (" | " if expression.is_any else " & ").join(
            _any(group, weights) for group in expression.groups
        )
        parts.insert(0, f"({joined})")
    return " & ".join(parts)


def _any(group: Sequence[Alternative], weights: str) -> str:
    return f"({' | '.join(f'({_all(alternative, weights)})' for alternative in group)})"


def _all(alternative: Alternative, weights: str) -> str:
    return " & ".join(_phrase(phrase, weights) for phrase in alternative)


def _phrase(phrase: Phrase, weights: str) -> str:
    *first, last = phrase.stems
    end = f"'{last}':{'*' if phrase.is_prefix else ''}{weights}"
    return "(" + " <-> ".join([*(f"'{stem}':{weights}" for stem in first), end]) + ")"


def _rows(sql: str, parameters: Sequence[str | int]) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
