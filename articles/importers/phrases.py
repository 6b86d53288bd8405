"""D29, D30 and D31: slips of grammar, references that lead nowhere, hazardous advice. The list is data: phrases.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from articles.importers.document import Notes
from articles.importers.lines import Line, joined, prose

LIST = Path(__file__).with_name("phrases.toml")


@dataclass(frozen=True)
class Phrase:
    """A wording to report, with the message for the editor."""

    code: str
    pattern: re.Pattern[str]
    hints: tuple[str, ...]
    message: str
    is_blocking: bool

    def may_occur(self, text: str) -> bool:
        """Whether a lower-case text holds a hint, which is much quicker to see than the pattern."""
        return not self.hints or any(hint in text for hint in self.hints)


@cache
def known_phrases() -> tuple[Phrase, ...]:
    return tuple(_phrase(row) for row in tomllib.loads(LIST.read_text(encoding="utf-8"))["phrase"])


def _phrase(row: dict[str, Any]) -> Phrase:
    pattern = re.compile(row["pattern"], re.IGNORECASE)
    return Phrase(
        row["code"], pattern, tuple(row.get("hints", ())), row["message"], row.get("blocking", False)
    )


def report_phrases(lines: list[Line], notes: Notes) -> None:
    whole = joined(lines).lower()
    likely = [phrase for phrase in known_phrases() if phrase.may_occur(whole)]
    for line in prose(lines) if likely else ():
        text = line.text.lower()
        for phrase in (phrase for phrase in likely if phrase.may_occur(text)):
            for found in phrase.pattern.finditer(line.text):
                notes.warn(
                    phrase.code, phrase.message.format(found=found[0]), line.number, phrase.is_blocking
                )
