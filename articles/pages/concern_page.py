"""A concern or an area of the body, with the treatments used for it and how well that is known."""

from functools import cached_property

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.models import Article, BodyArea, Concern, EvidenceStatement, Indication, TreatmentType
from articles.pages.cards import article_cards
from articles.pages.list_data import list_data
from articles.pages.social_cards import PageCard, subject_card
from articles.rendered_text import rendered
from articles.rendering import Rendering

ARTICLES_SHOWN = 6


class ConcernPage:
    """What the template reads; one query for the indications, one for their evidence, one for the articles."""

    def __init__(self, concern: Concern) -> None:
        self.subject: Concern | BodyArea = concern

    @property
    def text(self) -> Rendering:
        return rendered(self.subject.description)

    @property
    def is_disease(self) -> bool:
        return getattr(self.subject, "is_disease", False)

    @cached_property
    def indications(self) -> list[Indication]:
        """Of published treatments only, in the clinic's order."""
        public = self._indications().filter(treatment__in=TreatmentType.objects.published())
        return list(
            public.select_related("treatment", "concern", "area")
            .prefetch_related(
                Prefetch("treatment__evidence", EvidenceStatement.objects.select_related("citation"))
            )
            .order_by("treatment__position", "pk")
        )

    @cached_property
    def articles(self) -> list[Article]:
        return list(article_cards(self._articles())[:ARTICLES_SHOWN])

    @property
    def card(self) -> PageCard:
        return subject_card(self.subject)

    @property
    def trail(self) -> list[tuple[str, str]]:
        return [(_("Concerns"), reverse("concern_list")), (self.subject.name, "")]

    @property
    def structured_data(self) -> SafeString:
        treatments = dict.fromkeys(indication.treatment for indication in self.indications)
        return list_data(
            self.subject.name,
            self.subject.get_absolute_url(),
            [*treatments, *self.articles],
            above=self.trail[:-1],
            description=Truncator(self.text.text).chars(160),
        )

    def _indications(self) -> QuerySet[Indication]:
        return Indication.objects.filter(concern=self.subject.pk)

    def _articles(self) -> QuerySet[Article]:
        return Article.objects.filter(concerns=self.subject.pk)


class AreaPage(ConcernPage):
    """The same for an area of the body; its articles are those about its treatments."""

    def __init__(self, area: BodyArea) -> None:
        self.subject = area

    def _indications(self) -> QuerySet[Indication]:
        return Indication.objects.filter(area=self.subject.pk)

    def _articles(self) -> QuerySet[Article]:
        treated = self._indications().values("treatment")
        about = Article.treatments.through.objects.filter(treatmenttype_id__in=treated)
        return Article.objects.filter(pk__in=about.values("article_id"))
