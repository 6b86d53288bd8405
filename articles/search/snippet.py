"""Excerpts from the original text with the words found marked; everything else is escaped."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.search.expression import Expression
from articles.search.words import WORD, stem_of, words_in

WINDOW = 30
WORDS_BEFORE = 6
WORDS_READ = 3000


type Find = Callable[[Iterable[str]], Iterator[tuple[int, int]]]
"""Takes the stems of a text; gives the first and last place of every word or phrase found."""


def highlighted(text: str, expression: Expression) -> SafeString:
    """The whole text with the words found in <mark>."""
    return _marked(text, _finder(expression))


def snippet(text: str, expression: Expression) -> SafeString:
    """Thirty words around the place where most of the sought words stand; the beginning where none does."""
    find = _finder(expression)
    first = max(0, _best_place(text, find, enough=len(expression.groups)) - WORDS_BEFORE)
    shown = list(islice(WORD.finditer(text), first, first + WINDOW + 1))
    if not shown:
        return mark_safe("")
    start = shown[0].start() if first else 0
    end = shown[WINDOW - 1].end() if len(shown) > WINDOW else len(text)
    before, after = "… " if first else "", " …" if end < len(text) else ""
    return mark_safe(before + _marked(text[start:end].strip(), find) + after)


def _finder(expression: Expression) -> Find:
    """Words as they were typed; another name of several words only where it stands as a whole."""
    single = {phrase.stems[0] for phrase in expression.phrases if len(phrase.stems) == 1}
    beginnings = tuple(phrase.stems[-1] for phrase in expression.phrases if phrase.is_prefix)
    several = {phrase.stems for phrase in expression.phrases if len(phrase.stems) > 1}
    lengths = sorted({len(stems) for stems in several}, reverse=True)

    def find(stems: Iterable[str]) -> Iterator[tuple[int, int]]:
        recent: deque[str] = deque(maxlen=max(lengths, default=1))
        for place, stem in enumerate(stems):
            recent.append(stem)
            if length := next((n for n in lengths if tuple(recent)[-n:] in several), 0):
                yield place - length + 1, place
            elif stem in single or stem.startswith(beginnings):
                yield place, place

    return find


def _best_place(text: str, find: Find, *, enough: int) -> int:
    """The first word of the stretch with the most different words; of the first stretch with enough of them."""
    stems: list[str] = []

    def read() -> Iterator[str]:
        for match in islice(WORD.finditer(text), WORDS_READ):
            stems.append(stem_of(match[0]))
            yield stems[-1]

    near: deque[int] = deque()
    best, most = 0, 0
    for first, last in find(read()):
        near.append(first)
        while near[0] < last - WINDOW + 2 * WORDS_BEFORE:
            near.popleft()
        count = len({stems[place] for place in near})
        if count > most:
            best, most = near[0], count
        if count >= enough:
            break
    return best


def _marked(text: str, find: Find) -> SafeString:
    words = list(words_in(text))
    pieces, position = [], 0
    for first, last in find(word.stem for word in words):
        start, end = max(words[first].start, position), words[last].end
        if start < end:
            pieces += [escape(text[position:start]), f"<mark>{escape(text[start:end])}</mark>"]
            position = end
    pieces.append(escape(text[position:]))
    return mark_safe("".join(pieces))
