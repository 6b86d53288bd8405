"""The steps that turn an empty database into the demonstration clinic group."""

from collections.abc import Callable, Iterator

from django.db import transaction

from aesthetica.demo import (
    article_pages,
    clinic_group,
    conversation,
    enquiries,
    library,
    offer_views,
    offers,
    people,
    plans,
    second_text,
    shelves,
    team,
    texts,
    treatment_pages,
)
from articles.models import Article, TreatmentType
from clinics.models import Clinic, Promotion

# What a step says that it adds, and the step; each adds only what is missing.
STEPS: tuple[tuple[str, Callable[[], int]], ...] = (
    ("sign-ins, one for each role", people.load),
    ("pictures, drawn and credited", library.load),
    ("categories, concerns, areas, words, notices and papers", shelves.load),
    ("practitioners, marked as fictional examples", team.load),
    ("treatments, reviewed and published", treatment_pages.load),
    ("articles, on their way from draft to public", article_pages.load),
    ("combination plans, a series, a correction and pages about the site", plans.load),
    ("comments and tasks, marked as a demonstration", conversation.load),
    ("clinics, marked as fictional examples", clinic_group.load),
    ("promotions", offers.load),
    ("leads, with their codes and redemptions", enquiries.load),
    ("counts of how often the offers were seen", offer_views.load),
    ("a second text of the offer, tried against the first", second_text.load),
)


class OtherContent(Exception):
    """The database holds pages, clinics or promotions that are not the demonstration's."""


def load() -> Iterator[tuple[int, str]]:
    """Runs every step in a transaction of its own; yields how much each added, and of what."""
    for label, step in STEPS:
        with transaction.atomic():
            added = step()
        yield added, label


def refuse_other_content() -> None:
    """Raises OtherContent, naming an example, unless all that is there belongs to the demonstration."""
    ours = {
        Article: {text.slug for text in texts.articles()},
        TreatmentType: {row["slug"] for row in texts.treatments()},
        Clinic: {row["slug"] for row in texts.rows("clinics", "clinic")},
        Promotion: {row["slug"] for row in texts.rows("promotions", "promotion")},
    }
    for model, slugs in ours.items():
        stranger = model._default_manager.exclude(slug__in=slugs).first()
        if stranger:
            raise OtherContent(f"{model._meta.verbose_name} “{stranger}”")
