"""Comments on words that are selected in the text or in its preview, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.models import Comment
from articles.passages import Passage
from tests.articles.factories import ArticleFactory
from tests.browser.signed_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
BODY = "🙂 PRP is drawn from your blood. Nobody can promise how **long** the result lasts."
QUOTE = "how **long** the result lasts"
SELECT_ELEMENT = "element => element.ownerDocument.getSelection().selectAllChildren(element)"


def select(page, words):
    page.evaluate(
        """words => { const editor = document.querySelector('#id_body').markdownEditor;
           const before = [...editor.value().split(words)[0]].length;
           editor.focusAt(before, before + [...words].length) }""",
        words,
    )


def selected(page):
    return page.evaluate("document.querySelector('#id_body').markdownEditor.selection()")


def test_a_writer_comments_by_keyboard_and_the_mark_stays_with_its_words(page, write, console_errors):
    page.set_viewport_size({"width": 1440, "height": 900})
    article = write(BODY)
    article.edit({}, by=None)
    select(page, QUOTE)
    page.keyboard.press("Control+Alt+m")
    expect(page.get_by_label("Comment on these words")).to_be_focused()
    page.keyboard.type("Which study says so?")
    page.get_by_role("button", name="Comment", exact=True).click()
    thread = page.get_by_role("article", name="Comment by writer")
    expect(thread).to_contain_text("Which study says so?")
    kept = Comment.objects.get()
    assert (kept.field, kept.quote, kept.start) == ("body", QUOTE, BODY.index(QUOTE))
    select(page, "🙂")
    page.keyboard.type("First of all, a beginning.")
    expect(page.locator(".cm-finding-comment", has_text="the result lasts")).to_be_visible()
    thread.get_by_role("button", name="Text").click()
    assert selected(page) == QUOTE
    thread.get_by_text("Answer", exact=False).first.click()
    thread.get_by_label("Your answer").fill("None that I know.")
    thread.get_by_role("button", name="Answer").click()
    expect(thread).to_contain_text("None that I know.")
    thread.get_by_role("button", name="Settle").click()
    expect(thread).to_have_count(0)
    assert console_errors == []


def test_a_reviewer_comments_on_words_of_the_preview(page, live_server, shipped_data, cast):
    article = ArticleFactory(body=BODY)
    article.edit({}, by=cast.writer)
    sign_in(page, live_server, cast.reviewer)
    page.set_viewport_size({"width": 1680, "height": 900})  # wide enough to open by itself
    page.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    shown = page.frame_locator("#beside-frame iframe")
    shown.locator(".prose strong").evaluate(SELECT_ELEMENT)
    page.get_by_role("button", name="Comment on the selected words").click()
    page.get_by_label("Comment on these words").fill("Longer than what?")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.get_by_role("article", name="Comment by reviewer")).to_contain_text("Longer than what?")
    assert Comment.objects.get().quote == "long"
    page.get_by_role("button", name="Preview", exact=True).click()
    expect(shown.locator("mark.finding-comment")).to_have_text("long")
    shown.locator("mark.finding-comment").click()
    expect(page.locator("#beside-comments")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_a_link_to_a_comment_opens_it_accessibly_on_any_screen(
    page, live_server, shipped_data, cast, scheme, width
):
    article = ArticleFactory(body=BODY)
    article.edit({}, by=cast.writer)
    thread = Comment.objects.add(article, by=cast.reviewer, text="Says who?", passage=Passage(QUOTE))
    thread.reply(by=cast.writer, text="I do.")
    sign_in(page, live_server, cast.writer)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/#comment-{thread.pk}")
    page.wait_for_function("document.querySelector('#id_body').markdownEditor?.selection()")
    assert selected(page) == QUOTE
    if width == 360:
        page.get_by_role("button", name="Comments").click()
    expect(page.get_by_role("article", name="Comment by reviewer")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    for part in (".beside-bar", "#beside"):
        found = Axe().run(page, context=part).response["violations"]
        assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found] == []
