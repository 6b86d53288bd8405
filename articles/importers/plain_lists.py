"""D33: lists whose signs Markdown does not know: bullets of word processors, numbers with a bracket, "Step 1:".

Only a run of such lines is a list; one line by itself may begin with a dash for another reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from articles.importers.document import Notes
from articles.importers.lines import Line

BULLET = re.compile(r"\s*(?P<sign>[•●▪■◦○‣⁃∙·➢➤►▶✓✔✅☑→»❖]|[–—](?=\s))\ufe0f?\s*(?P<text>\S.*)$")
LETTERED = re.compile(r"\s*\(?(?P<number>\d{1,2})[):]\)?\s+(?P<text>\S.*)$")
STEP = re.compile(r"\s*Step\s+(?P<number>\d{1,2})\s*[:.–—-]\s*(?P<text>\S.*)$", re.IGNORECASE)
SHORTEST = 2

Marker = Callable[[re.Match[str], int], str]


def repair_lists(lines: list[Line], notes: Notes) -> list[Line]:
    for pattern, marker, is_counted in (
        (BULLET, lambda _found, _place: "-", False),
        (LETTERED, lambda found, _place: f"{found['number']}.", True),
        (STEP, lambda found, _place: f"{found['number']}.", True),
    ):
        lines = _marked(lines, pattern, marker, is_counted, notes)
    return lines


def _marked(
    lines: list[Line], pattern: re.Pattern[str], marker: Marker, is_counted: bool, notes: Notes
) -> list[Line]:
    result, index = [], 0
    while index < len(lines):
        run = _run(lines, index, pattern)
        items = [(line, pattern.match(line.text)) for line in run]
        found = [(line, match) for line, match in items if match]
        if len(found) >= SHORTEST and (not is_counted or _counts_up([match for _line, match in found])):
            for place, (line, match) in enumerate(found):
                after = f"{marker(match, place)} {match['text']}"
                notes.repaired("D33", line.number, line.text, after)
                result.append(line.with_text(after))
        else:
            result += run
        index += len(run)
    return result


def _run(lines: list[Line], start: int, pattern: re.Pattern[str]) -> list[Line]:
    """Lines of one kind, with blank ones only between two of them; else the one line at `start`."""
    end = start
    for index in range(start, len(lines)):
        line = lines[index]
        if line.is_blank and not line.is_code and index > start:
            continue
        if line.is_code or not _same_kind(lines[start], line, pattern):
            break
        end = index + 1
    return lines[start : max(end, start + 1)]


def _same_kind(first: Line, line: Line, pattern: re.Pattern[str]) -> bool:
    one, other = pattern.match(first.text), pattern.match(line.text)
    return bool(one and other) and one.groupdict().get("sign") == other.groupdict().get("sign")  # type: ignore[union-attr]


def _counts_up(found: list[re.Match[str]]) -> bool:
    return [int(match["number"]) for match in found] == list(range(1, len(found) + 1))
