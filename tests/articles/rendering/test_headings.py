"""Headings: one h1 belongs to the page, levels never skip, every heading has its anchor."""

import re

from articles.rendering import to_html


def levels(markdown: str, **options: int) -> list[str]:
    return re.findall(r"<(h\d)", to_html(markdown, **options).html)


def test_h1_in_markdown_becomes_h2():
    assert levels("# A\n\n## B") == ["h2", "h2"]


def test_levels_never_skip():
    assert levels("## A\n\n#### B\n\n###### C\n\n## D") == ["h2", "h3", "h4", "h2"]


def test_a_text_under_a_heading_of_the_page_starts_lower():
    assert levels("## A\n\n### B", top_level=3) == ["h3", "h4"]


def test_contents_name_every_heading_with_its_anchor():
    rendering = to_html("## What *is* PRP?\n\n### Risks & limits\n")
    assert rendering.contents == (
        ("s-what-is-prp", "What is PRP?", 2),
        ("s-risks-limits", "Risks & limits", 3),
    )
    assert '<h2 id="s-what-is-prp">' in rendering.html


def test_equal_headings_get_different_anchors():
    assert [entry.id for entry in to_html("## A\n\n## A\n\n## A").contents] == ["s-a", "s-a-2", "s-a-3"]


def test_anchors_of_two_texts_on_one_page_differ():
    assert to_html("## A", id_prefix="risks-").contents[0].id == "risks-a"


def test_entities_and_escapes_in_a_heading_read_as_text():
    contents = to_html("## A &amp; B \\* <b>C</b>").contents
    assert contents[0].title == "A & B * C"


def test_a_heading_without_letters_still_gets_an_anchor():
    assert to_html("## !!!").contents[0].id == "s-section"


def test_other_scripts_keep_their_letters():
    assert to_html("## Кожа и 肌").contents[0].id == "s-кожа-и-肌"
