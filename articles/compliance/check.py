"""The whole check of one page."""

from collections.abc import Iterator, Sequence

from articles.compliance import (
    citations,
    claims,
    contradictions,
    images,
    metadata,
    notices,
    offers,
    picture_rights,
    reading_age,
    review,
    sourcing,
    structure,
)
from articles.compliance.content import Content
from articles.compliance.finding import Finding
from articles.compliance.page import Page
from articles.compliance.rule_pack import RulePack, rule_pack

CHECKS = (
    structure.missing_risks,
    structure.missing_exclusions,
    structure.unnamed_expert,
    review.missing_review,
    review.unreviewed_generation,
    citations.benefit_without_citation,
    citations.unsound_citation,
    citations.unconfirmed_level,
    picture_rights.rights,
    picture_rights.on_another_site,
    images.poor_alternative_text,
    images.outcome_without_consent,
    images.untrue_caption,
    offers.forbidden_offer,
    offers.bare_price,
    sourcing.unstated_source,
    sourcing.human_source,
    sourcing.injected_exosomes,
    notices.missing_notice,
    metadata.poor_description,
    metadata.unsettled_import_warning,
    reading_age.hard_to_read,
    contradictions.claims_its_own_myth,
)


def check(content: Content, jurisdictions: Sequence[str], pack: RulePack | None = None) -> list[Finding]:
    """Everything the rules say of a page in the chosen jurisdictions (UK, US, EU, AU), in reading order.

    `pack` holds the rules as staff set them; without it those that are shipped are asked.
    """
    page = Page(content, jurisdictions, pack or rule_pack())
    page.hits = list(claims.hits(page))
    found = [hit.finding for hit in page.hits] + list(_structural(page))
    order = {name: number for number, name in enumerate(content.fields)}
    return sorted(found, key=lambda f: (order.get(f.field, len(order)), f.start, f.rule))


def _structural(page: Page) -> Iterator[Finding]:
    for judge in CHECKS:
        yield from judge(page)
