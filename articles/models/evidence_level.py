"""How far evidence carries: the levels, and what a paper lends to a statement."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class EvidenceLevel(models.TextChoices):
    """How far a study or a body of evidence carries; STRENGTH puts them in order."""

    NONE = "none", _("No published evidence found")
    LABORATORY = "laboratory", _("Laboratory studies only")
    ANIMAL = "animal", _("Animal studies only")
    CASE = "case", _("Single cases")
    PILOT = "pilot", _("Small pilot studies in people")
    CONTROLLED = "controlled", _("Controlled studies in people")
    REVIEW = "review", _("Reviews of studies in people")
    CONSENSUS = "consensus", _("Expert consensus")


class Population(models.TextChoices):
    CELLS = "cells", _("Cells in the laboratory")
    ANIMALS = "animals", _("Animals")
    PEOPLE = "people", _("People")
    MIXED = "mixed", _("Laboratory or animals, and people")
    UNSTATED = "unstated", _("Not stated")


class Direction(models.TextChoices):
    SUPPORTS = "supports", _("Supports")
    MIXED = "mixed", _("Mixed")
    NO_EFFECT = "no_effect", _("No effect found")
    HARM = "harm", _("Points to harm")
    UNSTATED = "unstated", _("Not stated")


# Weakest first. Reviews over trials over pilots over cases follow the Oxford Centre for Evidence-Based Medicine (levels
# of evidence, 2011); the opinion of experts stands below any case there (level 5 in 2009), and above work on animals here.
STRENGTH = (
    EvidenceLevel.NONE,
    EvidenceLevel.LABORATORY,
    EvidenceLevel.ANIMAL,
    EvidenceLevel.CONSENSUS,
    EvidenceLevel.CASE,
    EvidenceLevel.PILOT,
    EvidenceLevel.CONTROLLED,
    EvidenceLevel.REVIEW,
)
IN_PEOPLE_LEVELS = frozenset(STRENGTH[STRENGTH.index(EvidenceLevel.CASE) :])
IN_PEOPLE = frozenset({Population.PEOPLE, Population.MIXED})
PRECLINICAL = {Population.CELLS: EvidenceLevel.LABORATORY, Population.ANIMALS: EvidenceLevel.ANIMAL}
# Levels that speak of people, or of how things look without any study.
NEEDS_NO_PEOPLE = frozenset({EvidenceLevel.LABORATORY, EvidenceLevel.ANIMAL, EvidenceLevel.CONSENSUS})


def carried_by(study_type: str, population: str) -> EvidenceLevel:
    """The level that a paper of this kind lends, at most.

    Work on cells or animals never lends more than its own level, whatever kind of study it is; a study that does not say
    that it was made in people lends none of the levels that speak of people; an unknown kind of study lends nothing.
    """
    level = EvidenceLevel(study_type) if study_type else EvidenceLevel.NONE
    if population in PRECLINICAL:
        return weaker(level, PRECLINICAL[Population(population)])
    return level if population in IN_PEOPLE or level in NEEDS_NO_PEOPLE else EvidenceLevel.NONE


def weaker(one: str, other: str) -> EvidenceLevel:
    return min(EvidenceLevel(one), EvidenceLevel(other), key=STRENGTH.index)


def strongest(levels: Iterable[str]) -> EvidenceLevel:
    """The strongest of some levels; NONE where there are none."""
    return max(map(EvidenceLevel, levels), key=STRENGTH.index, default=EvidenceLevel.NONE)
