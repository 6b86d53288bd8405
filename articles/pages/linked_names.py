"""Everything small that a page names and links: tags, treatments, concerns, papers, words, notices, its series; in one query."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import CharField, Exists, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Cast, JSONObject
from django.urls import reverse
from taggit.models import Tag

from articles.models import (
    Article,
    Citation,
    Concern,
    Correction,
    GlossaryTerm,
    Notice,
    SeriesPart,
    TreatmentType,
)


class LinkedName(NamedTuple):
    """One name; `text` explains it (a definition, a notice's wording), `extra` is an abbreviation, a day or facts as JSON."""

    kind: str
    slug: str
    name: str
    text: str
    extra: str

    @property
    def url(self) -> str:
        view = {"tag": "article_tag", "concern": "concern_detail"}[self.kind]
        return reverse(view, args=[self.slug])


class SeriesEntry(NamedTuple):
    """A part of a series: the article's slug and title, its number, and the series' own name and slug."""

    slug: str
    title: str
    number: int
    series: str
    series_slug: str

    @property
    def url(self) -> str:
        return reverse("article_detail", args=[self.slug])


@dataclass(frozen=True)
class SeriesParts:
    """The public parts of one series."""

    parts: list[SeriesEntry]

    @property
    def name(self) -> str:
        return self.parts[0].series

    @property
    def url(self) -> str:
        return reverse("series_detail", args=[self.parts[0].series_slug])


@dataclass(frozen=True)
class LinkedNames:
    """The names by kind, each list in alphabetical order."""

    names: tuple[LinkedName, ...]

    @classmethod
    def of(cls, article: Article) -> "LinkedNames":
        """Those of a stored article."""
        return cls.among(
            tags=_tags_of(article),
            treatments=TreatmentType.objects.filter(articles=article),
            concerns=Concern.objects.filter(articles=article),
            citations=Citation.objects.filter(articles=article),
            corrections=Correction.objects.of(article),
            series=_parts_beside(article),
        )

    @classmethod
    def among(
        cls,
        *,
        tags: QuerySet[Tag],
        treatments: QuerySet[TreatmentType],
        concerns: QuerySet[Concern],
        citations: QuerySet[Citation],
        corrections: QuerySet[Correction] | None = None,
        series: QuerySet[SeriesPart] | None = None,
    ) -> "LinkedNames":
        """Those of an article that is about these; one query."""
        names = _rows(tags, "tag", "slug", "name")
        rows = names.union(
            _treatments(treatments),
            _concerns(concerns),
            _citations(citations),
            _glossary(),
            _notices(),
            _corrections(Correction.objects.none() if corrections is None else corrections),
            _series(SeriesPart.objects.none() if series is None else series),
            all=True,
        )
        return cls(tuple(LinkedName(*row) for row in sorted(rows)))

    def of_kind(self, kind: str) -> list[LinkedName]:
        return [name for name in self.names if name.kind == kind]

    @property
    def tags(self) -> list[LinkedName]:
        return self.of_kind("tag")

    @cached_property
    def all_treatments(self) -> list[TreatmentType]:
        """What the article is about, with the facts that decide on offers and notices; read only."""
        return [_treatment(entry) for entry in self.of_kind("treatment")]

    @property
    def treatments(self) -> list[TreatmentType]:
        """Those of them that have a public page."""
        return [treatment for treatment in self.all_treatments if treatment.is_public]  # type: ignore[attr-defined]

    @property
    def concerns(self) -> list[LinkedName]:
        return self.of_kind("concern")

    @cached_property
    def citations(self) -> list[Citation]:
        """The papers, in their own order; read only."""
        papers = [Citation(**json.loads(entry.extra)) for entry in self.of_kind("citation")]
        return sorted(papers, key=lambda paper: (paper.authors, paper.year or 0, paper.key))

    @property
    def corrections(self) -> list[dict[str, Any]]:
        """What was wrong, what is right and since when, newest first."""
        told = self.of_kind("correction")
        found = [
            {"wrong": each.name, "right": each.text, "on": date.fromisoformat(each.extra)} for each in told
        ]
        return sorted(found, key=lambda each: each["on"], reverse=True)

    @cached_property
    def series(self) -> "SeriesParts | None":
        """The series that the article belongs to, with its public parts in their order."""
        parts = [
            SeriesEntry(each.slug, each.name, **json.loads(each.extra)) for each in self.of_kind("series")
        ]
        return SeriesParts(sorted(parts, key=lambda part: part.number)) if parts else None

    @property
    def glossary(self) -> dict[str, str]:
        """Word and abbreviation -> address, for the renderer."""
        page = reverse("glossary")
        entries = self.of_kind("glossary")
        return {
            word: f"{page}#{entry.slug}" for entry in entries for word in (entry.name, entry.extra) if word
        }

    def notice(self, code: str) -> LinkedName | None:
        """The wording in force of one notice."""
        wordings = [notice for notice in self.of_kind("notice") if notice.slug == code]
        return max(wordings, key=lambda notice: notice.extra, default=None)


def _rows(items: QuerySet, kind: str, slug: str, name: str, text: Any = "", extra: Any = "") -> QuerySet:
    return items.order_by().values_list(
        Value(kind, CharField()),
        Cast(slug, CharField()),
        Cast(name, CharField()),
        Cast(text, TextField()) if text else Value("", TextField()),
        Cast(extra, TextField()) if extra else Value("", TextField()),
    )


def _tags_of(article: Article) -> QuerySet[Tag]:
    return Tag.objects.filter(
        taggit_taggeditem_items__object_id=article.pk,
        taggit_taggeditem_items__content_type__app_label=article._meta.app_label,
        taggit_taggeditem_items__content_type__model=article._meta.model_name,
    )


FACTS = (
    "pk",
    "family",
    "is_prescription_only",
    "is_higher_risk_au",
    "offer_allowed",
    "sources",
    "deliveries",
)

YES_OR_NO = ("is_public", "is_prescription_only", "is_higher_risk_au", "offer_allowed")


def _treatments(about: QuerySet[TreatmentType]) -> QuerySet:
    public = Exists(TreatmentType.objects.published().filter(pk=OuterRef("pk")))
    facts = JSONObject(is_public=public, **{name: name for name in FACTS})
    return _rows(about, "treatment", "slug", "name", "definition", facts)


def _treatment(entry: LinkedName) -> TreatmentType:
    facts = json.loads(entry.extra)
    for name in YES_OR_NO:  # SQLite puts a yes into an object as 1, which `is True` doesn't know
        facts[name] = bool(facts[name])
    is_public = facts.pop("is_public")
    for name in ("sources", "deliveries"):
        if isinstance(facts[name], str):  # SQLite puts a JSON column into an object as text
            facts[name] = json.loads(facts[name])
    treatment = TreatmentType(slug=entry.slug, name=entry.name, definition=entry.text, **facts)
    treatment.is_public = is_public  # type: ignore[attr-defined]
    return treatment


def _concerns(concerns: QuerySet[Concern]) -> QuerySet:
    return _rows(concerns, "concern", "slug", "name", "patient_wording")


PAPER = (
    "pk", "key", "authors", "year", "title", "journal", "volume", "doi", "pmid", "url", "study_type", "population",
    "direction", "sample_size", "as_written", "state",
)  # fmt: skip


def _citations(citations: QuerySet[Citation]) -> QuerySet:
    return _rows(citations, "citation", "key", "key", extra=JSONObject(**{name: name for name in PAPER}))


def _corrections(corrections: QuerySet[Correction]) -> QuerySet:
    return _rows(corrections, "correction", "pk", "wrong", "right", "corrected_on")


def _parts_beside(article: Article) -> QuerySet[SeriesPart]:
    """The public parts of the article's series, itself among them."""
    own = SeriesPart.objects.filter(article=article).values("series")
    return SeriesPart.objects.filter(series__in=own, article__in=Article.objects.published())


def _series(parts: QuerySet[SeriesPart]) -> QuerySet:
    facts = JSONObject(number="number", series="series__name", series_slug="series__slug")
    return _rows(parts, "series", "article__slug", "article__title", extra=facts)


def _glossary() -> QuerySet:
    return _rows(GlossaryTerm.objects.all(), "glossary", "slug", "term", "definition", "abbreviation")


def _notices() -> QuerySet:
    return _rows(Notice.objects.in_force(), "notice", "code", "title", "text", "effective_from")
