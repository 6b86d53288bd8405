"""What the page's records say, by the names under which the rules ask for it."""

import re
from collections.abc import Callable, Mapping

from articles.compliance.content import CitationFacts, Content, TreatmentFacts
from articles.compliance.passage import Passage

AUTHOR = re.compile(r"[^\W\d_][\w'’-]*")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Fact = Callable[[Content, Passage, int], bool]


def treatments_meant(content: Content, passage: Passage, position: int) -> tuple[TreatmentFacts, ...]:
    """The linked treatments that the section names; all of them where it names none."""
    start, end = passage.window(position, "section")
    section = passage.plain[start:end]
    named = tuple(
        t for t in content.treatments if any(n and n.lower() in section for n in (t.name, *t.aliases))
    )
    return named or content.treatments


def is_cited(citation: CitationFacts, text: str) -> bool:
    """Whether a lower-cased text names the paper: by its first author and year, or by the whole reference."""
    reference = citation.reference.lower()
    author, year = AUTHOR.search(reference), YEAR.search(reference)
    if author and year:
        return bool(re.search(rf"\b{re.escape(author[0])}\b", text)) and year[0] in text
    return bool(reference) and reference in text


def _pierces_skin(content: Content, passage: Passage, position: int) -> bool:
    return any(t.pierces_skin for t in treatments_meant(content, passage, position))


def _stays_on_the_skin(content: Content, passage: Passage, position: int) -> bool:
    meant = treatments_meant(content, passage, position)
    return bool(meant) and all(t.deliveries and not t.pierces_skin for t in meant)


def _is_about_filler(content: Content, passage: Passage, position: int) -> bool:
    meant = treatments_meant(content, passage, position)
    return bool(meant) and all(t.family == "filler" for t in meant)


def _has_outcome_image(content: Content, passage: Passage, position: int) -> bool:
    return any(image.role == "outcome" and image.has_live_consent for image in content.images)


def _cites(content: Content, passage: Passage, position: int) -> bool:
    start, end = passage.window(position, "block")
    return any(c.is_verified and is_cited(c, passage.plain[start:end]) for c in content.citations)


def _cites_people(content: Content, passage: Passage, position: int) -> bool:
    start, end = passage.window(position, "block")
    block = passage.plain[start:end]
    return any(c.is_verified and c.is_human_study and is_cited(c, block) for c in content.citations)


FACTS: Mapping[str, Fact] = {
    "pierces_skin": _pierces_skin,
    "stays_on_the_skin": _stays_on_the_skin,
    "is_about_filler": _is_about_filler,
    "has_outcome_image": _has_outcome_image,
    "cites_verified_paper": _cites,
    "cites_verified_human_study": _cites_people,
}
