"""Footnotes that a word processor writes into HTML, as notes in Markdown."""

from __future__ import annotations

import re

from articles.importers.html_text import from_html

# Words that no text holds stand for a note until the HTML is Markdown.
PLACE = re.compile(r"xfootnotex(\d+)x")
BACK = re.compile(r"<a\b[^>]*href=\"#[^\"]*\"[^>]*>(?:↑|\[\w+\])</a>")


def take_notes(html: str, reference: str, definition: str) -> tuple[str, str]:
    """The HTML with marks instead of references and without the notes, and the notes to stand below the text.

    Both patterns have a group `id`, that of the definition a group `words`.
    """
    words = {found["id"]: found["words"] for found in re.finditer(definition, html, re.DOTALL)}
    if not words:
        return html, ""
    html = re.sub(definition, "", html, flags=re.DOTALL)
    numbers: dict[str, int] = {}
    html = re.sub(reference, lambda found: mark(numbers.setdefault(found["id"], len(numbers) + 1)), html)
    for name in words:
        numbers.setdefault(name, len(numbers) + 1)
    return html, definitions({number: BACK.sub("", words.get(name, "")) for name, number in numbers.items()})


def mark(number: int) -> str:
    return f"xfootnotex{number}x"


def definitions(notes: dict[int, str]) -> str:
    """The notes, HTML by number, as they stand below the text; further paragraphs are indented below the first."""
    written = {number: from_html(html).markdown.replace("\n", "\n    ") for number, html in notes.items()}
    return "".join(f"\n\n[^{number}]: {words}" for number, words in written.items())


def placed(markdown: str, notes: str) -> str:
    """The text with its references, and the notes below it."""
    return PLACE.sub(lambda found: f"[^{found[1]}]", markdown) + notes
