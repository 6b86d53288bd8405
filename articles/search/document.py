"""A page as the search sees it: its title, its other names, its text, and what it can be narrowed to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from articles.rendering import to_html
from articles.search.label import label
from articles.search.words import LONGEST, normal_form, stems_of, words_in

LONGEST_TEXT = 200_000
SHORTEST_WORD = 4


@dataclass(frozen=True)
class Document:
    title: str
    names: str
    text: str
    labels: str

    @property
    def title_stems(self) -> str:
        return " ".join(stems_of(self.title))

    @property
    def name_stems(self) -> str:
        return " ".join(stems_of(self.names))

    @property
    def body_stems(self) -> str:
        return " ".join(stems_of(self.text))

    @property
    def words(self) -> dict[str, str]:
        """The words that a mistyped one is compared with, and their stems."""
        everything = f"{self.title}\n{self.names}\n{self.text}"
        found = ((normal_form(word.written), word.stem) for word in words_in(everything))
        return {
            word: stem for word, stem in found if SHORTEST_WORD <= len(word) <= LONGEST and word.isalpha()
        }


def of_page(page: Any) -> Document:
    """The document of an article or a treatment page."""
    return _of_treatment(page) if page.page_field == "treatment_type" else _of_article(page)


def _of_article(article: Any) -> Document:
    treatments, concerns = list(article.treatments.all()), list(article.concerns.all())
    categories = {
        category.pk: category for category in [article.category, *article.categories.all()] if category
    }
    labels = [
        label("kind", "article"),
        *(label("category", category.slug) for category in categories.values()),
        *(label("concern", concern.slug) for concern in concerns),
        *(label("treatment", treatment.slug) for treatment in treatments),
    ]
    names = [
        *(category.name for category in categories.values()),
        *(tag.name for tag in article.tags.all()),
        *(treatment.name for treatment in treatments if treatment.is_published),
        *_concern_names(concerns),
    ]
    text = _text([article.excerpt], [article.body])
    return Document(article.title, "\n".join(names), text, " ".join(labels))


def _of_treatment(treatment: Any) -> Document:
    indications = list(treatment.indications.select_related("concern", "area"))
    concerns = {each.concern_id: each.concern for each in indications}.values()
    areas = {each.area_id: each.area for each in indications if each.area}.values()
    labels = [
        label("kind", "treatment"),
        label("treatment", treatment.slug),
        *(label("concern", concern.slug) for concern in concerns),
        *(label("area", area.slug) for area in areas),
    ]
    names = [
        treatment.aliases,
        str(treatment.get_family_display()),
        *_concern_names(concerns),
        *(f"{area.name}\n{area.clinical_name}" for area in areas),
    ]
    plain = [treatment.definition, *(statement.text for statement in treatment.evidence.all())]
    sections = [treatment.summary, *(getattr(treatment, name) for name in treatment.SECTIONS)]
    return Document(treatment.name, "\n".join(names), _text(plain, sections), " ".join(labels))


def _concern_names(concerns: Iterable[Any]) -> list[str]:
    return [f"{each.name}\n{each.patient_wording}\n{each.clinical_name}" for each in concerns]


def _text(plain: list[str], markdown: list[str]) -> str:
    parts = [*plain, *(to_html(part).text for part in markdown if part)]
    return "\n".join(part for part in parts if part)[:LONGEST_TEXT]
