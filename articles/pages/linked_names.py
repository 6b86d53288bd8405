"""Everything small that a page names and links: tags, treatments, concerns, glossary words, notices; in one query."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import CharField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.urls import reverse
from taggit.models import Tag

from articles.models import Article, Concern, GlossaryTerm, Notice, TreatmentType


class LinkedName(NamedTuple):
    """One name; `text` explains it (a definition, a notice's wording), `extra` is a family, an abbreviation or a source."""

    kind: str
    slug: str
    name: str
    text: str
    extra: str

    @property
    def url(self) -> str:
        view = {"tag": "article_tag", "concern": "concern_detail"}[self.kind]
        return reverse(view, args=[self.slug])


@dataclass(frozen=True)
class LinkedNames:
    """The names by kind, each list in alphabetical order."""

    names: tuple[LinkedName, ...]

    @classmethod
    def of(cls, article: Article) -> "LinkedNames":
        rows = _tags(article).union(
            _treatments(article), _concerns(article), _glossary(), _notices(), all=True
        )
        return cls(tuple(LinkedName(*row) for row in sorted(rows)))

    def of_kind(self, kind: str) -> list[LinkedName]:
        return [name for name in self.names if name.kind == kind]

    @property
    def tags(self) -> list[LinkedName]:
        return self.of_kind("tag")

    @property
    def treatments(self) -> list[TreatmentType]:
        """Published treatments with slug, name, definition and family; read only."""
        return [
            TreatmentType(slug=entry.slug, name=entry.name, definition=entry.text, family=entry.extra)
            for entry in self.of_kind("treatment")
        ]

    @property
    def concerns(self) -> list[LinkedName]:
        return self.of_kind("concern")

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
        return next((notice for notice in reversed(self.of_kind("notice")) if notice.slug == code), None)


def _rows(items: QuerySet, kind: str, slug: str, name: str, text: str = "", extra: str = "") -> QuerySet:
    return items.order_by().values_list(
        Value(kind, CharField()),
        Cast(slug, CharField()),
        Cast(name, CharField()),
        Cast(F(text), TextField()) if text else Value("", TextField()),
        Cast(F(extra), TextField()) if extra else Value("", TextField()),
    )


def _tags(article: Article) -> QuerySet:
    tagged = Tag.objects.filter(
        taggit_taggeditem_items__object_id=article.pk,
        taggit_taggeditem_items__content_type__app_label=article._meta.app_label,
        taggit_taggeditem_items__content_type__model=article._meta.model_name,
    )
    return _rows(tagged, "tag", "slug", "name")


def _treatments(article: Article) -> QuerySet:
    about = TreatmentType.objects.published().filter(articles=article)
    return _rows(about, "treatment", "slug", "name", "definition", "family")


def _concerns(article: Article) -> QuerySet:
    return _rows(Concern.objects.filter(articles=article), "concern", "slug", "name", "patient_wording")


def _glossary() -> QuerySet:
    return _rows(GlossaryTerm.objects.all(), "glossary", "slug", "term", "definition", "abbreviation")


def _notices() -> QuerySet:
    return _rows(Notice.objects.in_force(), "notice", "code", "title", "text", "source_url")
