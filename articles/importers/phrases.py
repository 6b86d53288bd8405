"""D29, D30 and D31: slips of grammar, references that lead nowhere, hazardous advice. The list is data: phrases.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .document import Notes
from .lines import Line, prose

LIST = Path(__file__).with_name("phrases.toml")


@dataclass(frozen=True)
class Phrase:
    """A wording to report, with the message for the editor."""

    code: str
    pattern: re.Pattern[str]
    message: str
    is_blocking: bool


@cache
def known_phrases() -> tuple[Phrase, ...]:
    rows = tomllib.loads(LIST.read_text(encoding="utf-8"))["phrase"]
    return tuple(
        Phrase(row["code"], re.compile(row["pattern"], re.I), row["message"], row.get("blocking", False))
        for row in rows
    )


def report_phrases(lines: list[Line], notes: Notes) -> None:
    for line in prose(lines):
        for phrase in known_phrases():
            for found in phrase.pattern.finditer(line.text):
                notes.warn(
                    phrase.code, phrase.message.format(found=found[0]), line.number, phrase.is_blocking
                )
