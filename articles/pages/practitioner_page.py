"""A practitioner with what they wrote and signed."""

from functools import cached_property
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import Article, Practitioner, Review, TreatmentType
from articles.pages.cards import article_cards, treatment_cards
from articles.rendered_text import rendered
from articles.rendering import Rendering
from articles.structured_data import practitioner_json_ld

SHOWN = 12


class PractitionerPage:
    """What the template of a person reads; one query a list."""

    def __init__(self, person: Practitioner) -> None:
        self.person = person

    @property
    def text(self) -> Rendering:
        return rendered(self.person.biography)

    @cached_property
    def written(self) -> list[Article]:
        return list(article_cards(Article.objects.filter(author=self.person))[:SHOWN])

    @cached_property
    def reviewed_articles(self) -> list[Article]:
        return list(article_cards(Article.objects.filter(pk__in=self._signed("article")))[:SHOWN])

    @cached_property
    def reviewed_treatments(self) -> list[TreatmentType]:
        return list(
            treatment_cards(TreatmentType.objects.filter(pk__in=self._signed("treatment_type")))[:SHOWN]
        )

    def _signed(self, page: str) -> QuerySet[Review, Any]:
        """Keys of the pages whose public text carries this person's approval."""
        approvals = Review.objects.filter(practitioner=self.person, decision=Review.Decision.APPROVED)
        return approvals.filter(digest=F(f"{page}__live_revision__digest")).values(page)

    @property
    def trail(self) -> list[tuple[str, str]]:
        return [(_("Team"), reverse("team")), (self.person.name, "")]

    @property
    def structured_data(self) -> SafeString:
        home = (_("Home"), reverse("home"))
        return practitioner_json_ld(
            self.person, crumbs=[home, *self.trail[:-1], (self.person.name, self.person.get_absolute_url())]
        )
