"""The answer of a DOI register for one work, in the format of Crossref's REST API (api.crossref.org, works)."""

import json
from dataclasses import dataclass
from typing import Any

from articles.references import csl_json
from articles.references.reference import Reference, clean, doi_in

# What of a work is kept when it goes on as CSL-JSON: the rest of an answer can be a megabyte of references.
KEPT = (
    "author",
    "issued",
    "published",
    "title",
    "container-title",
    "volume",
    "issue",
    "page",
    "DOI",
    "PMID",
    "URL",
)
# Words in the names of updates (crossmark) and relations that change what a work is worth.
GRAVE = ("retract", "withdraw", "removal", "concern")
LESSER = (
    "correct",
    "errat",
    "corrigend",
    "addend",
    "clarific",
    "update",
    "replac",
    "new_version",
    "new-version",
)
IN_TITLE = ("retracted", "withdrawn", "retraction", "withdrawal")


class NotUnderstoodError(ValueError):
    """The answer is not what a register says of one work."""


@dataclass(frozen=True, slots=True)
class UpdateNotice:
    """Something published about a work after it: `kind` in the register's words, `doi` where it stands."""

    kind: str
    doi: str = ""
    is_grave: bool = False


@dataclass(frozen=True, slots=True)
class RegisteredWork:
    """`csl` is the work as CSL-JSON; `notices` are retractions, corrections and the like, the grave ones first."""

    reference: Reference
    csl: str
    notices: tuple[UpdateNotice, ...] = ()

    @property
    def is_withdrawn(self) -> bool:
        return any(notice.is_grave for notice in self.notices)


def work_in(text: str) -> RegisteredWork:
    """The work that an answer describes. Raises NotUnderstoodError."""
    try:
        answer = json.loads(text)
    except ValueError as error:
        raise NotUnderstoodError("no JSON") from error
    work = answer.get("message", answer) if isinstance(answer, dict) else None
    if not isinstance(work, dict) or not doi_in(str(work.get("DOI", ""))):
        raise NotUnderstoodError("no work with a DOI")
    csl = json.dumps({name: work[name] for name in KEPT if name in work}, ensure_ascii=False)
    return RegisteredWork(csl_json.reference(work, source=csl), csl, _notices(work))


def _notices(work: dict[str, Any]) -> tuple[UpdateNotice, ...]:
    found = [*_updates(work, "updated-by"), *_updates(work, "update-to"), *_relations(work), *_titled(work)]
    return tuple(sorted(dict.fromkeys(found), key=lambda notice: not notice.is_grave))


def _updates(work: dict[str, Any], name: str) -> list[UpdateNotice]:
    """Crossmark: what changed this work (updated-by), or which work this one changes (update-to)."""
    rows = work.get(name)
    return [
        _notice(clean(str(row.get("label") or row.get("type") or "update")), row.get("DOI"), row.get("type"))
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, dict)
    ]


def _relations(work: dict[str, Any]) -> list[UpdateNotice]:
    """Relations such as is-retracted-by; reviews, preprints and the like are no notices."""
    relations = work.get("relation")
    return [
        _notice(kind.replace("-", " "), row.get("id"), kind)
        for kind, rows in (relations.items() if isinstance(relations, dict) else ())
        if any(word in kind for word in (*GRAVE, *LESSER))
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, dict)
    ]


def _titled(work: dict[str, Any]) -> list[UpdateNotice]:
    """Publishers put RETRACTED before the title of what they took back."""
    title = csl_json.reference(work).title.lower().lstrip("[( ")
    return [UpdateNotice(word, is_grave=True) for word in IN_TITLE if title.startswith(word)][:1]


def _notice(kind: str, doi: Any, name: Any) -> UpdateNotice:
    is_grave = any(word in f"{kind} {name}".lower() for word in GRAVE)
    return UpdateNotice(kind, doi_in(str(doi or "")), is_grave)
