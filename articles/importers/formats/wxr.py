"""The items of a WordPress export (WXR 1.0 to 1.2), one after the other, from a stream that is never held whole.

Names are known by their namespaces, whichever prefix and whichever of the two spellings of the address a file uses.
Declared entities are refused, so that nothing is fetched and nothing swells. What WordPress lets slip into its XML
(control characters, single bytes of Windows-1252) is mended on the way.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from articles.importers.document import DocumentError
from articles.importers.source_file import SourceFile

CHUNK = 64 * 1024
LARGEST_ITEM = 4 * 1024 * 1024
WP = re.compile(r"https?://(?:www\.)?wordpress\.org/export/1\.\d+/(excerpt/)?$")
PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "": "",
}
NOT_XML = bytes(set(range(32)) - {9, 10, 13})
DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)[\"']", re.IGNORECASE)


@dataclass
class Item:
    """An element of the channel with its own children: names as "title", "wp:status"; terms and metadata apart."""

    name: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)
    terms: list[tuple[str, str]] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    comments: int = 0
    is_too_large: bool = False

    def get(self, name: str) -> str:
        return self.fields.get(name, "").strip()


RECORDS = {"item", "wp:author", "wp:category", "wp:term"}


def items_of(file: SourceFile) -> Iterator[Item]:
    """Items, authors and categories, and first the channel's own fields as an Item "channel", again where they grow.

    Raises DocumentError with the line where the XML breaks off or declares entities.
    """
    reader = _Reader(file.path)
    with file.open() as stream:
        decoder = _decoder(file.head)
        chunk = b"-"
        while chunk:
            chunk = stream.read(CHUNK)
            try:
                reader.feed(decoder(chunk, not chunk), is_last=not chunk)
            finally:
                yield from reader.taken()  # what was whole before the file breaks off


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.channel = Item("channel", 1)
        self._done: list[Item] = []
        self._stack: list[str] = []
        self._item: Item | None = None
        self._text: list[str] = []
        self._size = 0
        self._pair: dict[str, str] = {}
        self._term = ""
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._refuse_declarations
        self.parser.EntityDeclHandler = self._refuse_declarations

    def feed(self, content: bytes, *, is_last: bool) -> None:
        try:
            self.parser.Parse(content, is_last)
        except expat.ExpatError as error:
            reason = f"the file breaks off or is no whole XML: {expat.errors.messages[error.code]}"
            raise DocumentError(self.path, error.lineno, reason) from error

    def taken(self) -> Iterator[Item]:
        done, self._done = self._done, []
        yield from done

    def _refuse_declarations(self, *_arguments: object) -> None:
        line = self.parser.CurrentLineNumber
        raise DocumentError(self.path, line, "the file declares entities of its own, which are never read")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = _short(name)
        self._stack.append(name)
        self._text = []
        if self._item is None and name in RECORDS:
            self._item, self._size = Item(name, self.parser.CurrentLineNumber), 0
        elif name == "category":
            self._term = attributes.get("domain", "category")
        elif name == "wp:comment" and self._item:
            self._item.comments += 1

    def _characters(self, text: str) -> None:
        self._size += len(text)
        if self._item and self._size > LARGEST_ITEM:
            self._item.is_too_large = True
        else:
            self._text.append(text)

    def _end(self, name: str) -> None:
        name = self._stack.pop()
        text, self._text = "".join(self._text), []
        item = self._item
        if item and name == item.name and name not in self._stack:
            self._item = None
            self._done.append(item)
        elif item:
            self._keep(item, name, text)
        elif self._stack[-1:] == ["channel"]:
            self.channel.fields[name] = text
            self._done.append(self.channel)

    def _keep(self, item: Item, name: str, text: str) -> None:
        if "wp:comment" in self._stack:
            return
        if name in ("wp:meta_key", "wp:meta_value"):
            self._pair[name] = text
        elif name == "wp:postmeta":
            item.meta.setdefault(self._pair.pop("wp:meta_key", ""), self._pair.pop("wp:meta_value", ""))
        elif name == "category":
            if text.strip():
                item.terms.append((self._term, text.strip()))
        else:
            item.fields.setdefault(name, text)


def _short(name: str) -> str:
    """The name with the prefix that it usually has."""
    namespace, _blank, local = name.rpartition(" ")
    found = WP.match(namespace)
    if found:
        return f"{'excerpt' if found[1] else 'wp'}:{local}"
    return PREFIXES.get(namespace, "other:") + local


def _decoder(head: bytes):  # type: ignore[no-untyped-def]
    """From the bytes of the file to what the parser takes."""
    said = DECLARED.search(head[:400])
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or (said and said[1].lower() not in (b"utf-8", b"utf8")):
        strips = not head.startswith((b"\xff\xfe", b"\xfe\xff"))
        return lambda chunk, _is_last: chunk.translate(None, NOT_XML) if strips else chunk
    decoder = codecs.getincrementaldecoder("utf-8")(AS_WINDOWS)
    return lambda chunk, is_last: decoder.decode(chunk, is_last).encode().translate(None, NOT_XML)


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


AS_WINDOWS = "as-windows-1252"
codecs.register_error(AS_WINDOWS, _as_windows_1252)
