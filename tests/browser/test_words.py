"""No word of a page is broken at the edge of its column, and no page is wider than its window."""

import pytest
from playwright.sync_api import Page

from tests.articles.factories import TreatmentTypeFactory, make_public

pytestmark = [pytest.mark.django_db(transaction=True)]

BROKEN_WORDS = """() => {
    const broken = [], range = document.createRange();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const node = texts.currentNode;
        if (!node.parentElement.offsetParent) continue;
        for (const word of node.data.matchAll(/[\\p{L}\\p{N}]{3,}/gu)) {
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const lines = [...range.getClientRects()].filter((box) => box.width).map((box) => Math.round(box.top));
            if (new Set(lines).size > 1) broken.push(word[0]);
        }
    }
    return broken;
}"""
TOO_WIDE = "document.documentElement.scrollWidth > window.innerWidth"


@pytest.mark.parametrize("width", [320, 390, 912, 1024, 1440])
def test_a_treatment_reads_in_whole_words_at_every_width(
    page: Page, live_server, shipped_data, width: int
) -> None:
    make_public(TreatmentTypeFactory(slug="prp", name="Platelet-rich plasma"))
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/treatments/prp/")
    assert page.evaluate(BROKEN_WORDS) == []
    assert not page.evaluate(TOO_WIDE)
