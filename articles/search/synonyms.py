"""Other words for the same: patients' and clinicians' names from the records, and spellings from a file."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from django.db.models import Value

from articles.models import BodyArea, Concern, GlossaryTerm, TreatmentType
from articles.search.words import stems_of

SPELLINGS = Path(__file__).with_name("spellings.toml")
SEPARATORS = re.compile(r"[\n,;](?![^()\n]*\))")  # what stands in brackets belongs to its name

type Stems = tuple[str, ...]
type Synonyms = Mapping[Stems, tuple[Stems, ...]]


def current() -> Synonyms:
    """Every known name with the other names of the same thing; one query. Only public treatments lend their names."""
    synonyms: dict[Stems, tuple[Stems, ...]] = {}
    for group in [*_recorded_groups(), *_spelling_groups()]:
        for name in group:
            others = [*synonyms.get(name, ()), *(other for other in group if other != name)]
            synonyms[name] = tuple(dict.fromkeys(others))
    return synonyms


def _recorded_groups() -> list[tuple[Stems, ...]]:
    concerns = Concern.objects.order_by().values_list("name", "clinical_name", "patient_wording")
    areas = BodyArea.objects.order_by().values_list("name", "clinical_name", Value(""))
    terms = GlossaryTerm.objects.order_by().values_list("term", "abbreviation", Value(""))
    treatments = TreatmentType.objects.published().order_by().values_list("name", "aliases", Value(""))
    return [_group(row) for row in concerns.union(areas, terms, treatments, all=True).order_by()]


@cache
def _spelling_groups() -> list[tuple[Stems, ...]]:
    return [_group(group) for group in tomllib.loads(SPELLINGS.read_text(encoding="utf-8"))["groups"]]


def _group(names: Iterable[str]) -> tuple[Stems, ...]:
    stems = (tuple(stems_of(part)) for name in names for part in SEPARATORS.split(name))
    return tuple(dict.fromkeys(part for part in stems if part))
