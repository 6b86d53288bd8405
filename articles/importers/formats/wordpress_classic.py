"""Paragraphs of the classic editor, which kept them as blank lines: what WordPress does with them before it shows a page."""

from __future__ import annotations

import re

BLOCKS = (
    "table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|blockquote|address|p|h[1-6]|hr|fieldset|section|"
    "article|aside|header|footer|nav|figure|figcaption|details|summary|iframe|video|audio"
)
OPENING = re.compile(rf"(<(?:{BLOCKS})\b[^>]*>)", re.IGNORECASE)
CLOSING = re.compile(rf"(</(?:{BLOCKS})\s*>|<hr\b[^>]*>)", re.IGNORECASE)
BLOCK = re.compile(rf"\s*</?(?:{BLOCKS})\b", re.IGNORECASE)
VERBATIM = re.compile(r"<pre\b.*?</pre>", re.IGNORECASE | re.DOTALL)
ADDRESS = re.compile(r"https?://[^\s<>\"]+$")


def with_paragraphs(html: str) -> str:
    """Blank lines part paragraphs, a single line end breaks the line; an address alone in its paragraph is a link."""
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found[0])
        return f"<pre>\ufdd0{len(held) - 1}\ufdd1</pre>"

    html = VERBATIM.sub(hold, html)
    html = CLOSING.sub(r"\1\n\n", OPENING.sub(r"\n\n\1", html))
    whole = "\n".join(_paragraph(part.strip()) for part in re.split(r"\n\s*\n", html) if part.strip())
    return re.sub("<pre>\ufdd0(\\d+)\ufdd1</pre>", lambda found: held[int(found[1])], whole)


def _paragraph(part: str) -> str:
    if BLOCK.match(part):
        return part
    if ADDRESS.match(part):
        return f'<p><a href="{part}">{part}</a></p>'
    return f"<p>{re.sub(r'\s*\n', '<br>', part)}</p>"
