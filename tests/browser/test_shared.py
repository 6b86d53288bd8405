"""A guest marks words of a shared draft and comments on them: the browser finds them and what stands around them."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Comment, ShareLink
from tests.articles.factories import ArticleFactory

pytestmark = [pytest.mark.django_db(transaction=True)]

BODY = "## Cold\n\nCold air takes **a lot of** water.\n\n## Warm\n\nWarm air takes **a lot of** time."
MARK_THE_LAST_STRONG_WORDS = """() => {
    const range = document.createRange();
    range.selectNodeContents([...document.querySelectorAll(".prose strong")].at(-1));
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
}"""


def test_marked_words_are_commented_on_by_keyboard(
    page: Page, live_server, shipped_data, console_errors: list[str]
) -> None:
    article = ArticleFactory(body=BODY)
    article.edit({}, by=None)
    link = ShareLink.objects.share(article, by=None, label="Second opinion", guests="comment")
    page.goto(live_server.url + link.get_absolute_url())
    offer = page.get_by_role("button", name="Comment on the marked words")
    expect(offer).to_be_hidden()
    page.evaluate(MARK_THE_LAST_STRONG_WORDS)
    offer.press("Enter")
    expect(page.get_by_label("Your name")).to_be_focused()
    page.keyboard.type("Dr Patel")
    page.keyboard.press("Tab")
    page.keyboard.type("How much time?")
    page.get_by_role("button", name="Send the comment").press("Enter")
    expect(page.get_by_text("How much time?")).to_be_visible()
    said = Comment.objects.get()
    # The same words stand twice: what is around them says which ones were meant.
    assert (said.quote, said.text, said.start) == ("a lot of", "How much time?", BODY.rindex("a lot of"))
    assert console_errors == []
