"""The small language in which the rule pack writes its patterns, made for editors rather than programmers.

    risk~free                 ~  hyphen, space or nothing: risk-free, risk free, riskfree
    guarante*                 *  any ending of the word
    (no|zero) [known] risk*   (a|b) one of; [a] may be left out
    revers* <4> ageing        <4> up to four words in between
    {n}% off                  {n} a number; {1-71} one from 1 to 71

Upper and lower case are alike, a phrase matches whole words only, and a space is any white space. The
language has no unbounded repetition over words, so no phrase can run away on a long text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class PhraseError(ValueError):
    """The phrase cannot be read; the message says where."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a phrase: its regular expression and literals of which one must stand in any match."""

    regex: str
    anchors: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A literal that stands in a match, and its longest word, by which a text without it is passed over."""

    literal: str
    word: str


@dataclass(frozen=True, slots=True)
class Matcher:
    """Several phrases as one regular expression, with the literals that make looking for it quick."""

    regex: re.Pattern[str]
    anchors: tuple[Anchor, ...] | None
    phrases: tuple[str, ...] = ()

    def is_in(self, text: str, start: int = 0, end: int | None = None) -> bool:
        return self.regex.search(text, start, len(text) if end is None else end) is not None


def compile_phrases(phrases: Sequence[str]) -> Matcher:
    """Phrases as one matcher over lower-cased text; the earlier phrase wins where two begin at one place.

    Raises PhraseError.
    """
    parts = [_Reader(phrase).phrase() for phrase in phrases]
    regex = re.compile("(?<!\\w)(?:" + "|".join(part.regex for part in parts) + ")(?!\\w)")
    literals = _union(part.anchors for part in parts)
    anchors = None if literals is None else tuple(map(_anchor, sorted(literals)))
    return Matcher(regex, anchors, tuple(phrases))


def _anchor(literal: str) -> Anchor:
    return Anchor(literal, max(re.findall(r"\w+", literal), key=len, default=""))


def _union(anchors: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """One literal out of each alternative, or None where an alternative has none."""
    united: frozenset[str] = frozenset()
    for each in anchors:
        if each is None:
            return None
        united |= each
    return united


def _best(candidates: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """The candidate whose shortest literal is the longest, hence the rarest in a text."""
    known = [each for each in candidates if each and min(map(len, each)) > 1]
    return max(known, key=lambda each: (min(map(len, each)), -len(each)), default=None)


class _Reader:
    """Recursive descent over one phrase."""

    SIGNS = {"~": "[- ]?", "*": "\\w*"}
    NUMBER = re.compile(r"\{(?:n|(\d+)-(\d+))\}")

    def __init__(self, phrase: str) -> None:
        self.source = phrase
        self.rest = " ".join(phrase.lower().split())

    def phrase(self) -> Part:
        part = self._alternatives(end="")
        if self.rest:
            raise PhraseError(f"{self.source!r}: {self.rest[0]!r} closes nothing")
        if not re.sub(r"\\w\*|[^\w%]", "", part.regex):
            raise PhraseError(f"{self.source!r}: matches nothing in particular")
        return part

    def _alternatives(self, end: str) -> Part:
        branches = [self._sequence(end)]
        while self.rest.startswith("|"):
            self.rest = self.rest[1:]
            branches.append(self._sequence(end))
        regex = branches[0].regex if len(branches) == 1 else "(?:" + "|".join(b.regex for b in branches) + ")"
        return Part(regex, _union(branch.anchors for branch in branches))

    def _sequence(self, end: str) -> Part:
        regex, run, found = "", "", []
        while self.rest and self.rest[0] not in "|)]":
            if self.rest[0] in "([<~*{" or self.rest.startswith((" [", " <")):
                found.append(frozenset({run}) if run else None)
                run = ""
                part = self._special(is_first=not regex or regex.endswith(" )?"))
                found.append(part.anchors)
                regex += part.regex
            else:
                run += self.rest[0]
                regex += re.escape(self.rest[0])
                self.rest = self.rest[1:]
        if end and not self.rest:
            raise PhraseError(f"{self.source!r}: {end!r} is missing")
        found.append(frozenset({run}) if run else None)
        return Part(regex, _best(found))

    def _special(self, *, is_first: bool) -> Part:
        if self.rest[0] in self.SIGNS:
            sign, self.rest = self.rest[0], self.rest[1:]
            return Part(self.SIGNS[sign])
        if self.rest[0] == "{":
            return self._number()
        if self.rest[0] == "(":
            inner = self._enclosed("(", ")")
            return Part(f"(?:{inner.regex})", inner.anchors)
        before = " " if self.rest[0] == " " else ""
        self.rest = self.rest.removeprefix(" ")
        return self._gap(before) if self.rest[0] == "<" else self._optional(before, is_first=is_first)

    def _number(self) -> Part:
        written = self.NUMBER.match(self.rest)
        if not written:
            raise PhraseError(f"{self.source!r}: a number is written {{n}} or {{1-71}}")
        self.rest = self.rest[written.end() :]
        if written[1] is None:
            return Part("\\d+(?:[.,]\\d+)?")
        return Part("(?:" + "|".join(map(str, range(int(written[1]), int(written[2]) + 1))) + ")(?!\\d)")

    def _gap(self, before: str) -> Part:
        size = re.match(r"<(\d{1,2})>", self.rest)
        if not size or not before:
            raise PhraseError(f"{self.source!r}: a gap is written as ' <3> ' between two words")
        self.rest = self.rest[size.end() :]
        return Part(f"(?: \\S+){{0,{size[1]}}}")

    def _optional(self, before: str, *, is_first: bool) -> Part:
        """`no [known] risk`: the words go with one of the spaces around them; `buy one[,] get` with none."""
        inner = self._enclosed("[", "]")
        if before:
            return Part(f"(?: (?:{inner.regex}))?")
        if is_first and self.rest.startswith(" "):
            self.rest = self.rest[1:]
            return Part(f"(?:(?:{inner.regex}) )?")
        return Part(f"(?:{inner.regex})?")

    def _enclosed(self, opening: str, closing: str) -> Part:
        self.rest = self.rest.removeprefix(opening)
        inner = self._alternatives(closing)
        if not self.rest.startswith(closing):
            raise PhraseError(f"{self.source!r}: {closing!r} is missing")
        self.rest = self.rest[1:]
        return inner
