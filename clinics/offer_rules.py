"""What the law says of an offer: which treatments it may not cover, and what its texts and terms must not say.

Pure: plain values in, findings out. The rules are data (`offer_rules.toml`); texts are judged by the rules for articles, too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from articles.compliance import Content, Finding, TreatmentFacts, check, claims, rule_pack
from articles.compliance.finding import JURISDICTIONS
from articles.compliance.page import Page
from articles.compliance.rule_pack import RulePack

PACK = Path(__file__).with_name("offer_rules.toml")
# Which fact of a treatment's record each rule asks for; where it counts, and why, is data.
FORBIDDEN: Mapping[str, tuple[str, bool]] = {
    "O01": ("is_prescription_only", True),
    "O02": ("is_prescription_only", True),
    "O03": ("is_higher_risk_au", True),
    "O04": ("offer_allowed", False),
}
# Says that an offer does not belong into an article's text; here it is the subject. Its errors (prizes) stay.
ABOUT_OFFERS = "C27"


@dataclass(frozen=True, slots=True)
class Offer:
    """One offer: its texts by field, the treatments it names, its time and its limits."""

    texts: Mapping[str, str]
    starts_at: datetime
    ends_at: datetime | None
    validity_days: int
    is_for_new_clients: bool
    is_redemption_capped: bool
    treatments: tuple[TreatmentFacts, ...] = ()
    forbidden: tuple[tuple[str, str], ...] = ()  # rule of FORBIDDEN, name of the treatment


def forbidden_facts(jurisdictions: Sequence[str]) -> list[tuple[str, bool, str]]:
    """Facts of a treatment that forbid an offer in any of the jurisdictions: name, value, reason."""
    cases = {rule_id: rule_pack(PACK).checks[rule_id].case("") for rule_id in FORBIDDEN}
    places = set(jurisdictions) or set(JURISDICTIONS)
    return [(*FORBIDDEN[name], case.reason) for name, case in cases.items() if places & set(case.levels)]


def findings(offer: Offer, jurisdictions: Sequence[str], rules: RulePack | None = None) -> list[Finding]:
    """Everything the rules say of an offer, in the order of its fields; one finding for each place.

    `rules` are those for all texts as staff set them; without them those that are shipped are asked.
    """
    content = Content(fields=offer.texts, treatments=offer.treatments)
    page = Page(content, jurisdictions, rule_pack(PACK))
    found = [*_of_all_texts(content, jurisdictions, rules), *(hit.finding for hit in claims.hits(page))]
    found = [*_once(found), *_of_the_terms(offer, page), *_of_the_treatments(offer, page)]
    order = {name: number for number, name in enumerate(offer.texts)}
    return sorted(found, key=lambda each: (order.get(each.field, len(order)), each.start))


def _of_all_texts(
    content: Content, jurisdictions: Sequence[str], rules: RulePack | None
) -> Iterator[Finding]:
    """What the rules about wording say; those about sections, pictures and reviews ask for a whole page."""
    about_words = {rule.id for rule in rule_pack().claims}
    for finding in check(content, jurisdictions, rules):
        is_expected = finding.rule == ABOUT_OFFERS and not finding.is_blocking
        if finding.rule in about_words and not is_expected:
            yield finding


def _once(found: Sequence[Finding]) -> Iterator[Finding]:
    """Where a rule for offers and one for all texts meet at the same words, the first that was found counts."""
    taken: list[Finding] = []
    for finding in found:
        if not any(_overlap(finding, other) and finding.rule[0] != other.rule[0] for other in taken):
            taken.append(finding)
            yield finding


def _overlap(one: Finding, other: Finding) -> bool:
    return one.field == other.field and one.start < other.end and other.start < one.end


def _of_the_terms(offer: Offer, page: Page) -> Iterator[Finding]:
    limits = page.pack.limits
    if offer.validity_days < limits["validity_days"]:
        yield from page.report("O10", field="validity_days", text=str(offer.validity_days))
    if offer.ends_at and offer.ends_at - offer.starts_at < timedelta(days=limits["period_days"]):
        yield from page.report("O11", field="ends_at")
    for name, is_needed in _conditions(offer):
        if is_needed and not _is_said(name, offer, page):
            yield from page.report("O12", name, field="terms")


def _of_the_treatments(offer: Offer, page: Page) -> Iterator[Finding]:
    for rule_id, name in offer.forbidden:
        yield from page.report(rule_id, field="treatments", text=name)


def _conditions(offer: Offer) -> Iterator[tuple[str, bool]]:
    yield "adults", True
    yield "new_clients", offer.is_for_new_clients
    yield "no_cash", True
    yield "limited_number", offer.is_redemption_capped


def _is_said(name: str, offer: Offer, page: Page) -> bool:
    words: Any = page.pack.phrases[name]
    return any(words.is_in(offer.texts.get(field, "").lower()) for field in ("terms", "exclusions"))
