"""Markdown in blocks, sections and sentences, and the way back to the source."""

import random

from articles.compliance.passage import Passage


def kinds(text: str) -> list[tuple[str, str]]:
    passage = Passage(text)
    return [(block.kind, passage.text_of(block)) for block in passage.blocks]


def test_blocks_of_markdown() -> None:
    text = "## A head\n\nOne\ntwo.\n\n- item\n1. step\n\nTerm\n:   meaning\n\n> quoted\n> on\n\n| A | B |\n|---|---|\n| c | d |\n"
    assert kinds(text) == [
        ("heading", "a head"),
        ("paragraph", "one two."),
        ("item", "item"),
        ("item", "step"),
        ("term", "term"),
        ("definition", "meaning"),
        ("paragraph", "quoted on"),
        ("heading_cell", "a"),
        ("heading_cell", "b"),
        ("cell", "c"),
        ("cell", "d"),
    ]


def test_a_text_with_one_paragraph_a_line_is_not_one_paragraph() -> None:
    long = "A sentence about the skin that goes on. " * 6
    assert [kind for kind, _ in kinds(f"{long}\n{long}\nA head\n{long}")] == ["paragraph"] * 4


def test_sentences_end_where_sentences_end() -> None:
    passage = Passage("PRP vs. creams, by Hu et al. (2019). Dr. Who says no. 1 is best! Is it? Yes.")
    found = [passage.plain[a:b].strip() for a, b in passage.sentences]
    assert found == ["prp vs. creams, by hu et al. (2019).", "dr. who says no. 1 is best!", "is it?", "yes."]


def test_a_section_reaches_over_its_own_subsections() -> None:
    passage = Passage("## One\n\na\n\n### Sub\n\nb\n\n## Two\n\nc")
    start, end = passage.section_at(passage.plain.index("a"))
    assert "b" in passage.plain[start:end] and "c" not in passage.plain[start:end]


def test_every_character_leads_back_to_its_place() -> None:
    random.seed(7)
    pieces = [
        "**bold** ",
        "wörd ",
        "&amp; ",
        "İß ",
        "[a link](https://example.org) ",
        '![alt](image:x "cap")\n',
        "ﬁne ",
        "\u00ad",
        "’s ",
        "\n\n",
        "> q\n",
        "| a | b |\n",
        "# H\n",
        "x ",
        "<b>t</b> ",
        "\\* ",
    ]
    for _ in range(200):
        source = "".join(random.choices(pieces, k=12))
        passage = Passage(source)
        assert len(passage.plain) == len(passage._text.offsets)
        for start in range(len(passage.plain)):
            first, last = passage.span(start, start + 1)
            assert 0 <= first < last <= len(source)


def test_an_empty_text_has_nothing() -> None:
    for text in ("", "\n", "   ", "---", "![](image:x)"):
        assert all(text_of.strip() for _, text_of in kinds(text)), text
