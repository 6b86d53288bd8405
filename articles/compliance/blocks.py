"""The blocks of a Markdown text: paragraphs, items, headings, terms, definitions, table cells."""

import re
from dataclasses import dataclass

from articles.compliance.plain_text import PlainText

LINE = re.compile(r"[^\n]*\n?")
QUOTE_SIGN = re.compile(r"(?:[ \t]*>)+[ \t]?")
HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+")
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
DEFINITION = re.compile(r"[ \t]{0,3}:[ \t]+")
TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
CELL = re.compile(r"[^|\n]+")
LONG_LINE = 200  # no hand-wrapped text has such lines: one of them is a paragraph of its own


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, item, heading, term, definition or table cell: `start` and `end` in the plain text."""

    kind: str
    start: int
    end: int
    level: int = 0
    column: str = ""


class Blocks:
    """Reads Markdown line by line; a text with one paragraph a line is understood as well."""

    def __init__(self, text: PlainText) -> None:
        self.text = text
        self.lines = [m.span() for m in LINE.finditer(text.source) if m.end() > m.start()]
        self.found: list[Block] = []
        self.open: tuple[str, int, int, str] | None = None
        self.columns: list[str] = []
        self.previous = (0, 0)

    def read(self) -> list[Block]:
        for number, (start, end) in enumerate(self.lines):
            if quoted := QUOTE_SIGN.match(self.text.source, start, end):
                start = quoted.end()
            content_end = start + len(self.text.source[start:end].rstrip())
            self._line(number, start, content_end)
            self.previous = (start, content_end)
        self._close(len(self.text.source))
        return self.found

    def _line(self, number: int, start: int, end: int) -> None:
        source = self.text.source
        if start >= end:
            self._close(start)
            self.columns = []
        elif heading := HEADING.match(source, start, end):
            self._single("heading", heading.end(), end, level=len(heading[1]))
        elif definition := DEFINITION.match(source, start, end):
            self._begin("definition", definition.end(), end)
        elif source[start:end].count("|") >= 2 or (self.columns and "|" in source[start:end]):
            self._row(number, start, end)
        elif item := ITEM.match(source, start, end):
            self._begin("item", item.end(), end)
        elif self._is_term(number):
            self._single("term", start, end)
        elif self.open and not self._stands_alone(start, end):
            self.text.space(start)
            self.text.add(start, end)
        else:
            self._begin("paragraph", start, end)

    def _is_term(self, number: int) -> bool:
        """A line followed by a definition line is the term that is defined."""
        if number + 1 >= len(self.lines):
            return False
        return bool(DEFINITION.match(self.text.source, *self.lines[number + 1]))

    def _stands_alone(self, start: int, end: int) -> bool:
        """Whether a line is a paragraph although no empty line precedes it."""
        long = max(end - start, self.previous[1] - self.previous[0]) > LONG_LINE
        return long and self.text.source[start].isupper()

    def _row(self, number: int, start: int, end: int) -> None:
        source = self.text.source
        if TABLE_RULE.match(source[start:end]):
            return
        cells = [m.span() for m in CELL.finditer(source, start, end) if m[0].strip()]
        is_header = not self.columns
        if is_header:
            self.columns = [source[a:b].strip(" *_").lower() for a, b in cells]
        for index, (a, b) in enumerate(cells):
            column = self.columns[index] if index < len(self.columns) else ""
            self._single("heading_cell" if is_header else "cell", a, b, column=column)

    def _single(self, kind: str, start: int, end: int, level: int = 0, column: str = "") -> None:
        self._begin(kind, start, end, level, column)
        self._close(end)

    def _begin(self, kind: str, start: int, end: int, level: int = 0, column: str = "") -> None:
        self._close(start)
        self.open = (kind, self.text.length, level, column)
        self.text.add(start, end)

    def _close(self, offset: int) -> None:
        if self.open is None:
            return
        kind, start, level, column = self.open
        self.open = None
        if self.text.length > start:
            self.found.append(Block(kind, start, self.text.length, level, column))
            self.text.break_off(min(offset, max(len(self.text.source) - 1, 0)))
