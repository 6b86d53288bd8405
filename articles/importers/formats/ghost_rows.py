"""The rows of a Ghost export's tables, one after the other, from a stream that is never held whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import ijson

from articles.importers.document import DocumentError
from articles.importers.formats.ghost_stream import Stream, without_nothing
from articles.importers.source_file import SourceFile

Row = dict[str, Any]
DEEPEST = 40
OPENING, CLOSING = ("start_map", "start_array"), ("end_map", "end_array")


def rows(file: SourceFile, place: str, tables: Collection[str]) -> Iterator[tuple[str, Row]]:
    """Table and row; `place` is the way to the tables, as "db.item.data.".

    Raises DocumentError where the JSON breaks off, or is nested so deep that nobody can have meant it.
    """
    wanted = {f"{place}{table}.item": table for table in tables}
    with Stream(file) as stream:
        try:
            yield from _rows(file, ijson.basic_parse(stream, use_float=True), wanted)
        except ijson.JSONError as error:
            reason = f"the file breaks off or is no whole JSON: {str(error).splitlines()[0]}"
            raise DocumentError(file.path, None, reason) from error


def _rows(
    file: SourceFile, events: Iterator[tuple[str, Any]], wanted: dict[str, str]
) -> Iterator[tuple[str, Row]]:
    way: list[str] = []  # of each open map the present key, of each open list "item"
    builder: ijson.ObjectBuilder | None = None
    table, level = "", 0
    for event, value in events:
        if builder is None and event == "start_map" and (found := wanted.get(".".join(way))):
            builder, table, level = ijson.ObjectBuilder(), found, len(way)
        if builder is not None:
            builder.event(event, value)
        if event in OPENING:
            way.append("item" if event == "start_array" else "")
            if len(way) > DEEPEST:
                raise DocumentError(file.path, None, "the file is nested deeper than any export")
        elif event in CLOSING:
            way.pop()
        elif event == "map_key":
            way[-1] = value
        if builder is not None and event == "end_map" and len(way) == level:
            yield table, without_nothing(builder.value)
            builder = None
