"""What the page's records say, by the names under which the rules ask for it."""

from collections.abc import Callable, Mapping

from articles.compliance.content import CitationFacts, Content, TreatmentFacts
from articles.compliance.passage import Passage

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
    """Whether a text names the paper: by its DOI, or by its first author and year, or by its whole title."""
    reference = citation.reference.lower()
    words = reference.replace(",", " ").replace("(", " ").replace(")", " ").split()
    years = [
        word.strip(".;:") for word in words if word.strip(".;:").isdigit() and len(word.strip(".;:")) == 4
    ]
    if words and years:
        return words[0] in text and years[0] in text
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
