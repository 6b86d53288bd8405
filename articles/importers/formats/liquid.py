"""Liquid and Nunjucks, as Jekyll and Eleventy have them: `{% include … %}`, `{{ site.baseurl }}`, kramdown's `{: .class}`."""

from __future__ import annotations

import re

from articles.importers.formats.marks import Marks, arguments, keeping_lines, known, words_of

RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
COMMENT = re.compile(
    r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}|\{#(?!\w)(?:[^#]|#(?!\})){0,4000}#\}", re.DOTALL
)
TAG = re.compile(r"\{%-?\s*(?P<name>\w+)(?P<arguments>(?:[^%]|%(?!\})){0,4000}?)-?%\}")
OUTPUT = re.compile(
    r"\{\{-?\s*(?P<what>[\w.]+|\"[^\"{}\n]{0,500}\"|'[^'{}\n]{0,500}')(?P<filters>(?:\s*\|[^{}\n]{0,200})?)\s*-?\}\}"
)
CONTENTS = re.compile(r"^[*\-1]\.?[ \t]+\S.*\n\{:toc[^}\n]*\}[ \t]*$", re.MULTILINE | re.IGNORECASE)
ATTRIBUTES = re.compile(
    r"[ \t]*\{:[^{}\n]{0,300}\}|(?<=\S)[ \t]+\{[#.][\w .#=\"'-]{0,200}\}(?=[ \t]*$)", re.MULTILINE
)
SITE = {"site.baseurl", "site.url", "baseurl", "base.url", "site.base_url", "root", "pathprefix"}


def plain(text: str, marks: Marks) -> str:
    held: list[str] = []
    if "{%" in text:
        text = RAW.sub(lambda found: _held(found[1], held), text)
        text = COMMENT.sub(lambda found: keeping_lines(found[0], marks.drop(found)), text)
        text = TAG.sub(lambda found: _said(found, marks), text)
    if "{{" in text:
        text = OUTPUT.sub(lambda found: _shown(found, marks), text)
    if "{:" in text or "{#" in text or "{." in text:
        text = ATTRIBUTES.sub("", CONTENTS.sub("\n", text))
    return re.sub("\ufdd2(\\d+)\ufdd3", lambda found: held[int(found[1])], text) if held else text


def _held(raw: str, held: list[str]) -> str:
    held.append(raw)
    return f"\ufdd2{len(held) - 1}\ufdd3"


def _said(found: re.Match[str], marks: Marks) -> str:
    name, given = found["name"], arguments(found["arguments"].strip())
    if name == "post_url":
        return f"/_posts/{given.get('0', '')}.md"
    if name == "link":
        return "/" + given.get("0", "").lstrip("/")
    if name in ("include", "render", "include_relative"):
        name = given.pop("0", "").strip(",").rpartition("/")[2]
    if name.startswith("end") or name in ("assign", "else"):
        return marks.drop(found)
    said = known(name, given)
    return said if said is not None else marks.take(found) + words_of(given)


def _shown(found: re.Match[str], marks: Marks) -> str:
    what = found["what"]
    if what[0] in "\"'":
        return what[1:-1]
    if what.lower() in SITE:
        return ""
    value = marks.value(what.removeprefix("page.").removeprefix("post."))
    return value if value is not None else marks.take(found)
