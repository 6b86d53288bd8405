"""Excerpts from the original text with the words found marked; everything else is escaped."""

from collections import deque
from collections.abc import Callable
from itertools import islice

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.search.expression import Expression
from articles.search.words import WORD, stem_of, words_in

WINDOW = 30
WORDS_BEFORE = 6
WORDS_READ = 3000


type IsFound = Callable[[str], bool]


def highlighted(text: str, expression: Expression) -> SafeString:
    """The whole text with the words found in <mark>."""
    return _marked(text, _matcher(expression))


def snippet(text: str, expression: Expression) -> SafeString:
    """Thirty words around the place where most of the sought words stand; the beginning where none does."""
    is_found = _matcher(expression)
    first = max(0, _best_place(text, is_found, enough=len(expression.groups)) - WORDS_BEFORE)
    shown = list(islice(WORD.finditer(text), first, first + WINDOW + 1))
    if not shown:
        return mark_safe("")
    start = shown[0].start() if first else 0
    end = shown[WINDOW - 1].end() if len(shown) > WINDOW else len(text)
    return mark_safe(
        "".join(
            [
                "… " if first else "",
                _marked(text[start:end].strip(), is_found),
                " …" if end < len(text) else "",
            ]
        )
    )


def _matcher(expression: Expression) -> IsFound:
    stems = {stem for phrase in expression.phrases for stem in phrase.stems}
    beginnings = tuple(phrase.stems[-1] for phrase in expression.phrases if phrase.is_prefix)
    return lambda stem: stem in stems or stem.startswith(beginnings)


def _best_place(text: str, is_found: IsFound, *, enough: int) -> int:
    """The number of the first word of the stretch with the most different words; the first stretch with enough of them."""
    near: deque[tuple[int, str]] = deque()
    best, most = 0, 0
    for place, match in enumerate(islice(WORD.finditer(text), WORDS_READ)):
        stem = stem_of(match[0])
        if not is_found(stem):
            continue
        near.append((place, stem))
        while near[0][0] < place - WINDOW + 2 * WORDS_BEFORE:
            near.popleft()
        count = len({other for _, other in near})
        if count > most:
            best, most = near[0][0], count
        if count >= enough:
            break
    return best


def _marked(text: str, is_found: IsFound) -> SafeString:
    pieces, position = [], 0
    for word in words_in(text):
        if is_found(word.stem):
            pieces += [escape(text[position : word.start]), f"<mark>{escape(word.written)}</mark>"]
            position = word.end
    pieces.append(escape(text[position:]))
    return mark_safe("".join(pieces))
