"""What reading one source gives: the text in normal form, its metadata, and a report of what was done to it.

Plain values only: nothing here knows a database. A line is always the 1-based line of the source file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from articles.credits import Credit


class Visibility(StrEnum):
    """Who could read the text where it comes from. Only what was public there may be published by an import."""

    PUBLIC = "public"
    SCHEDULED = "scheduled"
    DRAFT = "draft"
    PRIVATE = "private"
    MEMBERS = "members"
    PASSWORD = "password"  # noqa: S105  (no secret: the name of a state)


class DocumentError(ValueError):
    """A source that cannot be read at all; the text is ``name:line: reason``."""

    def __init__(self, source: str, line: int | None, reason: str) -> None:
        self.source = source
        self.line = line
        self.reason = reason
        super().__init__(f"{source}:{line or 1}: {reason}")


@dataclass(frozen=True)
class Repair:
    """A change made to the text. `code` names the defect, "D1" to "D32"."""

    code: str
    line: int
    before: str
    after: str


@dataclass(frozen=True)
class Warning:
    """A defect that a person has to settle; a blocking one keeps the page from being published."""

    code: str
    message: str
    line: int
    is_blocking: bool = False


@dataclass(frozen=True)
class ImageReference:
    """A picture that the text shows."""

    url: str
    alt: str = ""
    caption: str = ""
    credit: Credit | None = None
    line: int = 1
    alt_line: int = 0


@dataclass(frozen=True)
class CitationMention:
    """A place where the text appeals to research.

    `state`: "unverified" (a paper is named), "unidentifiable" (named too loosely to be found), "mismatch"
    (the paper does not say what is claimed, or does not exist as named), "missing" (no paper is named).
    """

    text: str
    authors: str = ""
    year: int | None = None
    journal: str = ""
    state: str = "unverified"
    note: str = ""
    line: int = 1
    doi: str = ""
    pmid: str = ""
    suggestion: str = ""
    suggestion_url: str = ""
    key: str = ""
    title: str = ""
    url: str = ""


@dataclass(frozen=True)
class CallToAction:
    """An offer found at the end of a text. It becomes a link to a promotion and is never body text."""

    text: str
    line: int
    validity_days: int | None = None


@dataclass(frozen=True)
class ArticleDocument:
    """One source, read: metadata, body in normal form, repairs, warnings, and what had no place."""

    source: str
    source_ref: str
    digest: str
    format: str
    title: str
    title_is_proposed: bool
    slug: str
    body: str
    excerpt: str = ""
    meta_description: str = ""
    dated: datetime | None = None
    category: str = ""
    categories: tuple[tuple[str, str], ...] = ()
    source_status: str = ""
    is_trending: bool = False
    is_featured: bool = False
    hero: ImageReference | None = None
    images: tuple[ImageReference, ...] = ()
    keywords: tuple[str, ...] = ()
    stated_reading_minutes: int | None = None
    social_quote: str = ""
    generated_by: str = ""
    generated_on: date | None = None
    prompt_note: str = ""
    human_editor: str = ""
    byline: str = ""
    treatments: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    citations: tuple[CitationMention, ...] = ()
    call_to_action: CallToAction | None = None
    glossary_candidates: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    warnings: tuple[Warning, ...] = ()
    unmapped: dict[str, object] = field(default_factory=dict)
    visibility: Visibility = Visibility.PUBLIC
    expires: datetime | None = None
    addresses: tuple[str, ...] = ()
    # The pictures that came with the text, by the address that it writes: each gives its bytes when it is called.
    picture_files: dict[str, Callable[[], bytes]] = field(default_factory=dict, compare=False, repr=False)


@dataclass
class Notes:
    """Collects what the steps of one reading did and found, in the order of the source.

    `is_our_own`: the source is a file that this program wrote; it is taken word for word and only reported on.
    """

    is_our_own: bool = False
    repairs: list[Repair] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)
    glossary: list[str] = field(default_factory=list)

    def repaired(self, code: str, line: int, before: str, after: str) -> None:
        self.repairs.append(Repair(code, line, before, after))

    def warn(self, code: str, message: str, line: int, is_blocking: bool = False) -> None:
        self.warnings.append(Warning(code, message, line, is_blocking))
