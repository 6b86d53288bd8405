"""An entry of a list that could not be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unreadable:
    """`reason` is a word for the program: "unclosed", "no_json", "no_entry"; the pages say it in sentences."""

    line: int
    source: str
    reason: str
