"""A treatment with all that its page shows: the same number of queries however much is written about it."""

from functools import cached_property

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import (
    Article,
    CombinationPlan,
    Correction,
    EvidenceLevel,
    EvidenceStatement,
    Image,
    Notice,
    Review,
    Revision,
    TreatmentType,
)
from articles.pages.ai_disclosure import ai_disclosure, disclosed_tool
from articles.pages.cards import article_cards
from articles.pages.notices import AT_FOOT, AT_HELP, notices_of_treatments
from articles.pages.social_cards import PageCard, treatment_card
from articles.rendered_text import images_of, rendered_texts
from articles.rendering import Rendering
from articles.structured_data import treatment_json_ld

ARTICLES_SHOWN = 3
CHANGES_SHOWN = 6
CORRECTIONS_SHOWN = 10


def for_page(treatments: QuerySet[TreatmentType]) -> QuerySet[TreatmentType]:
    """Treatments with picture, author, evidence, references and indications at hand."""
    evidence = EvidenceStatement.objects.select_related("citation")
    return treatments.select_related("hero__credit", "author", "live_revision").prefetch_related(
        Prefetch("evidence", evidence), "citations", "indications__concern", "indications__area"
    )


class TreatmentPage:
    """What the template of a treatment reads; `treatment` comes from for_page()."""

    def __init__(self, treatment: TreatmentType) -> None:
        self.treatment = treatment

    @cached_property
    def texts(self) -> dict[str, str]:
        """The Markdown of every section by its field."""
        return {name: getattr(self.treatment, name) for name in TreatmentType.SECTIONS}

    @cached_property
    def images(self) -> dict[str, Image]:
        """The pictures in the sections."""
        return images_of(self.texts.values())

    @cached_property
    def sections(self) -> dict[str, Rendering]:
        """Every section by its field; a blank one is there with empty HTML."""
        return rendered_texts(self.texts, top_level=3, images=self.images)

    @cached_property
    def review(self) -> Review | None:
        """The approval of exactly the public text, evidence included: without it, no badge."""
        return Review.objects.shown_for(self.treatment, self.treatment.live_digest)

    @property
    def card(self) -> PageCard:
        """What stands beside a shared link where the treatment has no picture for it."""
        return treatment_card(self.treatment, self.review)

    @property
    def ai_disclosure(self) -> str:
        return ai_disclosure(self.treatment, self.review)

    @cached_property
    def notices(self) -> list[Notice]:
        """The wordings in force that this treatment needs."""
        return notices_of_treatments([self.treatment], generated_by=disclosed_tool(self.treatment))

    @property
    def notices_before(self) -> list[Notice]:
        return [notice for notice in self.notices if notice.code not in AT_HELP | AT_FOOT]

    @property
    def notices_at_help(self) -> list[Notice]:
        return [notice for notice in self.notices if notice.code in AT_HELP]

    @property
    def notices_at_foot(self) -> list[Notice]:
        return [notice for notice in self.notices if notice.code in AT_FOOT]

    @property
    def is_not_shown_in_people(self) -> bool:
        """Whether there is work in the laboratory or on animals, and no verified study in people."""
        statements = self.treatment.evidence.all()
        return any(each.is_preclinical for each in statements) and not any(
            each.shows_people for each in statements
        )

    @property
    def strongest_level(self) -> EvidenceLevel | None:
        """The strongest level that a verified paper carries; None where none does."""
        level = self.treatment.confirmed_level
        return None if level == EvidenceLevel.NONE else level

    @cached_property
    def articles(self) -> list[Article]:
        return list(article_cards(self.treatment.articles.all())[:ARTICLES_SHOWN])

    @cached_property
    def changes(self) -> list[Revision]:
        """The versions up to the public one that say what changed, newest first; never a draft ahead of it."""
        live = self.treatment.live_revision
        if live is None:
            return []
        up_to_live = Revision.objects.of(self.treatment).filter(number__lte=live.number).exclude(note="")
        return list(up_to_live.defer("content").order_by("-number")[:CHANGES_SHOWN])

    @cached_property
    def corrections(self) -> list[Correction]:
        return list(Correction.objects.of(self.treatment)[:CORRECTIONS_SHOWN])

    @cached_property
    def plans(self) -> list[CombinationPlan]:
        """The public plans that it is part of."""
        return list(CombinationPlan.objects.published().filter(components__treatment=self.treatment))

    @property
    def trail(self) -> list[tuple[str, str]]:
        return [(_("Treatments"), reverse("treatment_list")), (self.treatment.name, "")]

    @property
    def structured_data(self) -> SafeString:
        crumbs = [
            (_("Home"), reverse("home")),
            *self.trail[:-1],
            (self.treatment.name, self.treatment.get_absolute_url()),
        ]
        areas = dict.fromkeys(i.area.name for i in self.treatment.indications.all() if i.area)
        sections = {name: text for name, text in self.sections.items() if text.html}
        return treatment_json_ld(
            self.treatment,
            crumbs=crumbs,
            sections=sections,
            review=self.review,
            areas=list(areas),
            images=list(self.images.values()),
        )
