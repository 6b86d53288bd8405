"""What the page rests on: benefits without a reference (K04), references that do not hold (K05), levels of evidence above them (K18)."""

import re
from collections.abc import Iterator

from articles.compliance.content import CitationFacts
from articles.compliance.facts import is_cited
from articles.compliance.finding import Finding
from articles.compliance.page import Page
from articles.references.mentions import mentions_in

# "Hu et al. (2019)", "Leo et al., 2015"
IN_TEXT = re.compile(r"\b([A-Z][\w'’-]+) et al\.?,? ?\(?((?:19|20)\d\d)\)?")


def benefit_without_citation(page: Page) -> Iterator[Finding]:
    """K04: one finding a page, at the first promise."""
    if page.content.citations:
        return
    benefit, treatment = page.pack.phrases["benefit_words"], page.pack.phrases["treatment_words"]
    for field, context in page.contexts.items():
        passage = context.passage
        for start, end in passage.sentences:
            found = benefit.regex.search(passage.plain, start, end)
            if found and (page.content.kind == "treatment" or treatment.is_in(passage.plain, start, end)):
                first, last = passage.span(*found.span())
                yield from page.report(
                    "K04", field=field, start=first, end=last, text=passage.source[first:last]
                )
                return


def unsound_citation(page: Page) -> Iterator[Finding]:
    """K05: every reference that is not verified, at the place where the text names it."""
    for citation in page.content.citations:
        if not citation.is_verified:
            field, start, end = _place(citation, page)
            text = page.content.fields[field][start:end] if field else citation.reference
            yield from page.report("K05", citation.state, field=field, start=start, end=end, text=text)
    yield from _unrecorded(page)


def _unrecorded(page: Page) -> Iterator[Finding]:
    body = page.content.fields.get("body", "")
    for named in mentions_in(body):
        if not any(_names(citation, named.words) for citation in page.content.citations):
            text = body[named.start : named.end]
            yield from page.report(
                "K05", "unrecorded", field="body", start=named.start, end=named.end, text=text
            )


def _names(citation: CitationFacts, words: str) -> bool:
    return is_cited(citation, words.lower()) or words in citation.reference


def unconfirmed_level(page: Page) -> Iterator[Finding]:
    """K18: every level that the records state and no verified reference carries; readers are told the lower one."""
    for fact in page.content.unconfirmed:
        case = "above" if fact.carries_some else "unsupported"
        yield from page.report("K18", case, field=fact.field, text=fact.level)


def _place(citation: CitationFacts, page: Page) -> tuple[str, int, int]:
    """Where the text names the paper: by its words or by author and year; ('', 0, 0) where it does not."""
    for field, text in page.content.fields.items():
        at = text.find(citation.reference)
        if citation.reference and at >= 0:
            return field, at, at + len(citation.reference)
        for named in IN_TEXT.finditer(text):
            if is_cited(citation, f"{named[1]} {named[2]}".lower()):
                return field, named.start(), named.end()
    return "", 0, 0
