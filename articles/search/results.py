"""What a search gives back."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Hit:
    """One page found; `title_html` and `snippet_html` are escaped, with the words found in <mark>."""

    kind: str
    """"treatment" or "article"."""
    title: str
    title_html: SafeString
    url: str
    snippet_html: SafeString
    page: Any


@dataclass(frozen=True)
class Results:
    """One page of hits, treatments first. `total` is exact unless capped; then there are at least that many."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    total_is_capped: bool = False
    page: int = 1
    pages: int = 1
    corrected: str = ""
    """What was searched instead, where a word was mistyped."""
    is_partial: bool = False
    """No page has all the words: these have some."""
