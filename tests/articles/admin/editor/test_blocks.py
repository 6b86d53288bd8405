"""Every block that the editor offers is the block that its name says, as the page renders it."""

import pytest
from django.urls import NoReverseMatch, reverse

from articles.admin.editor import markdown_editor
from articles.admin.editor.blocks import BLOCKS, CURSOR
from articles.admin.editor.pickers import PICKERS
from articles.rendering import to_html

RENDERED = {
    "tip": 'class="callout callout-tip"',
    "did_you_know": 'class="callout callout-did-you-know"',
    "myth": '<dl class="myths">',
    "steps": '<ol class="steps">',
    "care_non_urgent": 'class="care-card care-card-non-urgent"',
    "care_urgent": 'class="care-card care-card-urgent"',
    "care_emergency": 'class="care-card care-card-emergency"',
    "comparison": 'class="table-scroll" role="region"',
}
INSERTED = [block for block in BLOCKS if block.markdown]


@pytest.mark.parametrize("block", INSERTED, ids=lambda block: block.name)
def test_a_block_renders_as_what_it_is_called(block):
    assert block.markdown.count(CURSOR) == 1
    text = f"Before.\n\n{block.markdown.replace(CURSOR, 'Words ')}\nAfter."
    html = to_html(text).html
    assert RENDERED[block.name] in html
    assert html.startswith("<p>Before.</p>") and html.rstrip().endswith("<p>After.</p>")


def test_no_block_is_forgotten_here():
    assert set(RENDERED) == {block.name for block in INSERTED}
    assert {block.picker for block in BLOCKS if block.picker} <= {picker.name for picker in PICKERS}


def test_a_block_whose_list_does_not_exist_is_not_offered():
    def exists(address: str) -> bool:
        try:
            return bool(reverse(address))
        except NoReverseMatch:
            return False

    parts = markdown_editor.parts()
    there = {picker.name for picker in PICKERS if exists(picker.address)}
    assert {"link", "picture"} <= there == {each["name"] for each in parts["pickers"]}
    assert {block.picker for block in parts["blocks"]} - {""} == there - {"link"}
