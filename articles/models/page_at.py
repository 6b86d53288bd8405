"""What stands at an address of this site."""

from typing import Any

from django.urls import Resolver404, resolve

from articles.links_in_text import link_to
from articles.models.article import Article
from articles.models.concern import BodyArea, Concern
from articles.models.practitioner import Practitioner
from articles.models.treatment_type import TreatmentType

SHELVES: dict[str, Any] = {"concern": Concern, "area": BodyArea, "practitioner": Practitioner}
PAGES: dict[str, Any] = {"article": Article, "treatment": TreatmentType}


def is_answered(path: str) -> bool:
    """Whether a reader who opens the address finds a page there now; judged without drawing it."""
    kind, target = link_to(path)
    if kind in PAGES:
        return PAGES[kind].objects.published().filter(slug=target).exists()
    if kind in SHELVES:
        return SHELVES[kind].objects.filter(slug=target).exists()
    return is_routed(path)


def is_routed(path: str) -> bool:
    """Whether some part of the program answers addresses of that form."""
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
