"""D24: a comma glued to the next word that stands for a dash: "This paradigm ,elegant …"."""

from __future__ import annotations

import re

from articles.importers.document import Notes
from articles.importers.lines import Line

# Between two digits it may be a thousands separator that went astray, so it is left alone.
COMMA_DASH = re.compile(r"(?<=\S)(?<!\d) ,(?=\w)|(?<=\d) ,(?=[^\W\d])")


def repair_comma_dashes(lines: list[Line], notes: Notes) -> list[Line]:
    return [_repaired(line, notes) if " ," in line.text and not line.is_code else line for line in lines]


def _repaired(line: Line, notes: Notes) -> Line:
    for match in COMMA_DASH.finditer(line.text):
        left = line.text[: match.start()].rpartition(" ")[2]
        right = line.text[match.end() :].partition(" ")[0]
        notes.repaired("D24", line.number, f"{left} ,{right}", f"{left} – {right}")
    return line.with_text(COMMA_DASH.sub(" – ", line.text))
