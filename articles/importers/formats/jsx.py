"""MDX, as Astro, Next and Gatsby have it: imports at the head, components in the text, comments in braces."""

from __future__ import annotations

import re

from articles.importers.formats.marks import Marks, arguments, keeping_lines, known, words_of

IMPORT = re.compile(
    r"^import\s+(?:(?P<name>\w+)|[^\n'\"]{0,500})\s*(?:from\s*)?['\"](?P<path>[^'\"\n]+)['\"];?[ \t]*$",
    re.MULTILINE,
)
EXPORT = re.compile(
    r"^export\s+(?:default|const|let|var|function|async)\b[^\n]*(?:\n(?!\s*$)[^\n]*){0,60}$", re.MULTILINE
)
COMMENT = re.compile(r"\{/\*(?:[^*]|\*(?!/)){0,4000}\*/\}")
COMPONENT = re.compile(
    r"<(?P<close>/)?(?P<name>[A-Z][\w.]*)(?P<arguments>(?:\s+[\w:.-]+(?:=(?:\"[^\"]{0,2000}\"|'[^']{0,2000}'|\{[^{}]{0,2000}\}|\{\{[^{}]{0,2000}\}\}))?){0,30})\s*(?P<empty>/)?>"
)
REQUIRED = re.compile(r"require\(\s*['\"]([^'\"]+)['\"]\s*\)(?:\.default)?|['\"`]([^'\"`]*)['\"`]")
FRAGMENT = re.compile(r"</?>")


def plain(text: str, marks: Marks) -> str:
    files: dict[str, str] = {}
    if "import " in text or "export " in text:
        text = IMPORT.sub(lambda found: _imported(found, files, marks), text)
        text = EXPORT.sub(lambda found: keeping_lines(found[0], marks.drop(found)), text)
    if "{/*" in text:
        text = COMMENT.sub(lambda found: keeping_lines(found[0], marks.drop(found)), text)
    if "<" not in text:
        return text
    text = COMPONENT.sub(lambda found: _said(found, files, marks), text)
    return FRAGMENT.sub("", text)


def _imported(found: re.Match[str], files: dict[str, str], marks: Marks) -> str:
    if found["name"]:
        files[found["name"]] = found["path"]
    return marks.drop(found)


def _said(found: re.Match[str], files: dict[str, str], marks: Marks) -> str:
    if found["close"]:
        return marks.drop(found)
    given = {key: _meant(value, files) for key, value in arguments(found["arguments"]).items()}
    said = known(found["name"].rpartition(".")[2], given)
    return said if said is not None else marks.take(found) + words_of(given)


def _meant(value: str, files: dict[str, str]) -> str:
    """The value of an expression: an imported file, what is required, or a text in quotes."""
    value = value.strip()
    found = REQUIRED.fullmatch(value)
    return (found[1] or found[2]) if found else files.get(value.removesuffix(".src"), value)
