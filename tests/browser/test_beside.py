"""The preview and the findings beside the form, in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.models import AcceptedFinding
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory
from tests.browser.signed_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
PROMISE = "The result is guaranteed."
ASKED = re.compile("/live-preview/$")
LONG = "\n\n".join(f"## Part {number}\n\n" + "Quiet words about skin. " * 40 for number in range(20))


@pytest.fixture
def beside(page, write):
    """Opens an article with the preview beside it; returns the preview's frame."""

    def open_beside(body, *, shows="Preview", width=1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.add_init_script("localStorage.setItem('beside-the-text', '')")
        with page.expect_response(ASKED):
            write(body)
        page.get_by_role("button", name=shows).click()
        return page.frame_locator("#beside-frame iframe")

    return open_beside


def at_end(page):
    page.evaluate("document.querySelector('#id_body').markdownEditor.focusAt(1e6)")


def selected(page):
    return page.evaluate("document.querySelector('#id_body').markdownEditor.selection()")


def test_typing_updates_the_page_and_its_scroll_stays(page, beside, console_errors):
    shown = beside(LONG)
    expect(shown.get_by_role("heading", name="Part 19")).to_be_attached()
    place = "document.querySelector('#beside-frame iframe').contentDocument.scrollingElement"
    page.evaluate(f"{place}.scrollTop = 3000")
    page.evaluate(f"{place}.querySelector('article h1').dataset.same = 'yes'")
    at_end(page)
    page.keyboard.type("\n\nA new paragraph 🙂.")
    expect(shown.get_by_text("A new paragraph 🙂.")).to_be_attached()
    assert page.evaluate(f"{place}.scrollTop") == 3000
    assert page.evaluate(f"{place}.querySelector('article h1').isConnected")
    assert page.evaluate("document.activeElement.closest('.CodeMirror') !== null")
    assert console_errors == []


def test_the_last_good_page_stays_when_the_server_fails_and_comes_back(page, beside):
    shown = beside("First words.")
    expect(shown.get_by_text("First words.")).to_be_visible()
    page.route(ASKED, lambda route: route.abort())
    at_end(page)
    page.keyboard.type(" More.")
    said = re.compile(r"The server does not answer. You see the state of \d?\d:\d\d")
    expect(page.get_by_text(said)).to_be_visible()
    assert shown.get_by_text("First words.", exact=True).is_visible()
    page.unroute(ASKED)
    page.keyboard.type(" And more.")
    expect(shown.get_by_text("First words. More. And more.")).to_be_visible()
    expect(page.locator("#beside-trouble")).to_be_hidden()


def test_beside_the_page_the_form_keeps_room_and_its_acts_in_sight(page, beside):
    beside("Words.")
    edge = page.locator("#beside").bounding_box()["x"]
    for act in ("Versions", "Story", "Where it is used"):
        box = page.get_by_role("link", name=act).first.bounding_box()
        assert box["x"] + box["width"] <= edge
    editor = page.locator(".editor-full").bounding_box()
    assert editor["width"] > 400 and editor["x"] + editor["width"] <= edge


def test_a_slow_older_answer_never_takes_the_place_of_a_newer_one(page, beside):
    shown = beside("Words")
    expect(shown.locator(".prose p")).to_have_text("Words")
    held = []
    page.route(ASKED, lambda route: route.continue_() if len(held) == 1 else held.append(route))
    at_end(page)
    page.keyboard.type(" first")
    page.wait_for_timeout(900)
    page.keyboard.type(" second")
    page.wait_for_timeout(900)
    expect(shown.locator(".prose p")).to_have_text("Words")  # one question at a time: the second waits
    held[0].continue_()
    expect(shown.locator(".prose p")).to_have_text("Words first second")
    page.wait_for_timeout(900)
    expect(shown.locator(".prose p")).to_have_text("Words first second")


def test_findings_are_underlined_at_their_words_in_the_text_and_in_the_page(page, beside):
    shown = beside(f"🙂 Emoji 🙂 before.\n\nA [link](/treatments/) and **bold** words. {PROMISE}")
    for mark in (page.locator(".cm-finding-e"), shown.locator("mark.finding-e")):
        expect(mark).to_have_count(1)
        expect(mark).to_have_text("guaranteed")
    page.evaluate("document.querySelector('#id_body').markdownEditor.focusAt(0)")
    page.route(ASKED, lambda route: route.abort())
    page.keyboard.type("More words before. ")
    expect(page.locator(".cm-finding-e")).to_have_text("guaranteed")  # moves along until the next answer


def test_a_finding_leads_to_its_words(page, beside):
    beside(f"🙂 Before.\n\n{PROMISE}", shows="Findings")
    page.locator(".beside-hit", has_text="guaranteed").first.click()
    assert selected(page) == "guaranteed"
    at_end(page)
    page.get_by_role("button", name="Preview").click()
    page.frame_locator("#beside-frame iframe").locator("mark.finding-e").click()
    assert selected(page) == "guaranteed"


def test_the_keyboard_goes_from_finding_to_finding(page, beside):
    beside(f"{PROMISE}\n\nA miracle.\n\n{PROMISE}", shows="Findings")
    expect(page.locator(".cm-finding-e").first).to_be_visible()
    page.evaluate("document.querySelector('#id_body').markdownEditor.focusAt(0)")
    words = []
    for key in ("F8", "F8", "F8", "Shift+F8"):
        page.keyboard.press(key)
        words.append(
            (selected(page), page.evaluate("document.querySelector('#id_body').markdownEditor.cursor()"))
        )
    assert [word for word, _at in words] == ["guaranteed", "miracle", "guaranteed", "miracle"]
    assert words[1][1] == words[3][1] < words[2][1]


def test_the_way_back_does_not_stop_where_it_is_when_the_check_has_answered_again(page, beside):
    beside(f"{PROMISE}\n\nA miracle.", shows="Findings")
    expect(page.locator(".cm-finding-e")).to_have_count(2)
    page.evaluate("document.querySelector('#id_body').markdownEditor.focusAt(0)")
    page.keyboard.press("F8")
    page.keyboard.press("F8")
    with page.expect_response(ASKED):
        page.evaluate("""const title = document.querySelector('#id_title'); title.value += ' again';
                         title.dispatchEvent(new Event('input', {bubbles: true}))""")
    page.wait_for_timeout(300)
    page.keyboard.press("Shift+F8")
    assert selected(page) == "guaranteed"


def test_the_count_is_told_when_it_changes_and_not_with_each_letter(page, beside):
    beside("Quiet words.", shows="Findings")
    page.evaluate(
        """window.told = []; new MutationObserver(() => window.told.push(document.querySelector('#beside-aloud').textContent))
           .observe(document.querySelector('#beside-aloud'), {childList: true, characterData: true, subtree: true})"""
    )
    at_end(page)
    with page.expect_response(ASKED):
        page.keyboard.type(" More quiet words.", delay=30)
    assert page.evaluate("window.told") == []
    page.keyboard.type(f" {PROMISE}", delay=30)
    page.wait_for_function("window.told.length")
    assert page.evaluate("window.told.length") == 1


def test_a_section_of_a_treatment_opens_at_the_words(page, live_server, shipped_data, cast):
    treatment = TreatmentTypeFactory(who_for=f"Adults. {PROMISE}")
    sign_in(page, live_server, cast.writer)
    page.goto(f"{live_server.url}/admin/articles/treatmenttype/{treatment.pk}/change/")
    page.get_by_role("button", name="Findings").click()
    page.locator(".beside-hit", has_text="guaranteed").first.click()
    expect(page.locator(".CodeMirror-focused .cm-finding-e").first).to_have_text("guaranteed")
    assert page.evaluate("document.querySelector('#id_who_for').markdownEditor.selection()") == "guaranteed"


def test_a_reviewer_accepts_with_a_reason_without_leaving(
    page, live_server, shipped_data, cast, console_errors
):
    article = ArticleFactory(body=PROMISE)
    article.edit({}, by=cast.writer)
    sign_in(page, live_server, cast.reviewer)
    page.set_viewport_size({"width": 1680, "height": 900})  # wide enough to open by itself
    page.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    expect(page.frame_locator("#beside-frame iframe").locator(".prose")).to_have_text(PROMISE)
    page.get_by_role("button", name="Findings").click()
    alert = page.locator("#beside-list details", has_text="guaranteed")
    alert.get_by_label("Why").fill("Quoted to refute it.")
    alert.get_by_role("button", name="Accept with this reason").click()
    expect(alert.get_by_text(re.compile("Accepted by reviewer, .*: Quoted to refute it."))).to_be_attached()
    expect(page.locator("#beside-said")).to_have_text("1 finding is accepted.")
    assert AcceptedFinding.objects.get().by == cast.reviewer
    assert console_errors == []


def test_the_choice_is_remembered(page, beside):
    beside("Words.", shows="Findings")
    expect(page.locator("#beside-findings")).to_be_visible()
    page.evaluate("window.onbeforeunload = null")
    assert page.evaluate("localStorage.getItem('beside-the-text')") == "findings"
    page.get_by_role("button", name="Close what is beside the text").click()
    expect(page.locator("#beside")).to_be_hidden()
    assert page.evaluate("localStorage.getItem('beside-the-text')") == ""


def test_the_page_is_as_wide_as_a_desktop_or_a_phone(page, beside):
    beside("Words.")
    width = "document.querySelector('#beside-frame iframe').contentDocument.documentElement.clientWidth"
    page.wait_for_function(f"{width} > 1200")
    page.get_by_role("button", name="Phone").click()
    assert page.evaluate(width) <= 390


def test_a_new_page_is_shown_before_it_is_saved(page, live_server, shipped_data, cast):
    sign_in(page, live_server, cast.writer)
    page.set_viewport_size({"width": 1680, "height": 900})  # wide enough to open by itself
    page.goto(f"{live_server.url}/admin/articles/article/add/")
    page.locator("#id_title").fill("Not made yet")
    expect(
        page.frame_locator("#beside-frame iframe").get_by_role("heading", name="Not made yet")
    ).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_it_is_accessible_and_fits_a_phone(page, beside, scheme, width):
    page.emulate_media(color_scheme=scheme)
    beside(f"Words.\n\n{PROMISE}", shows="Findings", width=width)
    page.locator(".beside-hit").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    if width == 360:
        sizes = page.locator(":is(.beside, .beside-bar) button:visible").evaluate_all(
            "all => all.map((one) => one.offsetHeight)"
        )
        assert min(sizes) >= 44
    for part in (".beside-bar", "#beside"):
        found = Axe().run(page, context=part).response["violations"]
        assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found] == []
    page.locator(".beside-hit", has_text="guaranteed").first.click()
    assert selected(page) == "guaranteed"
    if width == 360:
        expect(page.locator("#beside")).to_be_hidden()
        page.get_by_role("button", name="Preview").click()
        expect(page.frame_locator("#beside-frame iframe").get_by_text("Words.")).to_be_visible()
