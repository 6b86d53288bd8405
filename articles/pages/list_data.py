"""What lists tell machines: the page, the way to it, and the entries that its reader sees."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Page
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import GlossaryTerm, TreatmentType
from articles.structured_data import collection_json_ld, comparison_json_ld, glossary_json_ld

type Steps = Sequence[tuple[str, str]]


def way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Name and path of every step from the home page on."""
    return [(_("Home"), reverse("home")), *steps]


def list_data(
    name: str, path: str, listed: Iterable[Any] = (), *, above: Steps = (), description: str = ""
) -> SafeString:
    """`listed` are pages with a name and an address, or one Page of them; `above` the steps between home and the list."""
    first = listed.start_index() if isinstance(listed, Page) else 1
    entries = [(each.name, each.get_absolute_url()) for each in listed]
    crumbs = way(*above, (name, path))
    return collection_json_ld(
        name, path, crumbs=crumbs, entries=entries, first=first, description=description
    )


def shelf_data(name: str, path: str, page: Page) -> SafeString:
    """A category or a tag, which stand below all articles."""
    return list_data(name, path, page, above=[(_("Articles"), reverse("article_list"))])


def glossary_data(terms: Sequence[GlossaryTerm]) -> SafeString:
    name, path = _("Glossary"), reverse("glossary")
    return glossary_json_ld(name, path, crumbs=way((name, path)), terms=terms)


def comparison_data(treatments: Sequence[TreatmentType]) -> SafeString:
    """The page that compares, about the treatments that stand side by side."""
    name, path = _("Compare treatments"), reverse("treatment_compare")
    crumbs = way((_("Treatments"), reverse("treatment_list")), (name, path))
    return comparison_json_ld(name, path, crumbs=crumbs, treatments=treatments)
