"""One field of a page in blocks, sections and sentences, as the rules look at it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from articles.compliance.blocks import Block, Blocks
from articles.compliance.plain_text import PlainText

WORD = re.compile(r"\w+")
LONG_SENTENCE = 800  # what stands farther off in a text without full stops is no longer near
ABBREVIATION = re.compile(r"\b(?:vs|al|dr|no|prof|mr|mrs|ms|st|e\.g|i\.e|approx|fig|cf|etc|ca)\.$")
SENTENCE_END = re.compile(r"[.!?…]+[\"'”)\]]*\s+")


@dataclass(slots=True)
class Section:
    """What stands under a heading, down to where it ends in the plain text."""

    heading: Block
    parent: "Section | None"
    end: int


class Passage:
    """A field's text: `plain` is what the phrases are matched against, `source` what offsets refer to."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._text = PlainText(source)
        self.blocks = tuple(Blocks(self._text).read())
        self.plain = "".join(self._text.pieces)
        self._block_starts = [block.start for block in self.blocks]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the source of a stretch of the plain text."""
        return self._text.offsets[start], self._text.offsets[end - 1] + 1

    def sentence_around(self, start: int, end: int) -> str:
        """The sentences that `source[start:end]` touches, as a reader sees them, in lower case."""
        first = min(bisect_left(self._text.offsets, start), len(self.plain) - 1)
        last = max(bisect_left(self._text.offsets, end) - 1, first)
        return self.plain[self.window(first, "sentence")[0] : self.window(last, "sentence")[1]].strip()

    def text_of(self, block: Block) -> str:
        return self.plain[block.start : block.end].strip()

    def block_at(self, position: int) -> Block:
        return self.blocks[max(bisect_right(self._block_starts, position) - 1, 0)]

    @cached_property
    def vocabulary(self) -> str:
        """Every word once: looking a word up here is much quicker than in the whole text."""
        return " ".join(set(WORD.findall(self.plain)))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        return tuple(span for block in self.blocks for span in self._sentences_of(block))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, position: int) -> int:
        """The number of the sentence around a position."""
        return max(bisect_right(self._sentence_starts, position) - 1, 0)

    def window(self, position: int, name: str) -> tuple[int, int]:
        """The stretch around a position: sentence, sentences (one more on either side), block, section, field."""
        if name == "field":
            return 0, len(self.plain)
        if name == "section":
            return self.section_at(position)
        if name == "block":
            block = self.block_at(position)
            return block.start, block.end
        number = self.sentence_at(position)
        reach = 1 if name == "sentences" else 0
        first, last = max(number - reach, 0), min(number + reach, len(self.sentences) - 1)
        start, end = self.sentences[first][0], self.sentences[last][1]
        return max(start, position - LONG_SENTENCE), min(end, position + LONG_SENTENCE)

    @cached_property
    def _sections(self) -> tuple[Section, ...]:
        """One for each heading, in order, each with the section that encloses it."""
        found: list[Section] = []
        open_sections: list[Section] = []
        for heading in (block for block in self.blocks if block.kind == "heading"):
            while open_sections and open_sections[-1].heading.level >= heading.level:
                open_sections.pop().end = heading.start
            section = Section(heading, open_sections[-1] if open_sections else None, len(self.plain))
            found.append(section)
            open_sections.append(section)
        return tuple(found)

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.heading.start for section in self._sections]

    def _section_around(self, position: int) -> Section | None:
        number = bisect_right(self._section_starts, position)
        return self._sections[number - 1] if number else None

    def headings_over(self, position: int) -> Iterator[Block]:
        """The headings under which a position stands, the nearest first."""
        section = self._section_around(position)
        while section is not None:
            yield section.heading
            section = section.parent

    def section_at(self, position: int) -> tuple[int, int]:
        """From the nearest heading above to the next one of its own or a higher level."""
        section = self._section_around(position)
        if section is not None:
            return section.heading.start, section.end
        return 0, self._section_starts[0] if self._section_starts else len(self.plain)

    def _sentences_of(self, block: Block) -> Iterator[tuple[int, int]]:
        start = block.start
        for stop in SENTENCE_END.finditer(self.plain, block.start, block.end):
            if not ABBREVIATION.search(self.plain, start, stop.start() + 1) and stop.end() < block.end:
                yield start, stop.end()
                start = stop.end()
        if start < block.end:
            yield start, block.end
