"""One change that is made to many contents in the same way."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol


class Change(Protocol):
    """What is done to a content, given as plain values (see Revision.content)."""

    def of(self, content: dict[str, Any]) -> dict[str, Any]:
        """The fields that become different, with their new values; empty where nothing changes."""


@dataclass(frozen=True, slots=True)
class Set:
    """Gives a field one value."""

    name: str
    value: Any

    def of(self, content: dict[str, Any]) -> dict[str, Any]:
        return {} if content.get(self.name) == self.value else {self.name: self.value}


@dataclass(frozen=True, slots=True)
class Add:
    """Puts members into a relation; those that are there stay."""

    name: str
    members: Sequence[Any]

    def of(self, content: dict[str, Any]) -> dict[str, Any]:
        before = content.get(self.name) or []
        new = [each for each in self.members if each not in before]
        return {self.name: sorted([*before, *new])} if new else {}


@dataclass(frozen=True, slots=True)
class Remove:
    """Takes members out of a relation."""

    name: str
    members: Sequence[Any]

    def of(self, content: dict[str, Any]) -> dict[str, Any]:
        before = content.get(self.name) or []
        after = [each for each in before if each not in self.members]
        return {self.name: after} if len(after) < len(before) else {}


@dataclass(frozen=True, slots=True)
class Replace:
    """Puts other words in place of some, in all texts of the page; whole words only, capitals as they are given."""

    words: str
    by: str
    names: Sequence[str]

    def of(self, content: dict[str, Any]) -> dict[str, Any]:
        found = re.compile(rf"(?<!\w){re.escape(self.words)}(?!\w)")
        texts = {name: content[name] for name in self.names if isinstance(content.get(name), str)}
        changed = {name: found.sub(lambda _match: self.by, text) for name, text in texts.items()}
        return {name: text for name, text in changed.items() if text != texts[name]}
