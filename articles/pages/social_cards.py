"""What the drawn picture of a page says, and its address; made of what the page has read anyway, without a query."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, BodyArea, Concern, Review, TreatmentType
from articles.social_card import HEIGHT, WIDTH, SocialCard
from articles.structured_data import absolute

LISTS = {
    "home": gettext_lazy("Know what goes into your skin before it does"),
    "treatments": gettext_lazy("Treatments"),
    "compare": gettext_lazy("Compare treatments"),
    "concerns": gettext_lazy("Concerns"),
    "articles": gettext_lazy("Articles"),
    "clinics": gettext_lazy("Clinics"),
    "team": gettext_lazy("Team"),
    "glossary": gettext_lazy("Glossary"),
}


@dataclass(frozen=True, slots=True)
class PageCard:
    """`key` names the file for as long as the page lives; the address changes with anything that is drawn."""

    kind: str
    slug: str
    key: str
    card: SocialCard
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def path(self) -> str:
        values = {"kind": self.kind, "slug": self.slug, "digest": self.card.digest}
        return reverse("social_card", kwargs=values)

    @property
    def url(self) -> str:
        return absolute(self.path)

    @property
    def alt(self) -> str:
        """What it says, for who can't see it."""
        parts = (self.card.site, self.card.kind, self.card.title, self.card.signed)
        return ". ".join(part for part in parts if part)


def article_card(article: Article, review: Review | None) -> PageCard:
    """`review` is the approval of exactly the public text, or None."""
    card = SocialCard(settings.SITE_NAME, _("Article"), article.title, signed=_signed(review))
    return PageCard("article", article.slug, str(article.pk), card)


def treatment_card(treatment: TreatmentType, review: Review | None) -> PageCard:
    """`review` is the approval of exactly the public text, or None."""
    card = SocialCard(settings.SITE_NAME, _("Treatment"), treatment.name, treatment.family, _signed(review))
    return PageCard("treatment", treatment.slug, str(treatment.pk), card)


def subject_card(subject: Concern | BodyArea) -> PageCard:
    """That of a concern or of an area of the body."""
    kind, label = ("concern", _("Concern")) if isinstance(subject, Concern) else ("area", _("Area"))
    card = SocialCard(settings.SITE_NAME, label, subject.name)
    return PageCard(kind, subject.slug, str(subject.pk), card)


def list_card(name: str) -> PageCard:
    """That of a page of the site which is about no one thing. Raises KeyError for any other name."""
    return PageCard("site", name, name, SocialCard(settings.SITE_NAME, "", str(LISTS[name])))


def _signed(review: Review | None) -> str:
    """No badge without its record: an overdue approval no longer counts."""
    if review is None or review.is_overdue:
        return ""
    day = date_format(timezone.localdate(review.decided_at), "j F Y")
    return _("Reviewed by %(name)s, %(day)s") % {"name": review.practitioner.name, "day": day}
