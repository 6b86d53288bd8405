"""A concern or an area of the body: what can be done, best proven first, narrowed on request to one of the other kind."""

from functools import cached_property

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.models import Article, BodyArea, Concern, Indication
from articles.pages.cards import article_cards
from articles.pages.list_data import list_data
from articles.pages.options import Option, options
from articles.pages.social_cards import PageCard, subject_card
from articles.rendered_text import rendered
from articles.rendering import Rendering

ARTICLES_SHOWN = 6
COMPARED = 4

type Subject = Concern | BodyArea


class ConcernPage:
    """What the template reads; `asked` is the slug of an area to narrow to: an unknown one counts as not given."""

    narrows_by = "area"

    def __init__(self, subject: Subject, asked: str = "") -> None:
        self.subject = subject
        self.asked = asked

    @property
    def text(self) -> Rendering:
        return rendered(self.subject.description)

    @property
    def is_disease(self) -> bool:
        return getattr(self.subject, "is_disease", False)

    @cached_property
    def all_options(self) -> list[Option]:
        return options(self._indications())

    @cached_property
    def others(self) -> list[Subject]:
        """The areas of a concern (the concerns of an area) that it can be narrowed to."""
        found = (getattr(each, self.narrows_by) for option in self.all_options for each in option.indications)
        return sorted({other for other in found if other}, key=lambda other: (other.position, other.name))

    @property
    def narrowed_to(self) -> Subject | None:
        return next((other for other in self.others if other.slug == self.asked), None)

    @cached_property
    def options(self) -> list[Option]:
        """All of them, or those for the area asked for."""
        if self.narrowed_to is None:
            return self.all_options
        return options(self._indications().filter(**{self.narrows_by: self.narrowed_to}))

    @property
    def compared(self) -> list[Option]:
        """Those that the link to the comparison names; none where there is nothing to compare."""
        return self.options[:COMPARED] if len(self.options) > 1 else []

    @property
    def title(self) -> str:
        other = self.narrowed_to
        return (
            _("%(concern)s: %(area)s") % {"concern": self.subject, "area": other}
            if other
            else str(self.subject)
        )

    @property
    def path(self) -> str:
        path = self.subject.get_absolute_url()
        return f"{path}?{self.narrows_by}={self.narrowed_to.slug}" if self.narrowed_to else path

    @cached_property
    def articles(self) -> list[Article]:
        return list(article_cards(self._articles())[:ARTICLES_SHOWN])

    @property
    def card(self) -> PageCard:
        return subject_card(self.subject)

    @property
    def trail(self) -> list[tuple[str, str]]:
        own = self.subject.get_absolute_url()
        last = (
            [(self.subject.name, own), (self.narrowed_to.name, "")]
            if self.narrowed_to
            else [(self.subject.name, "")]
        )
        return [(_("Concerns"), reverse("concern_list")), *last]

    @property
    def structured_data(self) -> SafeString:
        treatments = [option.treatment for option in self.options]
        return list_data(
            self.title,
            self.path,
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

    narrows_by = "concern"

    def _indications(self) -> QuerySet[Indication]:
        return Indication.objects.filter(area=self.subject.pk)

    def _articles(self) -> QuerySet[Article]:
        treated = self._indications().values("treatment")
        about = Article.treatments.through.objects.filter(treatmenttype_id__in=treated)
        return Article.objects.filter(pk__in=about.values("article_id"))
