"""What a page about a treatment must have: risks (K01), exclusions (K02); and tips of named people (K14)."""

import re
from collections.abc import Callable, Iterator

from articles.compliance.finding import Finding
from articles.compliance.page import Page
from articles.compliance.passage import Passage

RISKS = ("risks_common", "risks_uncommon", "risks_serious")
EXCLUSIONS = ("not_suitable", "contraindications")
EXPERT_TIP = re.compile(r"^[ \t]*>?[ \t]*\*{0,2}expert tip\b.*(?:\n[ \t]*>.*)*", re.IGNORECASE | re.MULTILINE)
NAMED = re.compile(r"\b[A-Z][\w.'’-]* +[A-Z][\w'’-]+")  # two capitalised words in a row, as in Dr Ashdown
LABEL = re.compile(r"expert tip\W*", re.IGNORECASE)


def missing_risks(page: Page) -> Iterator[Finding]:
    """K01."""
    if _lacks(page, RISKS, _names_risks):
        yield from page.report("K01", _kind(page))


def missing_exclusions(page: Page) -> Iterator[Finding]:
    """K02."""
    if _lacks(page, EXCLUSIONS, _names_exclusions):
        yield from page.report("K02", _kind(page))


def unnamed_expert(page: Page) -> Iterator[Finding]:
    """K14."""
    body = page.content.fields.get("body", "")
    for tip in EXPERT_TIP.finditer(body):
        if not NAMED.search(LABEL.sub("", tip[0])):
            yield from page.report("K14", field="body", start=tip.start(), end=tip.end(), text=tip[0])


def _kind(page: Page) -> str:
    if page.content.kind == "treatment":
        return "treatment"
    return "linked_article" if page.content.treatments else "article"


def _lacks(page: Page, sections: tuple[str, ...], states: Callable[[Page, Passage], bool]) -> bool:
    fields = page.content.fields
    if page.content.kind == "treatment":
        return not any(fields.get(name, "").strip() for name in sections)
    body = page.passage("body")
    return _is_about_treatment(page) and not (body and states(page, body))


def _is_about_treatment(page: Page) -> bool:
    words = page.pack.phrases["treatment_words"]
    passages = (page.passage(name) for name in ("title", "body"))
    return bool(page.content.treatments) or any(words.is_in(p.plain) for p in passages if p)


def _names_risks(page: Page, body: Passage) -> bool:
    """A heading that says so, or one section that speaks of several risks."""
    if _has_heading(page, body, "risk_headings"):
        return True
    needed, words = page.pack.limits["named_risks"], page.pack.phrases["risk_words"]
    starts = [0, *(block.start for block in body.blocks if block.kind == "heading")]
    ends = [*starts[1:], len(body.plain)]
    return any(
        len({found[0] for found in words.regex.finditer(body.plain, start, end)}) >= needed
        for start, end in zip(starts, ends, strict=True)
    )


def _names_exclusions(page: Page, body: Passage) -> bool:
    words = page.pack.phrases["exclusion_words"]
    return _has_heading(page, body, "exclusion_headings") or words.is_in(body.plain)


def _has_heading(page: Page, body: Passage, name: str) -> bool:
    phrases = page.pack.phrases[name]
    return any(b.kind in ("heading", "term") and phrases.is_in(body.text_of(b)) for b in body.blocks)
