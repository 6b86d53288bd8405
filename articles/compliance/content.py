"""What the compliance check reads: the texts of one page and the facts the records hold about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

HUMAN_SOURCES = frozenset(
    {"autologous_blood", "autologous_fat", "bone_marrow", "umbilical", "ipsc", "epidermal"}
)
PIERCING_DELIVERIES = frozenset({"injection", "harvest", "microneedling"})


@dataclass(frozen=True, slots=True)
class TreatmentFacts:
    """One treatment the page is about, as its record states it; empty sets mean 'not stated'."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    family: str = ""
    deliveries: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    is_prescription_only: bool = False
    is_higher_risk_au: bool = False
    states_price: bool = False
    price_includes: str = ""

    @property
    def is_exosome(self) -> bool:
        return self.family == "vesicle"

    @property
    def pierces_skin(self) -> bool:
        return bool(self.deliveries & PIERCING_DELIVERIES)

    @property
    def stated_sources(self) -> frozenset[str]:
        return self.sources - {"unstated"}


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """One picture of the page; from `licence` on what its credit record says (the code is one of credits/licences.toml)."""

    reference: str
    alt: str = ""
    caption: str = ""
    role: str = ""
    has_live_consent: bool = False
    unstated: tuple[str, ...] = ()  # conditions under which a result was photographed
    title: str = ""
    has_ended: bool = False
    is_elsewhere: bool = False
    licence: str = ""
    has_credit: bool = False
    lacks: tuple[str, ...] = ()
    is_editorial_only: bool = False
    modification: str = ""
    licence_document: str = ""
    has_people: bool = True
    is_ai_generated: bool = False
    is_ai_edited: bool = False


@dataclass(frozen=True, slots=True)
class CitationFacts:
    """One paper the page names; state is unverified, verified, mismatch, unidentifiable or missing."""

    reference: str
    state: str = "unverified"
    is_human_study: bool = False

    @property
    def is_verified(self) -> bool:
        return self.state == "verified"


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """A level of evidence that the page's records state higher than verified references carry it.

    `field` is where it stands, "" where no text says it; `carries_some` tells whether any verified reference stands
    behind it at all.
    """

    level: str
    field: str = ""
    carries_some: bool = False


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """The last approval: current when it was given for exactly the present text."""

    is_current: bool
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """One page. `fields` keeps the order in which a reader or an editor meets the texts.

    Field names: title, excerpt, meta_description, body, social_quote, keywords, call_to_action,
    caption:<n>, alt:<n>, or the section names of a treatment. `notices` lists the codes of the notices
    the page shows; None means that the question does not arise. `version` names the text that was or was
    not reviewed, so that accepting one unreviewed version accepts no later one.
    """

    fields: Mapping[str, str]
    kind: Literal["article", "treatment"] = "article"
    treatments: tuple[TreatmentFacts, ...] = ()
    images: tuple[ImageFacts, ...] = ()
    citations: tuple[CitationFacts, ...] = ()
    unconfirmed: tuple[EvidenceFacts, ...] = ()
    review: ReviewFacts | None = None
    generated_by: str = ""
    today: date = field(default_factory=date.today)
    offers: tuple[str, ...] = ()
    import_warnings: tuple[tuple[str, str, bool], ...] = ()
    notices: frozenset[str] | None = None
    version: str = ""
