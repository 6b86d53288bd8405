"""The tables of a Ghost export that posts refer to: tags, authors, and what a post's metadata adds to it."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field

from articles.importers.document import DocumentError
from articles.importers.formats.ghost_rows import Row, rows
from articles.importers.source_file import SourceFile

TABLES = ("tags", "users", "posts_tags", "posts_authors", "posts_meta")


@dataclass
class Relations:
    tags: dict[str, Row] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)
    tags_of: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    authors_of: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    meta_of: dict[str, Row] = field(default_factory=dict)

    def tags_in_order(self, post: str) -> list[Row]:
        return [self.tags[tag] for _order, tag in sorted(self.tags_of.get(post, ())) if tag in self.tags]

    def authors_in_order(self, post: str) -> list[str]:
        return [
            self.authors[who] for _order, who in sorted(self.authors_of.get(post, ())) if who in self.authors
        ]


def gather(file: SourceFile, place: str) -> Relations:
    """Goes through the whole file; one that breaks off gives what stands before, and is told of by the second reading."""
    relations = Relations()
    with suppress(DocumentError):
        for table, row in rows(file, place, TABLES):
            _note(table, row, relations)
    return relations


def _note(table: str, row: Row, relations: Relations) -> None:
    number = str(row.get("id", ""))
    post, order = str(row.get("post_id", "")), int(row.get("sort_order") or 0)
    if table == "tags":
        relations.tags[number] = {name: row.get(name) for name in ("name", "slug", "visibility")}
    elif table == "users":
        relations.authors[number] = str(row.get("name") or row.get("slug") or "")
    elif table == "posts_tags":
        relations.tags_of[post].append((order, str(row.get("tag_id", ""))))
    elif table == "posts_authors":
        relations.authors_of[post].append((order, str(row.get("author_id", ""))))
    else:
        relations.meta_of[post] = {
            name: value for name, value in row.items() if value and name not in ("id", "post_id")
        }
