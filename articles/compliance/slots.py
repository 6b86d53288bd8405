"""Where a text states a myth and where it answers one, and what it only quotes."""

import re
from collections.abc import Iterator

from articles.compliance.blocks import Block
from articles.compliance.passage import Passage

MYTH_LABEL = re.compile(r"(?:common )?(?:myth|misconception)s?(?: ?#?\d+)?(?: ?[:.–-])?\s*")
ANSWER_LABEL = re.compile(r"(?:the )?(?:reality|fact|truth)s?(?: ?#?\d+)?(?: ?[:.–-])?\s*")
MYTH_OPENING = re.compile(r"(?:common )?(?:myth|misconception)(?: ?#?\d+)? ?[:–-] ?")
ANSWER_OPENING = re.compile(r"\b(?:reality|fact|truth)(?: ?#?\d+)? ?[:–-] ?")
QUOTATION = re.compile(r'"[^"\n]+"|‘[^‘\n]+\'(?!\w)|(?<!\w)\'(?=\w)[^"\n]{2,120}?(?<=[\w.!?,])\'(?!\w)')
REFERENCES = re.compile(r"(?:references?|sources?|further reading|bibliography|citations?|literature)\b")

Span = tuple[int, int]


def myths(passage: Passage) -> tuple[Span, ...]:
    """The stretches that state a myth: labelled paragraphs, definition lists, table columns, headings."""
    return tuple(span for kind, span in _labelled(passage) if kind == "myth")


def answers(passage: Passage) -> tuple[Span, ...]:
    """The stretches that answer a myth."""
    return tuple(span for kind, span in _labelled(passage) if kind == "answer")


def quotations(passage: Passage) -> tuple[Span, ...]:
    """Words in quotation marks; a field that is one quotation speaks for the page and is none."""
    whole = len(passage.plain.strip())
    found = (m.span() for m in QUOTATION.finditer(passage.plain))
    return tuple(span for span in found if span[1] - span[0] < whole * 0.9)


def reference_lists(passage: Passage) -> tuple[Span, ...]:
    """Sections that list sources: a paper's title is not the page's claim."""
    headings = (b for b in passage.blocks if b.kind == "heading" and REFERENCES.match(passage.text_of(b)))
    return tuple(passage.section_at(heading.start) for heading in headings)


def _labelled(passage: Passage) -> Iterator[tuple[str, Span]]:
    """Goes through the blocks. A label that stands alone holds for what it introduces: a heading for its whole
    section, a term for its definitions, a line for the next block, a column's head for its cells."""
    label, introduced_by = "", ""
    for block in passage.blocks:
        text = passage.text_of(block)
        if block.kind in ("cell", "heading_cell"):
            column = _label_alone(block.column) if block.kind == "cell" else ""
            if column:
                yield column, (block.start, block.end)
            continue
        alone = _label_alone(text)
        opened = [] if alone else list(_opened(block, text, passage))
        yield from opened
        if alone:
            label, introduced_by = alone, block.kind
        elif block.kind in ("heading", "term") or opened:
            label = ""
        elif label and (introduced_by != "term" or block.kind == "definition"):
            yield label, (block.start, block.end)
            label = label if introduced_by in ("heading", "term") else ""
        else:
            label = ""


def _label_alone(text: str) -> str:
    if MYTH_LABEL.fullmatch(text):
        return "myth"
    return "answer" if ANSWER_LABEL.fullmatch(text) else ""


def _opened(block: Block, text: str, passage: Passage) -> Iterator[tuple[str, Span]]:
    """`Myth: … Reality: …` within one block."""
    start = block.start + passage.plain[block.start : block.end].index(text) if text else block.start
    myth = MYTH_OPENING.match(passage.plain, start, block.end)
    answer = ANSWER_OPENING.search(passage.plain, start, block.end)
    if answer and (myth or answer.start() == start):
        yield "answer", (answer.start(), block.end)
    if myth:
        yield "myth", (start, answer.start() if answer else block.end)
