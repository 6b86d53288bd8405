"""The values of a block of front matter, in YAML, TOML, JSON or the heads of MultiMarkdown.

YAML scalars are kept as the text that stands in the file, so that a telephone number, a time or a "no" is not
turned into something else; each key is converted later by what it means. The block's size and the number of
its values are bounded, aliases counted each time they are used, so that a small file cannot blow up.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace

import yaml

from articles.importers import metadata_heads
from articles.importers.document import DocumentError, Notes
from articles.importers.front_matter import Block, Entry

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MAX_CHARACTERS = 64 * 1024
MAX_VALUES = 4000
MAX_DEPTH = 12
# The types of YAML itself (yaml.org/type); "!" says that a value is text.
PLAIN_TAGS = tuple(
    f"tag:yaml.org,2002:{kind}"
    for kind in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "set", "binary")
) + ("!",)
# Half of a surrogate pair, and NUL as JSON writes it: no database takes them.
NOT_TEXT = re.compile(r"[\ud800-\udfff]|(?<!\\)\\u0000")
TOML_LINE = re.compile(r"line (\d+)")


def read_block(block: Block, source: str, notes: Notes) -> list[Entry]:
    """The entries of a block. Raises DocumentError with the line where it cannot be read."""
    if len(block.text) > MAX_CHARACTERS:
        raise DocumentError(
            source, block.first, f"the front matter is too large ({len(block.text):,} characters)"
        )
    entries = list(READERS[block.syntax](block, source))
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
        if not node.tag.startswith(PLAIN_TAGS):
            line = self.first + node.start_mark.line
            raise DocumentError(
                self.source, line, f"the front matter carries the tag {node.tag}, which is never followed"
            )
        if isinstance(node, yaml.MappingNode):
            return {str(self.value(key, depth + 1)): self.value(item, depth + 1) for key, item in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth + 1) for item in node.value]
        return node.value


def _json(block: Block, source: str) -> Iterator[Entry]:
    """Read as YAML, of which JSON is a part, for the line of each key; tabs are no blanks there."""
    try:
        json.loads(block.text)
    except (ValueError, RecursionError) as error:
        line = block.first + getattr(error, "lineno", 1) - 1
        problem = getattr(error, "msg", "it is nested too deeply")
        raise DocumentError(source, line, f"the front matter is not valid JSON: {problem}") from error
    yield from _yaml(replace(block, text=block.text.replace("\t", "  ")), source)


def _heads(block: Block, source: str) -> Iterator[Entry]:
    for key, value, offset in metadata_heads.read(block.text):
        yield Entry(key, value, block.first + offset)


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


READERS = {"yaml": _yaml, "toml": _toml, "json": _json, "heads": _heads}
