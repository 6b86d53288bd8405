"""What a page about a treatment must have: risks (K01), exclusions (K02); and tips of named people (K14)."""

import re
from collections.abc import Iterator

from articles.compliance.finding import Finding
from articles.compliance.page import Page

RISKS = ("risks_common", "risks_uncommon", "risks_serious")
EXCLUSIONS = ("not_suitable", "contraindications")
EXPERT_TIP = re.compile(r"^[ \t]*>?[ \t]*\*{0,2}expert tip\b.*(?:\n[ \t]*>.*)*", re.IGNORECASE | re.MULTILINE)
NAMED = re.compile(
    r"\b(?:Dr|Prof|Professor|Mr|Mrs|Ms|Nurse)\.? +[A-Z]|[–—-] ?[A-Z][\w'’-]+ [A-Z]|,? says [A-Z]"
)


def missing_risks(page: Page) -> Iterator[Finding]:
    """K01."""
    if _lacks(page, RISKS, "risk_headings"):
        yield from page.report("K01", _kind(page))


def missing_exclusions(page: Page) -> Iterator[Finding]:
    """K02."""
    if _lacks(page, EXCLUSIONS, "exclusion_headings"):
        yield from page.report("K02", _kind(page))


def unnamed_expert(page: Page) -> Iterator[Finding]:
    """K14."""
    body = page.content.fields.get("body", "")
    for tip in EXPERT_TIP.finditer(body):
        if not NAMED.search(tip[0]):
            yield from page.report("K14", field="body", start=tip.start(), end=tip.end(), text=tip[0])


def _kind(page: Page) -> str:
    if page.content.kind == "treatment":
        return "treatment"
    return "linked_article" if page.content.treatments else "article"


def _lacks(page: Page, sections: tuple[str, ...], headings: str) -> bool:
    fields = page.content.fields
    if page.content.kind == "treatment":
        return not any(fields.get(name, "").strip() for name in sections)
    return _is_about_treatment(page) and not _has_heading(page, headings)


def _is_about_treatment(page: Page) -> bool:
    words = page.pack.phrases["treatment_words"]
    passages = (page.passage(name) for name in ("title", "body"))
    return bool(page.content.treatments) or any(words.is_in(p.plain) for p in passages if p)


def _has_heading(page: Page, name: str) -> bool:
    body, phrases = page.passage("body"), page.pack.phrases[name]
    return body is not None and any(
        block.kind in ("heading", "term") and phrases.is_in(body.text_of(block)) for block in body.blocks
    )
