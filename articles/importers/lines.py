"""Text as numbered lines, so that every repair can say where in the source it was made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

FENCE = re.compile(r" {0,3}(```|~~~)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and its number in the source; `is_code` inside a fenced block, which nobody touches."""

    number: int
    text: str
    is_code: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    def with_text(self, text: str) -> Line:
        return Line(self.number, text, self.is_code)


def numbered(text: str, first: int = 1) -> list[Line]:
    """Split text at line feeds only, as an editor counts lines."""
    lines, fence = [], ""
    for number, content in enumerate(text.split("\n"), first):
        mark = FENCE.match(content)
        is_code = bool(fence or mark)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1] == fence:
            fence = ""
        lines.append(Line(number, content, is_code))
    return lines


def joined(lines: Iterable[Line]) -> str:
    return "\n".join(line.text for line in lines)


def prose(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines that carry words: neither blank nor code."""
    return (line for line in lines if not line.is_blank and not line.is_code)


def next_filled(lines: list[Line], index: int) -> Line | None:
    """The first line after `index` that is not blank."""
    following = (lines[place] for place in range(index + 1, len(lines)))
    return next((line for line in following if not line.is_blank), None)


def previous_filled(lines: list[Line], index: int) -> Line | None:
    """The last line before `index` that is not blank."""
    before = (lines[place] for place in range(index - 1, -1, -1))
    return next((line for line in before if not line.is_blank), None)
