"""Papers of a list as records: told apart from those on record already, added as not verified."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from articles.models.citation import Citation
from articles.models.unique_slug import unique_slug
from articles.references import Reference

PORTION = 200  # papers looked for in one query


def on_record(references: Sequence[Reference]) -> list[Citation | None]:
    """For each paper the record of the same DOI, PubMed number, or title and year; None where it is new."""
    known: dict[tuple[str, str], Citation] = {}
    for start in range(0, len(references), PORTION):
        part = references[start : start + PORTION]
        wanted = Q(doi__in=[each.doi for each in part if each.doi])
        wanted |= Q(pmid__in=[each.pmid for each in part if each.pmid])
        wanted |= Q(year__in={each.year for each in part if each.year and each.title})
        for citation in Citation.objects.filter(wanted):
            known |= dict.fromkeys(_names(citation), citation)
    return [next((known[name] for name in _names(each) if name in known), None) for each in references]


@transaction.atomic
def add(references: Sequence[Reference]) -> list[Citation]:
    """Records the papers that are not on record yet, each once; returns the new ones."""
    new: list[Citation] = []
    seen: set[tuple[str, str]] = set()
    for reference, known in zip(references, on_record(references), strict=True):
        names = set(_names(reference))
        if known is None and not names & seen:
            new.append(_record(reference))
        seen |= names
    return new


def _names(paper: Reference | Citation) -> list[tuple[str, str]]:
    """What tells a paper apart, surest first."""
    names = [("doi", paper.doi.lower()), ("pmid", paper.pmid)]
    if paper.title and paper.year:
        names.append(("title", f"{slugify(paper.title)} {paper.year}"))
    return [name for name in names if name[1]]


def _record(reference: Reference) -> Citation:
    return Citation.objects.create(
        key=_free_key(reference),
        authors=_cut(reference.authors, "authors"),
        year=reference.year,
        title=_cut(reference.title, "title"),
        journal=_cut(reference.journal, "journal"),
        volume=_cut(reference.volume, "volume"),
        doi=reference.doi if len(reference.doi) <= 120 else "",
        pmid=_cut(reference.pmid, "pmid"),
        url=reference.url if len(reference.url) <= 400 else "",
        as_written=reference.source,
    )


def _cut(text: str, name: str) -> str:
    """As much as the field holds; the whole stands in the words of the source."""
    longest: int = Citation._meta.get_field(name).max_length  # type: ignore[union-attr, assignment]
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _free_key(reference: Reference) -> str:
    first = reference.authors.split(",")[0].rpartition(" ")[0] or reference.authors or reference.title
    return unique_slug(Citation, slugify(f"{first[:60]} {reference.year or ''}") or "paper", field="key")
