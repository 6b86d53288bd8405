"""RIS, as reference managers write it: one tag a line, an entry ends with ER."""

import re
from collections.abc import Iterator

from articles.references.reference import Reference, author, clean, doi_in, pmid_in, volume_of, year_in
from articles.references.unreadable import Unreadable

TAG = re.compile(r"^([A-Z][A-Z0-9]) {0,2}- ?(.*)$")


def entries(text: str) -> Iterator[Reference | Unreadable]:
    fields: dict[str, list[str]] = {}
    lines: list[str] = []
    begins = 1
    for number, line in enumerate(text.split("\n"), 1):
        found = TAG.match(line)
        if found and found[1] == "TY":
            if lines:
                yield Unreadable(begins, "\n".join(lines), "unclosed")
            fields, lines, begins = {}, [], number
        if line.strip():
            lines.append(line)
        if found and found[1] == "ER":
            yield _reference(fields, begins, "\n".join(lines))
            fields, lines, begins = {}, [], number + 1
        elif found:
            fields.setdefault(found[1], []).append(found[2].strip())
        elif fields and line.strip():
            last = next(reversed(fields))
            fields[last][-1] += f" {line.strip()}"
    if lines:
        yield Unreadable(begins, "\n".join(lines), "unclosed")


def _reference(fields: dict[str, list[str]], line: int, source: str) -> Reference:
    def first(*names: str) -> str:
        return next((fields[name][0] for name in names if fields.get(name)), "")

    pages = "–".join(part for part in (first("SP"), first("EP")) if part)
    return Reference(
        authors=", ".join(_author(name) for name in (*fields.get("AU", ()), *fields.get("A1", ()))),
        year=year_in(first("PY", "Y1", "DA")),
        title=clean(first("TI", "T1")),
        journal=clean(first("JO", "T2", "JF", "JA")),
        volume=volume_of(first("VL"), first("IS"), pages),
        doi=doi_in(first("DO")) or doi_in(" ".join(fields.get("UR", ()))),
        pmid=first("AN") if first("AN").isdecimal() and "pubmed" in first("DB").lower() else pmid_in(source),
        url=next((url for url in fields.get("UR", ()) if "doi.org" not in url), ""),
        line=line,
        source=source,
    )


def _author(name: str) -> str:
    family, _comma, given = name.partition(",")
    return author(family.strip(), given.strip())
