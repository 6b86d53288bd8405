"""Importing files one by one: what became of each, for a person at a terminal and for a program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import DatabaseError, transaction

from articles.importers import ArticleDocument, DocumentError, read
from articles.importers.report import report_of
from articles.models import Article
from articles.models.importing import Outcome, import_document

if TYPE_CHECKING:
    from articles.compliance.finding import Finding

ENDINGS = (".txt", ".md", ".markdown")


@dataclass(frozen=True)
class ImportedSource:
    """One source: its outcome, the article, and what the check says of it; or why it was refused."""

    source: str
    outcome: Outcome
    article: Article | None = None
    report: dict[str, Any] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    line: int | None = None
    reason: str = ""
    is_published: bool = False
    blocked_by: int = 0
    not_published: str = ""  # why, where publishing was asked for

    @property
    def is_refused(self) -> bool:
        return self.outcome == Outcome.REFUSED

    def as_dict(self) -> dict[str, Any]:
        """The item of the report that programs read."""
        article = self.article
        values = {
            "source": self.source,
            "outcome": self.outcome.value,
            "slug": article.slug if article else "",
            "url": article.get_absolute_url() if article else "",
            "title": article.title if article else "",
            "repairs": self.report.get("repairs", []),
            "warnings": self.report.get("warnings", []),
            "citations": self.report.get("citations", []),
            "findings": [finding.as_dict() for finding in self.findings],
            "unmapped": self.report.get("unmapped", {}),
            "published": self.is_published,
        }
        values |= {"not_published": self.not_published} if self.not_published else {}
        return values | ({"line": self.line, "reason": self.reason} if self.reason else {})


@dataclass(frozen=True)
class ImportOptions:
    """How a batch is imported; a dry run does everything and keeps nothing."""

    form: str = "auto"
    is_dry_run: bool = False
    publishes: bool = False
    override_reason: str = ""
    by: Any = None


def sources_in(paths: Iterable[Path]) -> list[Path]:
    """The files that are meant: a folder stands for the texts in it, in order of name."""
    return [file for path in paths for file in (_texts_in(path) if path.is_dir() else [path])]


def _texts_in(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.is_file() and file.suffix.lower() in ENDINGS)


def import_sources(files: Iterable[Path], options: ImportOptions) -> Iterator[ImportedSource]:
    """Each file in a transaction of its own, so that one which cannot be read takes nothing with it.

    Two files with the same reference in one batch would overwrite each other: the second one is refused.
    """
    seen: dict[str, Path] = {}
    for file in files:
        try:
            document = read(file, form=options.form)
        except DocumentError as error:
            yield ImportedSource(error.source, Outcome.REFUSED, line=error.line or 1, reason=error.reason)
            continue
        first = seen.setdefault(document.source_ref, file)
        if first is not file:
            reason = f"{first.name} in this batch has the same reference, “{document.source_ref}”"
            yield ImportedSource(document.source, Outcome.REFUSED, line=1, reason=reason)
            continue
        yield import_source(document, options)


def import_source(document: ArticleDocument, options: ImportOptions) -> ImportedSource:
    try:
        with transaction.atomic():
            imported = _import(document, options)
            transaction.set_rollback(options.is_dry_run)
    except DatabaseError as error:
        return ImportedSource(
            document.source, Outcome.REFUSED, line=1, reason=f"the database refused it: {error}"
        )
    return imported


def _import(document: ArticleDocument, options: ImportOptions) -> ImportedSource:
    article, outcome = import_document(document, by=options.by, at=None)
    is_published, blocking, why = (
        _publish(article, options) if options.publishes and outcome != Outcome.PROTECTED else (False, 0, "")
    )
    return ImportedSource(
        document.source,
        outcome,
        article,
        report_of(document) if outcome == Outcome.PROTECTED else article.import_report,
        tuple(article.findings()),
        is_published=is_published,
        blocked_by=blocking,
        not_published=why,
    )


def _publish(article: Article, options: ImportOptions) -> tuple[bool, int, str]:
    """Whether the article is public now; else how many findings keep it from that, and what to tell."""
    if article.status == Article.Status.PUBLISHED:
        return True, 0, ""
    try:
        article.publish(by=options.by, override_reason=options.override_reason)
    except Article.NotPublishable as refusal:
        return False, len(refusal.findings), str(refusal)
    except Article.NotAllowed as refusal:
        return False, 0, str(refusal)
    return True, 0, ""


def totals_of(sources: Iterable[ImportedSource]) -> dict[str, int]:
    """How many sources had each outcome, and how much was found in all of them."""
    sources = list(sources)
    outcomes = Counter(source.outcome for source in sources)
    return {
        "sources": len(sources),
        **{outcome.value: outcomes[outcome] for outcome in Outcome},
        "published": sum(source.is_published for source in sources),
        "repairs": sum(len(source.report.get("repairs", ())) for source in sources),
        "warnings": sum(len(source.report.get("warnings", ())) for source in sources),
        "findings": sum(len(source.findings) for source in sources),
        "blocking": sum(finding.is_blocking for source in sources for finding in source.findings),
    }
