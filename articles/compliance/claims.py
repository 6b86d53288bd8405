"""The rules about wording (C01 to C42), run over every field of a page."""

from collections.abc import Iterator

from articles.compliance.context import Context
from articles.compliance.facts import FACTS
from articles.compliance.page import Hit, Page
from articles.compliance.passage import Passage
from articles.compliance.phrase import Matcher
from articles.compliance.rule_pack import Case, Rule

Span = tuple[int, int]


def hits(page: Page) -> Iterator[Hit]:
    """Every place that a wording rule of a chosen jurisdiction finds, with its level in context."""
    for context in page.contexts.values():
        for rule in page.pack.claims:
            yield from _hits_of(rule, context, page)


def _hits_of(rule: Rule, context: Context, page: Page) -> Iterator[Hit]:
    """Where two cases of a rule meet at one place, the one that stands first in the pack counts."""
    taken: list[Span] = []
    for case in rule.cases:
        if not page.places(case):
            continue
        for start, end in _matches(case, context, page):
            if any(start < b and a < end for a, b in taken):
                continue
            taken.append((start, end))
            yield _hit(rule, case, context, page, start, end)


def _hit(rule: Rule, case: Case, context: Context, page: Page, start: int, end: int) -> Hit:
    around = context.surroundings(case, start, end)
    first, last = context.passage.span(start, end)
    finding = page.finding(
        rule,
        case,
        around.adjust(page.level(case)),
        field=context.field,
        start=first,
        end=last,
        text=context.passage.source[first:last],
    )
    return Hit(finding, rule.topic, around.names, context.is_answer(start))


def _matches(case: Case, context: Context, page: Page) -> Iterator[Span]:
    assert case.match is not None
    passage = context.passage
    for number in _sentences_with(case.match, passage):
        for found in case.match.regex.finditer(passage.plain, *passage.sentences[number]):
            start, end = found.start(), found.start() + len(found[0].rstrip(",.;:"))
            if _counts(case, context, page, start, end):
                yield start, end


def _sentences_with(matcher: Matcher, passage: Passage) -> list[int]:
    """The sentences that hold one of the matcher's literals: looking for those is much cheaper than matching."""
    if matcher.anchors is None:
        return list(range(len(passage.sentences)))
    numbers: set[int] = set()
    for anchor in matcher.anchors:
        if anchor.word in passage.vocabulary:
            numbers.update(_sentences_at(anchor.literal, passage))
    return sorted(numbers)


def _sentences_at(literal: str, passage: Passage) -> Iterator[int]:
    at = passage.plain.find(literal)
    while at >= 0:
        yield passage.sentence_at(at)
        at = passage.plain.find(literal, at + 1)


def _counts(case: Case, context: Context, page: Page, start: int, end: int) -> bool:
    passage = context.passage
    if context.is_whitelisted(start, end) or _is_excepted(case, passage, start, end):
        return False
    if case.near and not case.near.is_in(passage.plain, *passage.window(start, case.window)):
        return False
    if not case.in_risk_sections and context.is_about_risks(start):
        return False
    if not all(FACTS[name](page.content, passage, start) for name in case.only_if):
        return False
    return not any(FACTS[name](page.content, passage, start) for name in case.unless)


def _is_excepted(case: Case, passage: Passage, start: int, end: int) -> bool:
    """Whether an exception of the case overlaps the hit within its sentence."""
    if case.exceptions is None:
        return False
    allowed = case.exceptions.regex.finditer(passage.plain, *passage.window(start, "sentence"))
    return any(found.start() < end and start < found.end() for found in allowed)
