"""The papers that an imported text names, as records with their state; nothing becomes verified by an import."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import slugify
from django.utils.translation import gettext

from articles.importers import ArticleDocument, CitationMention
from articles.models.citation import Citation

NO_RECORD = "missing"  # the text names no paper, so there is nothing to keep a record of


class ImportedCitations:
    """The records of the papers that some texts name; `made` holds the keys of new ones."""

    def __init__(self, documents: Iterable[ArticleDocument]) -> None:
        self._papers = {id(document): _papers(document.citations) for document in documents}
        keys = {key for papers in self._papers.values() for key in papers}
        found = Citation.objects.filter(key__in=keys) if keys else ()
        self._known = {citation.key: citation for citation in found}
        self.made: list[int] = []

    def of(self, document: ArticleDocument) -> list[int]:
        """The key of one record for each paper; a paper that is on record already keeps its state."""
        papers = self._papers[id(document)]
        return sorted({self._record(key, mention).pk for key, mention in papers.items()})

    def _record(self, key: str, mention: CitationMention) -> Citation:
        if key not in self._known:
            self._known[key] = _on_record(mention) or self._new(key, mention)
        return self._known[key]

    def _new(self, key: str, mention: CitationMention) -> Citation:
        citation = _create(key, mention)
        self.made.append(citation.pk)
        return citation


def _papers(mentions: tuple[CitationMention, ...]) -> dict[str, CitationMention]:
    """Each paper once, by its key."""
    papers: dict[str, CitationMention] = {}
    for mention in mentions:
        if mention.state != NO_RECORD:
            papers.setdefault(mention.key or _key(mention), mention)
    return papers


def _key(mention: CitationMention) -> str:
    first = mention.authors.split()[0] if mention.authors else "unnamed"
    return slugify(
        " ".join(
            str(part) for part in (first, mention.year or "", mention.journal or mention.text[:40]) if part
        )
    )[:120]


def _on_record(mention: CitationMention) -> Citation | None:
    """The same paper by its DOI; else the only one of that first author and year, unless the journals differ."""
    if mention.doi:
        return Citation.objects.filter(doi__iexact=mention.doi).first()
    if mention.state != Citation.State.UNVERIFIED or not mention.authors or not mention.year:
        return None
    first = mention.authors.split()[0]
    found = list(Citation.objects.filter(year=mention.year, authors__istartswith=f"{first} ")[:2])
    is_same = len(found) == 1 and (
        not mention.journal or mention.journal.casefold() == found[0].journal.casefold()
    )
    return found[0] if is_same else None


def _create(key: str, mention: CitationMention) -> Citation:
    note = " ".join(part for part in (mention.note, mention.suggestion, mention.suggestion_url) if part)
    citation = Citation.objects.create(
        key=key,
        authors=mention.authors[:300],
        year=mention.year,
        title=mention.title[:400],
        journal=mention.journal[:200],
        doi=mention.doi if mention.doi.startswith("10.") and len(mention.doi) <= 120 else "",
        pmid=mention.pmid[:12],
        url=mention.url[:400],
        as_written=mention.text,
        note=note,
    )
    _doubt(citation, mention.state, note)
    return citation


def _doubt(citation: Citation, state: str, note: str) -> None:
    """What the import knows against a paper; it can vouch for none."""
    reason = note or gettext("So says the imported text.")
    if state == Citation.State.MISMATCH:
        citation.mark_mismatch(by=None, reason=reason)
    elif state == Citation.State.UNIDENTIFIABLE:
        citation.mark_unidentifiable(by=None, reason=reason)
