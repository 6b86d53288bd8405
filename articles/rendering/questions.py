"""Questions and answers: a rendered text whose headings are the questions."""

import re
from dataclasses import dataclass

from articles.rendering.reading import plain_text
from articles.rendering.result import Rendering

HEADING = re.compile(r'<h([2-6]) id="[^"]*">(?P<question>.*?)</h\1>', re.DOTALL)


@dataclass(frozen=True)
class Question:
    """The words that the page shows; `answer_html` is what stands below the heading there."""

    question: str
    answer: str
    answer_html: str


def questions(rendering: Rendering) -> tuple[Question, ...]:
    """Every heading with the text up to the next one; a heading without a text is no question."""
    found = list(HEADING.finditer(rendering.html))
    ends = [match.start() for match in found[1:]] + [len(rendering.html)]
    pairs = (
        (plain_text(match["question"]), rendering.html[match.end() : end].strip())
        for match, end in zip(found, ends, strict=True)
    )
    return tuple(Question(title, plain_text(html), html) for title, html in pairs if html)
