"""Words and their stems; the same for what is stored, what is asked and what is highlighted."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
CYRILLIC = re.compile("[\u0400-\u04ff]")
LONGEST = 40

_stemmers = {language: snowballstemmer.stemmer(language) for language in ("english", "russian")}

# Words that say nothing about what is sought.
STOP_WORDS = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "before",
        "best",
        "better",
        "between",
        "but",
        "by",
        "can",
        "could",
        "do",
        "does",
        "for",
        "from",
        "get",
        "good",
        "has",
        "have",
        "help",
        "helps",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "me",
        "my",
        "near",
        "need",
        "of",
        "on",
        "or",
        "our",
        "out",
        "should",
        "so",
        "some",
        "than",
        "that",
        "the",
        "their",
        "them",
        "there",
        "these",
        "they",
        "this",
        "to",
        "treat",
        "treatment",
        "treatments",
        "us",
        "want",
        "was",
        "we",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)


class Word(NamedTuple):
    """A word where it stands: `start` and `end` are offsets in the text."""

    written: str
    stem: str
    start: int
    end: int


def words_in(text: str) -> Iterator[Word]:
    for found in WORD.finditer(text):
        yield Word(found[0], stem_of(found[0]), found.start(), found.end())


def stems_of(text: str) -> list[str]:
    return [word.stem for word in words_in(text)]


@lru_cache(maxsize=50_000)
def stem_of(word: str) -> str:
    """The stem without accents, case and apostrophes: letters and digits only, so that it needs no quoting."""
    plain = normal_form(word)
    language = "russian" if CYRILLIC.search(plain) else "english"
    return _stemmers[language].stemWord(plain).replace("'", "")[:LONGEST]


def normal_form(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.replace("’", "'").casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def is_stop_word(word: str) -> bool:
    return normal_form(word) in STOP_WORDS


def trigrams(word: str) -> list[str]:
    """The letters in threes, with a mark at both ends, since few people mistype those."""
    padded = f"q{normal_form(word)}q"
    return sorted({padded[i : i + 3] for i in range(len(padded) - 2)})
