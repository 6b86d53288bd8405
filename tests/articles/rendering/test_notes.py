"""Footnotes lead there and back, under ids of their own."""

import re

from articles.rendering import to_html

SOURCE = "One[^1] and two[^b].\n\n[^1]: First.\n[^b]: Second.\n"


def test_every_link_of_a_footnote_has_its_target():
    html = to_html(SOURCE).html
    targets = set(re.findall(r'href="#([^"]+)"', html))
    assert len(targets) == 4 and targets <= set(re.findall(r'id="([^"]+)"', html))
    assert all(target.startswith("s-fn") for target in targets)


def test_the_notes_are_a_section_that_says_so():
    html = to_html(SOURCE).html
    assert '<section aria-label="Footnotes" class="footnotes" role="doc-endnotes">' in html
    assert 'aria-label="Back to the text, note 2"' in html and "<hr" not in html


def test_two_texts_on_one_page_have_different_ids():
    assert 'id="risks-fn-1"' in to_html(SOURCE, id_prefix="risks-").html


def test_the_numbers_are_not_part_of_the_text():
    assert to_html(SOURCE).text.startswith("One and two.\nFirst.")
