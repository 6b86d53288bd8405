"""How many years of reading a text asks for (K16), by the automated readability index."""

from collections.abc import Iterator

from articles.compliance.finding import Finding
from articles.compliance.page import Page
from articles.compliance.passage import WORD, Passage

ENOUGH_WORDS = 100  # below that the figure says nothing


def hard_to_read(page: Page) -> Iterator[Finding]:
    """K16: the body of an article, or a treatment's explanation of how it works."""
    passage = page.passage("body") or page.passage("how_it_works")
    if passage is None:
        return
    age = reading_age(passage)
    if age is not None and age > page.pack.limits["reading_age"]:
        yield from page.report("K16", text=str(age))


def reading_age(passage: Passage) -> int | None:
    """Years of age, rounded: ARI grade + 5; None for a text too short to tell (Smith and Senter 1967)."""
    words = passage.plain.split()
    sentences = [span for span in passage.sentences if span[1] - span[0] > 20]
    if len(words) < ENOUGH_WORDS or not sentences:
        return None
    letters = sum(map(len, WORD.findall(passage.plain)))
    grade = 4.71 * letters / len(words) + 0.5 * len(words) / len(sentences) - 21.43
    return round(grade) + 5
