"""Mistyped words: a word that stands on no page is replaced by the most similar one that does."""

from difflib import SequenceMatcher

from articles.models.search_document import SearchWord
from articles.search.engine import engine
from articles.search.words import is_stop_word, normal_form, stem_of, trigrams, words_in

SHORTEST = 4
LIKELY = 40
SIMILAR_ENOUGH = 0.74


def corrected(query: str) -> str:
    """The query with its unknown words replaced; empty where there is nothing to correct."""
    words = [
        word for word in words_in(query) if len(word.written) >= SHORTEST and not is_stop_word(word.written)
    ]
    stems = {word.stem for word in words}
    known = set(SearchWord.objects.filter(stem__in=stems).values_list("stem", flat=True))
    pieces, position = [], 0
    for word in words:
        if word.stem not in known and (better := _most_similar(normal_form(word.written))):
            pieces += [query[position : word.start], better]
            position = word.end
    return "".join([*pieces, query[position:]]) if pieces else ""


def _most_similar(word: str) -> str:
    likely = engine().likely_words(trigrams(word), LIKELY)
    scored = [(_similarity(word, other), other) for other in likely if stem_of(other) != word]
    best, other = max(scored, default=(0.0, ""))
    return other if best >= SIMILAR_ENOUGH else ""


def _similarity(word: str, other: str) -> float:
    """From 0 to 1 and a little more: letters that changed places, and a first letter that is right, speak for a word."""
    swapped = 0.1 if sorted(word) == sorted(other) else 0.0
    return SequenceMatcher(None, word, other).ratio() + swapped + (0.02 if word[0] == other[0] else 0.0)
