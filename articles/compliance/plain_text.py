"""Markdown as the reader sees it, in lower case, with the way back to every character's place."""

import html
import re
import unicodedata
from dataclasses import dataclass, field

# The first line of the expression keeps it quick: most characters of a text begin none of the signs.
INLINE = re.compile(
    r"""(?=[^A-Za-z0-9 .,;:'"()-])(?:
        (?P<image>!\[(?P<alt>[^\]]*)\]\([^()\s]*(?:\s+"(?P<caption>(?:[^"\\]|\\.)*)")?\s*\))
      | \[(?P<label>[^\[\]]+)\]\([^()]*\)
      | <!--.*?--> | <(?:https?://|mailto:)[^\s<>]+> | </?[A-Za-z][^<>]*>
      | (?P<entity>&(?:\#\d+|\#[xX][0-9A-Fa-f]+|[A-Za-z]+[0-9]*);)
      | \\(?=[!-/:-@\[-`{-~])
      | [*`]+ | ~~ | (?<!\w)_+(?=\S) | (?<=\S)_+(?!\w)
      | [\u00ad\u200b-\u200f\u2060\ufeff]
      | (?P<space>\s+)
      | (?P<other>[^\x00-\x7f]))
      | (?P<spaces>[ ][ ]+)
      | [Hh]ttps?://[^\s<>()]+""",
    re.VERBOSE,
)
LOOKALIKES = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-", "‒": "-", "“": '"', "”": '"', "„": '"'})


@dataclass(slots=True)
class PlainText:
    """Grows piece by piece. `offsets[i]` is where character `i` of the plain text stands in the source."""

    source: str
    pieces: list[str] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)

    @property
    def length(self) -> int:
        return len(self.offsets)

    def add(self, start: int, end: int) -> None:
        """Appends the visible text of `source[start:end]`; link texts, alt texts and captions included."""
        at = start
        for sign in INLINE.finditer(self.source, start, end):
            self._copy(at, sign.start())
            at = sign.end()
            if sign["label"] is not None:
                self.add(*sign.span("label"))
            elif sign["image"] is not None:
                self._add_image(sign)
            elif sign["entity"] is not None:
                self._append_visible(html.unescape(sign["entity"]), sign.start())
            elif sign["space"] is not None or sign["spaces"] is not None:
                self.space(sign.start())
            elif sign["other"] is not None:
                self._append_visible(self._alike(sign), sign.start())
        self._copy(at, end)

    def space(self, offset: int) -> None:
        """The space that a line break inside a paragraph stands for."""
        if self.pieces and not self.pieces[-1].endswith((" ", "\n")):
            self._append(" ", offset)

    def break_off(self, offset: int) -> None:
        """Ends a block: nothing is matched across it."""
        if self.pieces and not self.pieces[-1].endswith("\n"):
            self._append("\n", offset)

    def _add_image(self, sign: re.Match[str]) -> None:
        for part in ("alt", "caption"):
            if sign[part]:
                self.break_off(sign.start(part))
                self.add(*sign.span(part))
        self.break_off(sign.end() - 1)

    def _alike(self, sign: re.Match[str]) -> str:
        """One character in the form in which the phrases are written."""
        character = sign["other"].translate(LOOKALIKES)
        if character in "–—" and self._stands_between_letters(sign):
            return "-"
        return unicodedata.normalize("NFKC", character)

    def _stands_between_letters(self, sign: re.Match[str]) -> bool:
        before, after = self.source[sign.start() - 1 : sign.start()], self.source[sign.end() : sign.end() + 1]
        return before.isalpha() and after.isalpha()

    def _copy(self, start: int, end: int) -> None:
        if start < end:
            self.pieces.append(self.source[start:end].lower())
            self.offsets.extend(range(start, end))

    def _append_visible(self, text: str, offset: int) -> None:
        if text.isspace():
            self.space(offset)
        elif text != "\u00ad":
            self._append(text.translate(LOOKALIKES).lower(), offset)

    def _append(self, text: str, offset: int) -> None:
        self.pieces.append(text)
        self.offsets.extend([offset] * len(text))
