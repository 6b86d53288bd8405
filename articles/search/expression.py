"""What is sought, as a value that each database writes in its own language."""

from dataclasses import dataclass
from typing import NamedTuple

from articles.search.synonyms import Stems, Synonyms
from articles.search.words import Word, is_stop_word, words_in

LONGEST_QUERY = 200
MOST_WORDS = 12
SHORTEST_PREFIX = 4


class Phrase(NamedTuple):
    """Stems in this order; the last one may be only the beginning of a word."""

    stems: Stems
    is_prefix: bool = False


type Alternative = tuple[Phrase, ...]
"""Phrases that must all occur."""


@dataclass(frozen=True)
class Expression:
    """All groups must match (or any, where `is_any`); a group matches by one of its alternatives; all labels must match."""

    groups: tuple[tuple[Alternative, ...], ...]
    labels: tuple[str, ...] = ()
    is_any: bool = False

    @property
    def phrases(self) -> list[Phrase]:
        return [phrase for group in self.groups for alternative in group for phrase in alternative]


def parse(
    query: str, synonyms: Synonyms, labels: tuple[str, ...] = (), *, is_unfinished: bool = False
) -> Expression:
    """The words typed, each or several together widened by their synonyms; words that say nothing are left out.

    With `is_unfinished` the last word may be the beginning of a longer one.
    """
    words = list(words_in(query[:LONGEST_QUERY]))[:MOST_WORDS]
    meaningful = [word for word in words if not is_stop_word(word.written)]
    groups: list[tuple[Alternative, ...]] = []
    position = 0
    while position < len(words):
        length = _longest_name(words, position, synonyms)
        taken = words[position : position + max(length, 1)]
        if length or taken[0] in meaningful or not meaningful:
            groups.append(_group(taken, synonyms, is_unfinished=is_unfinished and taken[-1] is words[-1]))
        position += len(taken)
    return Expression(tuple(groups), labels)


def _longest_name(words: list[Word], position: int, synonyms: Synonyms) -> int:
    """How many words from here on are a known name; 0 where none is, or where a single word says nothing."""
    for length in range(min(6, len(words) - position), 0, -1):
        taken = words[position : position + length]
        if tuple(word.stem for word in taken) in synonyms and not (
            length == 1 and is_stop_word(taken[0].written)
        ):
            return length
    return 0


def _group(words: list[Word], synonyms: Synonyms, *, is_unfinished: bool) -> tuple[Alternative, ...]:
    typed = tuple(Phrase((word.stem,)) for word in words)
    alternatives: list[Alternative] = [typed]
    if is_unfinished and len(words) == 1 and len(words[0].written) >= SHORTEST_PREFIX:
        alternatives.append((Phrase((words[0].stem,), is_prefix=True),))
    names = synonyms.get(tuple(word.stem for word in words), ())
    return (*alternatives, *((Phrase(name),) for name in names))
