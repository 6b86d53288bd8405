"""What the editor puts into a text besides what is typed: blocks, links, pictures, and what is pasted."""

import base64
import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image as Pillow
from playwright.sync_api import expect

from articles.models import Image
from tests.articles.factories import TreatmentTypeFactory

pytestmark = pytest.mark.django_db(transaction=True)
VALUE = "document.querySelector('#id_body').value"

PASTE = """({html, text, picture}) => {
    const clipboardData = new DataTransfer();
    if (html) clipboardData.setData("text/html", html);
    if (text) clipboardData.setData("text/plain", text);
    if (picture) {
        const bytes = Uint8Array.from(atob(picture), (one) => one.charCodeAt(0));
        clipboardData.items.add(new File([bytes], "image.png", {type: "image/png"}));
    }
    document.querySelector(".CodeMirror-code").dispatchEvent(
        new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
}"""
WORD = (
    "<html><body><!--StartFragment--><p class=MsoNormal>Rest for <b>two days</b>.</p>"
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>No sun</p>"
    "<!--EndFragment--></body></html>"
)


def becomes(page, text):
    page.wait_for_function("expected => document.querySelector('#id_body').value === expected", arg=text)


def test_a_block_is_inserted_by_keyboard_with_the_cursor_in_its_place(page, write, console_errors):
    write("Before")
    page.keyboard.press("Control+Alt+b")
    expect(page.get_by_role("menuitem", name="Expert tip")).to_be_focused()
    assert Axe().run(page, context=".editor").response["violations"] == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type("Skin renews itself.")
    becomes(page, "Before\n\n> **Did you know?** Skin renews itself.\n")
    page.get_by_role("button", name="Insert a block").click()
    page.keyboard.press("Escape")
    expect(page.locator(".CodeMirror")).to_have_class(
        "CodeMirror cm-s-easymde CodeMirror-wrap CodeMirror-focused"
    )
    assert console_errors == []


def test_a_link_to_a_page_of_ours_is_picked_by_keyboard(page, write, console_errors):
    TreatmentTypeFactory(name="Polynucleotides", slug="polynucleotides")
    write("Read about DNA gel")
    page.evaluate("document.querySelector('#id_body').markdownEditor.focusAt(11, 18)")
    page.keyboard.press("Control+k")
    words = page.get_by_role("combobox", name="A title, or an address to link to")
    expect(words).to_have_value("DNA gel")
    page.keyboard.type("polynuc")
    expect(page.get_by_role("option")).to_contain_text(["Polynucleotides"])
    assert Axe().run(page, context="#editor-pick-link").response["violations"] == []
    page.keyboard.press("Enter")
    becomes(page, "Read about [DNA gel](/treatments/polynucleotides/)")
    page.keyboard.press("Control+k")
    page.keyboard.type("https://example.org/leaflet")
    expect(page.get_by_role("option").first).to_contain_text("Link to this address")
    page.keyboard.press("Escape")
    becomes(page, "Read about [DNA gel](/treatments/polynucleotides/)")
    assert console_errors == []


def test_what_word_puts_on_the_clipboard_arrives_as_markdown_and_one_undo_takes_it_back(
    page,
    write,
    console_errors,
):
    write("Before")
    page.evaluate(PASTE, {"html": WORD, "text": "Rest for two days.\n· No sun"})
    becomes(page, "Before\n\nRest for **two days**.\n\n- No sun\n")
    page.keyboard.press("Control+z")
    becomes(page, "Before")
    assert console_errors == []


def test_formatted_text_is_pasted_plain_when_the_server_is_away(page, write):
    write("")
    page.route("**/editor/pasted/", lambda route: route.abort())
    page.evaluate(PASTE, {"html": WORD, "text": "Rest for two days."})
    becomes(page, "Rest for two days.")
    expect(page.locator(".editor-notice").first).to_contain_text("Pasted as plain text")


def test_a_pasted_picture_goes_into_the_library_and_its_figure_into_the_text(page, write, console_errors):
    buffer = io.BytesIO()
    Pillow.new("RGB", (64, 64), "teal").save(buffer, "PNG")
    write("Before")
    page.evaluate(PASTE, {"picture": base64.b64encode(buffer.getvalue()).decode()})
    becomes(page, "Before\n\n![](image:pasted-picture)\n")
    expect(page.locator(".editor-notice").first).to_contain_text(
        "Still to do: description missing, credit missing"
    )
    assert Image.objects.get().width == 64
    assert console_errors == []


def test_a_picture_that_is_none_is_refused_and_the_text_stays(page, write):
    write("Before")
    page.evaluate(PASTE, {"picture": base64.b64encode(b"no picture").decode()})
    expect(page.locator(".editor-notice").first).to_contain_text("no JPEG")
    assert page.evaluate(VALUE) == "Before"


def test_words_minutes_and_reading_age_stand_under_the_text(page, write):
    write("One two three")
    figures = page.locator(".editor-figures").first
    expect(figures).to_have_text("3 words · 1 minute to read")
    page.keyboard.type(" four")
    expect(figures).to_have_text("4 words · 1 minute to read")
