"""Front matter: the block of metadata at the head of a file, as site generators write it.

YAML stands between `---`, TOML between `+++`, JSON between `;;;` or in braces of its own (Hugo), each also behind a mark
that names it (`---toml`, gray-matter); MultiMarkdown and Pelican write `Key: value` lines before the first blank one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.importers import metadata_heads
from articles.importers.document import DocumentError

KEY_LINE = re.compile(r"[\"']?[A-Za-z_][\w .-]{0,60}[\"']?\s*(:(\s|$)|=)")
TABLE = re.compile(r"\[\[?[\w.-]+\]\]?\s*$")
MARK = re.compile(r"(---|\+\+\+|;;;)\s*(yaml|toml|json)?$")
SYNTAX = {"---": "yaml", "+++": "toml", ";;;": "json"}


@dataclass(frozen=True)
class Entry:
    """One key of the block as it is written, its value, and its line in the file."""

    key: str
    value: object
    line: int


@dataclass(frozen=True)
class Block:
    """The block, found but not read: its text starts at line `first`, the body at line `body_first`."""

    syntax: str
    text: str
    first: int
    body: str
    body_first: int


def find_block(text: str, source: str) -> Block | None:
    """The front matter of a text, or None where it has none. Raises DocumentError where it is left open."""
    lines = text.split("\n")
    start = next((index for index, line in enumerate(lines) if line.strip()), 0)
    found = MARK.match(lines[start].rstrip())
    if found:
        return _marked(lines, start, found[1], found[2] or SYNTAX[found[1]], source)
    if lines[start].startswith("{"):
        return _braces(lines, start)
    end = metadata_heads.end_of(lines[start:])
    return _block("heads", lines, start, start + end, start + end) if end else None


def _marked(lines: list[str], start: int, mark: str, syntax: str, source: str) -> Block | None:
    if start + 1 >= len(lines):
        return None
    looks_like_keys = any(KEY_LINE.match(line) for line in lines[start + 1 : start + 4])
    closing = (mark, "...") if mark == "---" else (mark,)
    end = next((index for index in range(start + 1, len(lines)) if lines[index].rstrip() in closing), None)
    if end is None and looks_like_keys:
        raise DocumentError(source, start + 1, f"the front matter is never closed with {mark}")
    block = lines[start + 1 : end]
    has_keys = any(KEY_LINE.match(line) or TABLE.match(line) for line in block)
    if end is None or (any(map(str.strip, block)) and not has_keys and not block[0].startswith("{")):
        return None
    return _block(syntax, lines, start + 1, end, end + 1)


def _braces(lines: list[str], start: int) -> Block | None:
    """JSON whose last brace stands at the beginning of a line."""
    end = next((index for index in range(start, len(lines)) if lines[index].rstrip() == "}"), None)
    if lines[start].rstrip() != "{" and end != start:
        is_whole = lines[start].rstrip().endswith("}") and '":' in lines[start].replace('" :', '":')
        return _block("json", lines, start, start + 1, start + 1) if is_whole else None
    if end is None or '":' not in "".join(lines[start:end]).replace('" :', '":'):
        return None
    return _block("json", lines, start, end + 1, end + 1)


def _block(syntax: str, lines: list[str], first: int, end: int, body: int) -> Block:
    return Block(syntax, "\n".join(lines[first:end]), first + 1, "\n".join(lines[body:]), body + 1)
