"""Reads a list of papers in whatever format it has; a bad entry is named, the rest goes on."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from articles.references import bibtex, csl_json, pasted, ris
from articles.references.reference import Reference
from articles.references.unreadable import Unreadable

MOST = 1000  # papers of one list
Reader = Callable[[str], Iterator[Reference | Unreadable]]
FORMATS: dict[str, Reader] = {
    "BibTeX": bibtex.entries,
    "RIS": ris.entries,
    "CSL-JSON": csl_json.entries,
    "text": pasted.entries,
}


class Problem(NamedTuple):
    """An entry that was not understood: where it begins, its words, and why."""

    line: int
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """What was understood, what was not, and which format it was taken for."""

    format: str
    references: tuple[Reference, ...]
    problems: tuple[Problem, ...]


def decode(data: bytes) -> str:
    """A file's text: UTF-8 or UTF-16 with its mark, UTF-8, else the Latin alphabet of Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def format_of(text: str) -> str:
    """The name of the format, told by how the text looks."""
    if text.lstrip()[:1] in ("[", "{") and re.search(r"[\"']?(?:title|DOI|author|message)\"", text):
        return "CSL-JSON"
    if re.search(r"^TY {0,2}- ", text, re.MULTILINE):
        return "RIS"
    return "BibTeX" if re.search(r"^\s*@\w+\s*[{(]", text, re.MULTILINE) else "text"


def read(text: str) -> ReferenceList:
    """Every entry as a reference or as a problem; nothing is left out but what stands beyond the first thousand."""
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    name = format_of(text)
    references: list[Reference] = []
    problems: list[Problem] = []
    for number, entry in enumerate(FORMATS[name](text)):
        if number >= MOST:
            problems.append(Problem(entry.line, entry.source, "too_many"))
            break
        if isinstance(entry, Unreadable):
            problems.append(Problem(entry.line, entry.source, entry.reason))
        elif not entry.is_findable:
            problems.append(Problem(entry.line, entry.source, "unfindable"))
        else:
            references.append(entry)
    return ReferenceList(name, tuple(references), tuple(problems))
