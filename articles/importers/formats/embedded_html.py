"""HTML within Markdown: pictures, figures and films become Markdown; a text that is HTML throughout is converted whole."""

from __future__ import annotations

import re

from articles.importers.formats.marks import Marks, keeping_lines
from articles.importers.html_text import from_html

# Bounded, so that a tag which is never closed costs nothing.
MEDIA = re.compile(
    r"<(?P<tag>figure|iframe|video|audio)\b[^>]{0,4000}>(?:(?!</(?P=tag)\s*>).){0,6000}</(?P=tag)\s*>|<(?:img|embed)\b[^>]{0,4000}>",
    re.DOTALL | re.IGNORECASE,
)
MORE = re.compile(
    r"^[ \t]*<!--\s*(?:more|excerpt|truncate|nextpage|end)\b[^>]{0,100}-->[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
FOLDED = re.compile(r"</?details\b[^>]{0,500}>", re.IGNORECASE)
SUMMARY = re.compile(
    r"<summary\b[^>]{0,500}>((?:(?!</summary).){0,4000})</summary\s*>", re.IGNORECASE | re.DOTALL
)
LINE_OF_HTML = re.compile(
    r"\s*</?(?:p|div|h[1-6]|ul|ol|li|table|t[rhd]|tbody|thead|blockquote|section|article|figure|img|br|hr|a|em|strong|span)\b",
    re.IGNORECASE,
)
MOST_OF_IT = 0.8


def plain(text: str, marks: Marks) -> str:
    if "<" not in text:
        return text
    if _is_html(text):
        return from_html(text).markdown
    text = SUMMARY.sub(lambda found: keeping_lines(found[0], _summary(found[1])), MORE.sub("", text))
    return MEDIA.sub(_said, FOLDED.sub("", text))


def _summary(words: str) -> str:
    """The line that unfolds a part: a question is a heading, other words stand out."""
    words = " ".join(re.sub(r"<[^>]{0,500}>", "", words).split())
    return f"\n### {words}\n" if words.endswith("?") else f"\n**{words.strip('*')}**\n"


def _said(found: re.Match[str]) -> str:
    if "![" in found[0]:
        return re.sub(r"</?(?:figure|figcaption)\b[^>]{0,500}>", "", found[0])
    return keeping_lines(found[0], from_html(found[0]).markdown)


def _is_html(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    marked = sum(1 for line in lines if LINE_OF_HTML.match(line))
    return marked >= MOST_OF_IT * len(lines) and bool(
        re.search(r"</(?:p|div|h[1-6]|li|table)>", text, re.IGNORECASE)
    )
