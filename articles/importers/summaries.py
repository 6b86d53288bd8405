"""D9 and D10: descriptions that were cut off, or that a template wrote."""

from __future__ import annotations

import re

from articles.importers.document import Notes

CUT_OFF = re.compile(r"(?:\.\.\.|…)\s*$")
TEMPLATE = re.compile(
    r"discover the latest (?:insights|trends|news|tips|advances)|(?:everything|all) you need to know about|this (?:comprehensive|ultimate|complete) guide (?:covers|explains|to)|"
    r"in this (?:article|blog post|post|guide),? (?:we|you)(?:'ll| will)",
    re.I,
)


def report_cut_description(text: str, line: int, notes: Notes) -> None:
    if CUT_OFF.search(text):
        notes.warn("D9", f"The description is cut off: “…{text[-30:].strip()}”", line)


def report_template(text: str, line: int, notes: Notes) -> None:
    found = TEMPLATE.search(text)
    if found:
        notes.warn("D10", f"The excerpt is a template (“{found[0]}”), not a summary of this text.", line)
