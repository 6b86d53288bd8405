"""D13: steps written as two bold labels in a row, as an ordered list.

**Step 1:** **Educate Yourself:** Learn …   ->   1. **Educate Yourself:** Learn …
"""

from __future__ import annotations

import re

from articles.importers.document import Notes
from articles.importers.lines import Line

STEP = re.compile(
    r"\*\*Step\s+(?P<n>\d{1,2})\s*[:.]?\s*\*\*[:.]?\s*\*\*(?P<title>[^*]+?)[:.]?\s*\*\*:?\s*(?P<text>.*)$",
    re.I,
)


def repair_steps(lines: list[Line], notes: Notes) -> list[Line]:
    result: list[Line] = []
    for line in lines:
        match = None if line.is_code else STEP.match(line.text)
        if not match:
            result.append(line)
            continue
        step = f"{match['n']}. **{match['title'].strip()}:** {match['text']}".rstrip()
        notes.repaired("D13", line.number, line.text, step)
        _close_gap(result)
        result.append(line.with_text(step))
    return result


def _close_gap(result: list[Line]) -> None:
    """Drop the blank line between two steps, so that they are one tight list."""
    if len(result) > 1 and result[-1].is_blank and re.match(r"\d{1,2}\. \*\*", result[-2].text):
        result.pop()
