"""Credit lines of pictures, taken apart (D12): "Photo by [Name](profile) on Unsplash"."""

from __future__ import annotations

import re

from articles.importers.document import ParsedCredit

# What the big free libraries ask for; their own pages are the source.
LIBRARIES = {
    "unsplash": ("Unsplash", "https://unsplash.com/", "Unsplash License", "https://unsplash.com/license"),
    "pexels": ("Pexels", "https://www.pexels.com/", "Pexels License", "https://www.pexels.com/license/"),
    "pixabay": (
        "Pixabay",
        "https://pixabay.com/",
        "Pixabay Content License",
        "https://pixabay.com/service/license-summary/",
    ),
}
LINK = re.compile(r"(?<!!)\[(?P<text>[^\]]+)\]\(\s*<?(?P<url>[^\s)>]+)>?[^)]*\)")
ANCHOR = re.compile(r"""<a\s[^>]*href=["'](?P<url>[^"']+)["'][^>]*>(?P<text>.*?)</a>""", re.I | re.S)
TAG = re.compile(r"<[^>]+>")
MADE_BY = r"(?:photo(?:graph)?|image|picture|illustration|credit|credits)\s*(?:credit)?\s*(?:by|:|©|courtesy of)\s*(?:photo(?:graph)? by\s*)?|©\s*"
CREDIT = re.compile(
    rf"(?:{MADE_BY})(?P<creator>[^/|,;]+?)(?:\s+(?:on|via|at|from)\s+|\s*[/|,]\s*)(?P<source>[^/|,;.]+)|(?:{MADE_BY})(?P<only>[^/|,;.]+)",
    re.I,
)


def parse_credit(text: str) -> ParsedCredit | None:
    """The parts of a credit line, or None where the text names no maker."""
    links = {
        match["text"].strip(): match["url"] for pattern in (LINK, ANCHOR) for match in pattern.finditer(text)
    }
    plain = plain_text(text)
    match = CREDIT.search(plain)
    if not match:
        return None
    creator, source = (match["creator"] or match["only"]).strip(), str(match["source"] or "").strip()
    name, url, licence, licence_url = LIBRARIES.get(source.lower(), (source, "", "", ""))
    return ParsedCredit(
        creator, links.get(creator, ""), name, links.get(source, url), licence, licence_url, plain
    )


def has_links(text: str) -> bool:
    return bool(LINK.search(text) or ANCHOR.search(text))


def plain_text(text: str) -> str:
    """The words of a value written in Markdown or HTML."""
    return TAG.sub("", LINK.sub(r"\g<text>", text)).strip()
