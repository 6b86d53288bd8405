"""Front matter: the block of metadata at the head of a file, in YAML between `---` or in TOML between `+++`.

YAML scalars are kept as the text that stands in the file, so that a telephone number, a time or a "no" is not
turned into something else; each key is converted later by what it means. The block's size and the number of
its values are bounded, aliases counted each time they are used, so that a small file cannot blow up.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from articles.importers.document import DocumentError, Notes

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MAX_CHARACTERS = 64 * 1024
MAX_VALUES = 4000
MAX_DEPTH = 12
KEY_LINE = re.compile(r"[\"']?[A-Za-z_][\w .-]{0,60}[\"']?\s*(:(\s|$)|=)")
# Half of a surrogate pair, and NUL as JSON writes it: no database takes them.
NOT_TEXT = re.compile(r"[\ud800-\udfff]|(?<!\\)\\u0000")
TOML_LINE = re.compile(r"line (\d+)")


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
    mark = lines[start].rstrip()
    if mark not in ("---", "+++") or start + 1 >= len(lines):
        return None
    looks_like_keys = any(KEY_LINE.match(line) for line in lines[start + 1 : start + 4])
    closing = (mark, "...") if mark == "---" else (mark,)
    end = next((index for index in range(start + 1, len(lines)) if lines[index].rstrip() in closing), None)
    if end is None and looks_like_keys:
        raise DocumentError(source, start + 1, f"the front matter is never closed with {mark}")
    block = lines[start + 1 : end]
    if end is None or (
        any(map(str.strip, block)) and not any(map(KEY_LINE.match, block)) and not block[0].startswith("{")
    ):
        return None
    syntax = "yaml" if mark == "---" else "toml"
    return Block(syntax, "\n".join(block), start + 2, "\n".join(lines[end + 1 :]), end + 2)


def read_block(block: Block, source: str, notes: Notes) -> list[Entry]:
    """The entries of a block. Raises DocumentError with the line where it cannot be read."""
    if len(block.text) > MAX_CHARACTERS:
        raise DocumentError(
            source, block.first, f"the front matter is too large ({len(block.text):,} characters)"
        )
    entries = list(_yaml(block, source) if block.syntax == "yaml" else _toml(block, source))
    seen: dict[str, Entry] = {}
    for entry in entries:
        if NOT_TEXT.search(json.dumps([entry.key, entry.value], ensure_ascii=False, default=str)):
            raise DocumentError(source, entry.line, f"“{entry.key}” holds characters that are no text")
        if entry.key in seen:
            notes.warn(
                "key",
                f"“{entry.key}” stands twice; the first was taken, the other one kept apart.",
                entry.line,
            )
            entry = Entry(f"{entry.key} (line {entry.line})", entry.value, entry.line)
        seen[entry.key] = entry
    return list(seen.values())


def _yaml(block: Block, source: str) -> Iterator[Entry]:
    try:
        root = yaml.compose(block.text, Loader=Loader)
    except (yaml.YAMLError, RecursionError) as error:
        raise _broken(block, source, error) from error
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        raise DocumentError(source, block.first, "the front matter holds no keys")
    budget = _Budget(source, block.first)
    for key, value in root.value:
        line = block.first + key.start_mark.line
        yield Entry(str(budget.value(key)), budget.value(value), line)


def _broken(block: Block, source: str, error: Exception) -> DocumentError:
    mark = getattr(error, "problem_mark", None)
    line = block.first + mark.line if mark else block.first
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it is nested too deeply"
    return DocumentError(source, line, f"the front matter is not valid YAML: {problem}")


class _Budget:
    """Turns nodes into plain values and stops at a bound, however often an alias is repeated."""

    def __init__(self, source: str, first: int) -> None:
        self.source, self.first, self.left = source, first, MAX_VALUES

    def value(self, node: yaml.Node, depth: int = 0) -> object:
        self.left -= 1
        if self.left < 0 or depth > MAX_DEPTH:
            raise DocumentError(
                self.source, self.first + node.start_mark.line, "the front matter holds too many values"
            )
        if isinstance(node, yaml.MappingNode):
            return {str(self.value(key, depth + 1)): self.value(item, depth + 1) for key, item in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth + 1) for item in node.value]
        return node.value


def _toml(block: Block, source: str) -> Iterator[Entry]:
    try:
        values = tomllib.loads(block.text)
    except tomllib.TOMLDecodeError as error:
        found = TOML_LINE.search(str(error))
        line = block.first + (int(found[1]) - 1 if found else 0)
        raise DocumentError(source, line, f"the front matter is not valid TOML: {error}") from error
    lines = block.text.split("\n")
    for key, value in values.items():
        start = re.compile(rf"\s*\[*[\"']?{re.escape(key)}[\"']?\s*[\]=.]")
        offset = next((index for index, line in enumerate(lines) if start.match(line)), 0)
        yield Entry(key, value, block.first + offset)
