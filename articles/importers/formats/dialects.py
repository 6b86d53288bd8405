"""Marks that site generators mix into Markdown, said in plain Markdown; what cannot be said so is kept beside the text.

Code is never touched. No word that a reader saw is lost: of a mark that nobody knows, the text between its two ends stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.importers.document import Notes
from articles.importers.formats import admonitions, embedded_html, hugo_shortcodes, jsx, liquid, wiki_links
from articles.importers.formats.marks import Marks
from articles.importers.front_matter import Entry
from articles.importers.lines import numbered

MASKED = re.compile("\ufdd0(\\d+)\ufdd1")
INLINE_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)[^`\n]+\1(?!`)")
# In this order: what a generator resolves first is resolved first here.
DIALECTS = (
    hugo_shortcodes.plain,
    liquid.plain,
    jsx.plain,
    wiki_links.plain,
    admonitions.plain,
    embedded_html.plain,
)
SIGNS = ("{", "<", "[[", ":::", "!!!", "???", "%%", "import ", "export ")


def plain(
    text: str, entries: Sequence[Entry], first_line: int, notes: Notes
) -> tuple[str, dict[str, object]]:
    """The text, and the marks that were taken out of it; `first_line` is where the text starts in its file."""
    if "\ufdd0" in text or not any(sign in text for sign in SIGNS):
        return text, {}
    masked, code = _mask(text)
    marks = Marks({entry.key: entry.value for entry in entries}, first_line, notes)
    for dialect in DIALECTS:
        masked = dialect(masked, marks)
    plain_text = MASKED.sub(lambda found: code[int(found[1])], masked)
    marks.report()
    return plain_text, {"marks": marks.taken} if marks.taken else {}


def _mask(text: str) -> tuple[str, list[str]]:
    """The text with a placeholder for each line or span of code."""
    code: list[str] = []

    def keep(span: str) -> str:
        code.append(span)
        return f"\ufdd0{len(code) - 1}\ufdd1"

    lines = [
        keep(line.text) if line.is_code else INLINE_CODE.sub(lambda found: keep(found[0]), line.text)
        for line in numbered(text)
    ]
    return "\n".join(lines), code
