"""Words as Markdown shows them unchanged: only what would be read as a sign gets a backslash."""

import re

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
BLANKS = re.compile(r"[ \t\r\n\f\v\u00a0\u2007\u202f]+")
SIGNS = re.compile(r"[\\*`\[\]]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
LINE_START = re.compile(r"^(#{1,6}(?=\s)|>|[-+](?=\s)|:(?=\s))")
NUMBER_START = re.compile(r"^(\d+)([.)])(?=\s)")


def plain(text: str) -> str:
    """One kind of blank, none of the characters that nobody sees."""
    return BLANKS.sub(" ", INVISIBLE.sub("", text))


def escaped(text: str) -> str:
    return SIGNS.sub(lambda sign: "\\" + sign[0], text)


def as_paragraph(line: str) -> str:
    """A line that must not become a heading, a list or a quotation by how it begins."""
    return NUMBER_START.sub(r"\1\\\2", LINE_START.sub(r"\\\1", line))
