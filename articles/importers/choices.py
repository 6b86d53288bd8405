"""What people decided about keys, authors and subjects of earlier imports, for the reading of the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Choices:
    """Each by the spelling of the files in lower case. A key means one of metadata.SPELLINGS; blank: left out."""

    keys: Mapping[str, str] = field(default_factory=dict)
    authors: Mapping[str, str] = field(default_factory=dict)
    subjects: Mapping[str, str] = field(default_factory=dict)

    def subject(self, name: str) -> str:
        """The name of a category or tag as it is used here; blank where it is left out."""
        return self.subjects.get(name.casefold(), name)

    def author(self, name: str) -> str:
        return self.authors.get(name.casefold(), name)


NO_CHOICES = Choices()
