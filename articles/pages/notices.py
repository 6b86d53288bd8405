"""Which notices a treatment page must carry, and where on it they stand."""

from collections.abc import Iterator

from django.conf import settings

from articles.models import BiologicalSource, Notice, TreatmentFamily, TreatmentType

STEM_SOURCES = {
    BiologicalSource.AUTOLOGOUS_FAT,
    BiologicalSource.BONE_MARROW,
    BiologicalSource.UMBILICAL,
    BiologicalSource.IPSC,
}


def notices_for(treatment: TreatmentType) -> dict[str, list[Notice]]:
    """The wordings in force by place: "legal" (near the top), "help" (beside when to get help), "foot"; one query."""
    places = dict(_codes(treatment))
    found = {
        notice.code: notice
        for notice in Notice.objects.in_force().filter(code__in=places).order_by("effective_from")
    }
    by_place: dict[str, list[Notice]] = {"legal": [], "help": [], "foot": []}
    for code, place in places.items():
        if code in found:
            by_place[place].append(found[code])
    return by_place


def _codes(treatment: TreatmentType) -> Iterator[tuple[str, str]]:
    yield "N-ALL-CONSULT", "legal"
    yield "N-ALL-18", "legal"
    for jurisdiction in settings.JURISDICTIONS:
        if treatment.family == TreatmentFamily.VESICLE:
            yield f"N-{jurisdiction}-EXO", "legal"
        if treatment.family == TreatmentFamily.CELL_THERAPY and STEM_SOURCES & set(treatment.sources):
            yield f"N-{jurisdiction}-STEM", "legal"
        if jurisdiction == "AU":
            yield "N-AU-OUTCOME", "legal"
    yield "N-ALL-EMERG", "help"
    yield "N-ALL-INFO", "foot"
    if treatment.generated_by:
        yield "N-ALL-AI", "foot"
