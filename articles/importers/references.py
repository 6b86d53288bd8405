"""The papers that front matter lists under "references". Reading a file verifies none of them."""

from __future__ import annotations

from articles.importers.document import CitationMention, Notes
from articles.importers.metadata import Metadata
from articles.importers.values import to_text

STATES = ("unverified", "unidentifiable", "mismatch")
TEXTS = ("text", "authors", "journal", "note", "doi", "pmid", "key", "title", "url")


def read_references(metadata: Metadata, notes: Notes) -> tuple[CitationMention, ...]:
    """Each entry that is a mapping; other forms are kept as unmapped."""
    entry = metadata.take("references")
    if not entry:
        return ()
    rows = entry.value if isinstance(entry.value, list) else []
    if not rows or not all(isinstance(row, dict) for row in rows):
        metadata.give_back(entry, "a list of papers")
        return ()
    return tuple(_mention(row, entry.line) for row in rows)


def _mention(row: dict[str, object], line: int) -> CitationMention:
    texts = {name: to_text(row.get(name) or "") or "" for name in TEXTS}
    year = str(row.get("year") or "")
    state = str(row.get("state") or "")
    return CitationMention(
        **{**texts, "text": texts["text"] or texts["title"]},  # type: ignore[arg-type]
        year=int(year) if year.isdigit() else None,
        state=state if state in STATES else "unverified",
        line=line,
    )
