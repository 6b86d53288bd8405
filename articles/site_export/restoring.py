"""Bringing a site back from its export, into one that is empty: every row under its old key, reviews and history too.

A sign-off counts for one text and is bound to it by a digest over its content, keys of pictures and subjects included:
that is why keys stay, and why nothing is ever mixed into a site that has content of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction

from articles.models.article import Article
from articles.models.image import Image
from articles.models.treatment_type import TreatmentType
from articles.picture_files import NotAPicture, open_picture
from articles.site_export import records
from articles.site_export.export import VERSION
from articles.site_export.targets import MARK

AT_ONCE = 200


class NotRestorable(Exception):
    """The export cannot be brought back here; the message says where and why. Nothing was kept."""


def restore(folder: Path) -> dict[str, int]:
    """Rows by table. People are known by their sign-in names; one who is missing gets an account nobody can use."""
    _check(folder)
    counts = {}
    try:
        with transaction.atomic():
            users = _users(folder)
            for table in reversed(records.TABLES):
                _empty(records.model_of(table))
            for table in records.TABLES:
                counts[table] = _restore_table(folder, table, users)
            _set_counters()
    except (OSError, ValueError, KeyError, TypeError, ValidationError, DatabaseError, NotAPicture) as error:
        if isinstance(error, NotRestorable):
            raise
        raise NotRestorable(f"{folder}: {error}") from error
    call_command("rebuild_links", verbosity=0, stdout=_Nowhere())
    call_command("rebuild_search", verbosity=0, stdout=_Nowhere())
    return counts


class _Nowhere(BytesIO):
    def write(self, _text: Any) -> int:
        return 0


def _check(folder: Path) -> None:
    try:
        about = json.loads((folder / MARK).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise NotRestorable(
            f"{folder} holds no export of a whole site: {MARK} is missing or broken."
        ) from error
    if (
        about.get("program") != "aesthetica"
        or about.get("version") != VERSION
        or not (folder / "records").is_dir()
    ):
        raise NotRestorable(f"{folder} holds no export of a whole site that this version can bring back.")
    held = [
        model._meta.verbose_name_plural
        for model in (Article, TreatmentType, Image)
        if model._default_manager.exists()
    ]
    if held:
        raise NotRestorable(
            f"This site has content of its own ({', '.join(map(str, held))}): restore into an empty one."
        )


def _lines(folder: Path, table: str) -> Iterator[tuple[int, dict[str, Any]]]:
    path = folder / "records" / f"{table}.jsonl"
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                yield number, json.loads(line)
            except ValueError as error:
                raise NotRestorable(f"records/{table}.jsonl:{number}: no JSON: {error}") from error


def _users(folder: Path) -> dict[str, int]:
    """The key of everybody who is named."""
    people = get_user_model()
    names: set[str] = set()
    for table in records.TABLES:
        fields = [field.name for field in records.columns(table) if records.is_user(field)]
        if fields:
            names |= {
                values[name]
                for _number, values in _lines(folder, table)
                for name in fields
                if values.get(name)
            }
    known = dict(people.objects.filter(username__in=names).values_list("username", "pk"))
    for name in sorted(names - known.keys()):
        known[name] = people.objects.create_user(name, is_active=False).pk
    return known


def _empty(model: type[models.Model]) -> None:
    """Rows that every new site has (notices, kinds) give way to those of the export."""
    model._base_manager.all()._raw_delete(using=connection.alias)  # type: ignore[attr-defined]


def _restore_table(folder: Path, table: str, users: dict[str, int]) -> int:
    count, pending = 0, []
    for number, values in _lines(folder, table):
        try:
            row = records.from_line(table, values, users)
        except KeyError as error:
            raise NotRestorable(f"records/{table}.jsonl:{number}: {error} is missing") from error
        except (TypeError, ValueError, ValidationError) as error:
            raise NotRestorable(f"records/{table}.jsonl:{number}: {error}") from error
        pending.append((row, values))
        if len(pending) == AT_ONCE:
            count += _store(folder, table, pending)
            pending = []
    return count + _store(folder, table, pending)


def _store(folder: Path, table: str, pending: list[tuple[models.Model, dict[str, Any]]]) -> int:
    for row, values in pending:
        if isinstance(row, Image) and values.get(records.PICTURE):
            _receive(row, folder / "images" / Path(values[records.PICTURE]).name, values)
        row.save_base(raw=True, force_insert=True)
        for field in records.relations(table):
            getattr(row, field.name).set(values[field.name])
        if values.get(records.TAGS):
            row.tags.set(values[records.TAGS])  # type: ignore[attr-defined]
    return len(pending)


def _receive(image: Image, path: Path, values: dict[str, Any]) -> None:
    """The file as if it were uploaded; what people had set for it stays."""
    focal = image.focal_x, image.focal_y, image.focal_is_guess
    image.receive(open_picture(BytesIO(path.read_bytes())))
    image.focal_x, image.focal_y, image.focal_is_guess = focal


def _set_counters() -> None:
    """New rows get keys behind the old ones (PostgreSQL counts by itself)."""
    found = [records.model_of(table) for table in records.TABLES]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), found):
            cursor.execute(statement)
