"""Excerpts from the original text with the words found marked; everything else is escaped."""

from collections.abc import Callable, Sequence
from itertools import islice

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.search.expression import Expression
from articles.search.words import Word, words_in

WINDOW = 30
WORDS_BEFORE = 6
WORDS_READ = 3000


def highlighted(text: str, expression: Expression) -> SafeString:
    """The whole text with the words found in <mark>."""
    return _marked(text, list(words_in(text)), _matcher(expression), 0, len(text))


def snippet(text: str, expression: Expression) -> SafeString:
    """The thirty words with the most different words found; the beginning where none stands in the text."""
    words = list(islice(words_in(text), WORDS_READ))
    if not words:
        return mark_safe("")
    is_found = _matcher(expression)
    first = _best_start(words, is_found)
    shown = words[first : first + WINDOW]
    start, end = shown[0].start if first else 0, shown[-1].end
    inner = _marked(text, shown, is_found, start, end)
    before = "… " if first else ""
    after = " …" if end < len(text.rstrip()) - 1 else text[end:].strip()
    return mark_safe(before + inner + escape(after))


def _matcher(expression: Expression) -> Callable[[Word], bool]:
    stems = {stem for phrase in expression.phrases for stem in phrase.stems}
    beginnings = tuple(phrase.stems[-1] for phrase in expression.phrases if phrase.is_prefix)
    return lambda word: word.stem in stems or (bool(beginnings) and word.stem.startswith(beginnings))


def _best_start(words: Sequence[Word], is_found: Callable[[Word], bool]) -> int:
    places = [index for index, word in enumerate(words) if is_found(word)]
    best, best_count = 0, 0
    for number, place in enumerate(places):
        within = {
            words[other].stem
            for other in places[number : number + WINDOW]
            if other < place + WINDOW - WORDS_BEFORE
        }
        if len(within) > best_count:
            best, best_count = max(0, place - WORDS_BEFORE), len(within)
    return best


def _marked(
    text: str, words: Sequence[Word], is_found: Callable[[Word], bool], start: int, end: int
) -> SafeString:
    pieces, position = [], start
    for word in words:
        if is_found(word):
            pieces += [escape(text[position : word.start]), f"<mark>{escape(word.written)}</mark>"]
            position = word.end
    pieces.append(escape(text[position:end]))
    return mark_safe("".join(pieces))
