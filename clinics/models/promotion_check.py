"""A promotion as the rules for offers read it: with its own text, or with the second one in its place."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.utils.text import capfirst

from articles.compliance import Finding
from articles.models.checked_facts import facts_of
from articles.models.effective_rules import effective_rules
from clinics import offer_rules
from clinics.offer_rules import FORBIDDEN, Offer

if TYPE_CHECKING:
    from clinics.models.text_variant import TextVariant

TEXTS = ("headline", "summary", "value", "terms", "exclusions")
SECOND_TEXTS = ("headline", "summary")  # what a second text puts in the place of the promotion's own


def findings_of(promotion: Any, text: "TextVariant | None" = None) -> list[Finding]:
    """What the rules say of a promotion; with a second text, what they say of that text alone."""
    found = offer_rules.findings(offer_of(promotion, text), settings.JURISDICTIONS, effective_rules())
    return [each for each in found if each.field in SECOND_TEXTS] if text else found


def forbidden_words(findings: Iterable[Finding]) -> dict[str, list[str]]:
    """Sentences about words that the law forbids, by field."""
    sentences: dict[str, list[str]] = {}
    for each in findings:
        if each.is_blocking and each.field in TEXTS:
            why = f"“{each.text}”: {each.reason} {each.suggestion} ({each.source})"
            sentences.setdefault(each.field, []).append(why)
    return sentences


def labelled(sentences: Mapping[str, list[str]]) -> list[str]:
    """The same sentences on their own, each with the name of its field."""
    fields: Any = apps.get_model("clinics", "Promotion")._meta
    return [
        f"{capfirst(str(fields.get_field(name).verbose_name))}: {each}"
        for name, those in sentences.items()
        for each in those
    ]


def offer_of(promotion: Any, text: "TextVariant | None" = None) -> Offer:
    """The promotion with its treatments; a new one has none yet."""
    treatments = list(promotion.treatments.all()) if promotion.pk else []
    second = {name: getattr(text, name) for name in SECOND_TEXTS} if text else {}
    return Offer(
        texts={name: getattr(promotion, name) for name in TEXTS} | second,
        starts_at=promotion.starts_at,
        ends_at=promotion.ends_at,
        validity_days=promotion.validity_days,
        is_for_new_clients=promotion.new_clients_only,
        is_redemption_capped=promotion.redemption_cap is not None,
        treatments=tuple(map(facts_of, treatments)),
        forbidden=tuple(
            (rule, str(treatment))
            for treatment in treatments
            for rule, (fact, value) in FORBIDDEN.items()
            if getattr(treatment, fact) is value
        ),
    )
