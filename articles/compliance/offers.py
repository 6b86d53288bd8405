"""Selling: offers where none is allowed (K10) and prices that do not say what they include (K15)."""

import re
from collections.abc import Iterator

from articles.compliance.finding import Finding
from articles.compliance.page import Page

PRICE = re.compile(
    r"(?:[£$€] ?\d[\d,.]*\d|[£$€] ?\d|\b\d[\d,.]* ?(?:pounds|euros?|dollars|GBP|EUR|USD|AUD)\b)"
)
CURRENCIES = ("£", "$", "€", "pounds", "euro", "dollars", "GBP", "EUR", "USD", "AUD")
INCLUDED = re.compile(r"\b(?:inclu\w+|covers?|covering|consists?)\b")


def forbidden_offer(page: Page) -> Iterator[Finding]:
    """K10: an offer, or the call for a code, on a page about such a treatment."""
    if not page.content.offers and not page.content.fields.get("call_to_action", "").strip():
        return
    for treatment in page.content.treatments:
        if treatment.is_prescription_only:
            yield from page.report("K10", "prescription", text=treatment.name)
        if treatment.is_higher_risk_au:
            yield from page.report("K10", "higher_risk", text=treatment.name)


def bare_price(page: Page) -> Iterator[Finding]:
    """K15: in a treatment's record and in running text."""
    if page.content.kind == "treatment":
        for treatment in page.content.treatments:
            if treatment.states_price and not treatment.price_includes.strip():
                yield from page.report("K15", text=treatment.name)
    for field, context in page.contexts.items():
        source = context.passage.source
        if not any(sign in source for sign in CURRENCIES):
            continue
        for price in PRICE.finditer(source):
            if not INCLUDED.search(_around(source, price.start())):
                yield from page.report(
                    "K15", field=field, start=price.start(), end=price.end(), text=price[0]
                )


def _around(text: str, position: int) -> str:
    """The paragraph around a position."""
    start = text.rfind("\n\n", 0, position)
    end = text.find("\n\n", position)
    return text[max(start, 0) : end if end >= 0 else len(text)].lower()
