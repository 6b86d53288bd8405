"""D36: a sentence in quotation marks with its speaker on the line below, as a quotation."""

from __future__ import annotations

import re

from articles.importers.document import Notes
from articles.importers.lines import Line, next_filled

QUOTED = re.compile(r"[\"“„«](?P<text>[^\"“”„«»]{20,})[\"”“»][.,]?$")
SPEAKER = re.compile(r"[–—-]{1,2}\s*(?P<name>[^\W\d_][^.!?]{2,80})$")


def restore_quotations(lines: list[Line], notes: Notes) -> list[Line]:
    result: list[Line] = []
    speakers: set[int] = set()
    for index, line in enumerate(lines):
        after = next_filled(lines, index)
        if line.number in speakers:
            continue
        is_quoted = not line.is_code and bool(QUOTED.match(line.text.strip()))
        if is_quoted and after and SPEAKER.match(after.text.strip()):
            speakers.add(after.number)
            quotation = [f"> {line.text.strip()}", ">", f"> {after.text.strip()}"]
            notes.repaired("D36", line.number, f"{line.text}\n{after.text}", "\n".join(quotation))
            result += [line.with_text(text) for text in quotation]
        else:
            result.append(line)
    return result
