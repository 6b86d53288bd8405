"""Your text and theirs brought together, field by field: what goes by itself, and what you have to settle."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from articles.admin.history.field_differences import label_of, named
from articles.admin.history.text_difference import Piece, as_text, differences, fold
from articles.merging import Stretch, merge_sets, merge_texts

CHOICES = ("yours", "theirs", "both", "hand")


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a field, ready to be shown; a conflict has a key and waits for a choice."""

    stretch: Stretch
    key: str = ""
    can_be_both: bool = True

    @property
    def pieces(self) -> list[Piece]:
        return list(fold(differences(self.stretch.base, self.stretch.merged)))

    @property
    def yours(self) -> list[Piece]:
        return list(fold(differences(self.stretch.base, self.stretch.yours)))

    @property
    def theirs(self) -> list[Piece]:
        return list(fold(differences(self.stretch.base, self.stretch.theirs)))

    def settled(self, choices: Mapping[str, str]) -> str | None:
        """The text as chosen; None when no choice was made."""
        if not self.key:
            return self.stretch.merged
        mine, their = self.stretch.yours, self.stretch.theirs
        return {
            "yours": mine,
            "theirs": their,
            "both": f"{mine}{'' if mine.endswith(chr(10)) else chr(10)}{their}",
            "hand": choices.get(f"{self.key}-text", "").replace("\r\n", "\n"),
        }.get(choices.get(self.key, ""))


@dataclass(frozen=True, slots=True)
class FieldMerge:
    """One field that either side changed; `value` is the merged one where nothing has to be settled."""

    name: str
    label: str
    kind: str  # "yours", "theirs", "merged" or "conflict"
    value: Any = None
    parts: list[Part] = field(default_factory=list)
    sides: tuple[Any, Any] | None = None  # yours and theirs, where the field is chosen whole

    def settled(self, choices: Mapping[str, str]) -> tuple[bool, Any]:
        """Whether every conflict has its choice, and the value that follows."""
        if self.kind != "conflict":
            return True, self.value
        if self.sides:
            choice = choices.get(self.parts[0].key)
            return choice in ("yours", "theirs"), self.sides[choice == "theirs"]
        texts = [part.settled(choices) for part in self.parts]
        return None not in texts, "".join(text or "" for text in texts)


def merge(
    model: Any, base: dict[str, Any], yours: dict[str, Any], theirs: dict[str, Any]
) -> Iterator[FieldMerge]:
    """Every field that one side or both changed, in the order of the form; what both changed alike is left out."""
    for name in [*model.CONTENT_FIELDS, *model.CONTENT_RELATIONS]:
        old, mine, their = base.get(name), yours.get(name), theirs.get(name)
        if mine == their:
            continue
        yield _field(model, name, old, mine, their)


def _field(model: Any, name: str, old: Any, mine: Any, their: Any) -> FieldMerge:
    label = label_of(model, name)
    if their == old:
        return FieldMerge(name, label, "yours", mine, [_shown(model, name, old, mine)])
    if mine == old:
        return FieldMerge(name, label, "theirs", their, [_shown(model, name, old, their)])
    if name in model.CONTENT_RELATIONS:
        members = merge_sets(old or [], mine or [], their or [])
        return FieldMerge(name, label, "merged", members, [_shown(model, name, old, members)])
    if _is_prose(model, name) and isinstance(mine, str) and isinstance(their, str):
        return _prose(name, label, old if isinstance(old, str) else "", mine, their)
    texts = [as_text(named(model, name, value)) for value in (old, mine, their)]
    part = Part(Stretch("conflict", *texts), _key(name, *texts), can_be_both=False)
    return FieldMerge(name, label, "conflict", None, [part], (mine, their))


def _prose(name: str, label: str, old: str, mine: str, their: str) -> FieldMerge:
    parts = [
        Part(each, _key(name, each.base, each.yours, each.theirs) if each.kind == "conflict" else "")
        for each in merge_texts(old, mine, their)
    ]
    if any(part.key for part in parts):
        return FieldMerge(name, label, "conflict", None, parts)
    return FieldMerge(name, label, "merged", "".join(part.stretch.merged for part in parts), parts)


def _shown(model: Any, name: str, old: Any, new: Any) -> Part:
    before, after = (as_text(named(model, name, value)) for value in (old, new))
    return Part(Stretch("merged", before, after, after, after))


def _is_prose(model: Any, name: str) -> bool:
    column = model._meta.get_field(name)
    return isinstance(column, models.TextField | models.CharField) and not (
        isinstance(column, models.SlugField) or column.choices
    )


def _key(name: str, *texts: str) -> str:
    """The same conflict has the same key, so that no choice is taken for another's."""
    return f"{name}-{hashlib.sha256(chr(0).join(texts).encode()).hexdigest()[:12]}"
