"""The Markdown editor in a real browser: what is typed is what is saved, with the toolbar, by keys, and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.models import Article, TreatmentType
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory
from tests.browser.signed_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
VALUE = "document.querySelector('#id_body').value"


def test_what_is_typed_reaches_the_textarea_and_is_saved(page, write, console_errors):
    article = write("The first words")
    page.evaluate("document.addEventListener('input', (event) => { window.heard = event.target.name; })")
    page.keyboard.type(" and more 🙂.")
    assert page.evaluate(VALUE) == "The first words and more 🙂."
    assert page.evaluate("window.heard") == "body"
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('.CodeMirror')")
    page.locator("[name=_continue]").click()
    page.wait_for_load_state()
    assert Article.objects.get(pk=article.pk).draft_content()["body"] == "The first words and more 🙂."
    assert console_errors == []


@pytest.mark.parametrize(
    ("button", "text"),
    [
        ("Bold", "**words**"),
        ("Italic", "*words*"),
        ("Heading", "## words"),
        ("Subheading", "### words"),
        ("Bulleted list", "- words"),
        ("Numbered list", "1. words"),
        ("Quotation", "> words"),
    ],
)
def test_a_button_of_the_toolbar_formats_what_is_selected(page, write, button, text):
    write("words")
    page.evaluate("document.querySelector('#id_body').markdownEditor.focusAt(0, 5)")
    page.get_by_role("button", name=button, exact=True).click()
    assert page.evaluate(VALUE) == text
    page.get_by_role("button", name="Undo", exact=True).click()
    assert page.evaluate(VALUE) == "words"


def test_the_toolbar_is_one_stop_for_the_tab_key_and_arrows_move_within(page, write):
    write("words")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")
    assert page.evaluate(VALUE) == "**words**"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Italic"


def test_places_count_characters_as_the_server_does(page, write):
    write("🙂 a promise of cure")
    # Marked and read at once: the check that runs while writing puts its own marks in place of these.
    marked = page.evaluate(
        """() => {
            document.querySelector("#id_body").markdownEditor.mark([
                {start: 4, end: 11, level: "E", title: "Promise", id: "K1"}]);
            const mark = document.querySelector(".cm-finding.cm-finding-e");
            return [mark.innerText, mark.title];
        }"""
    )
    assert marked == ["promise", "Promise"]
    page.evaluate("document.querySelector('#id_body').markdownEditor.replace(4, 11, 'hope')")
    assert page.evaluate(VALUE) == "🙂 a hope of cure"


def test_plain_text_is_chosen_once_and_remembered(page, write):
    write("words")
    page.get_by_role("button", name="Plain text").click()
    page.keyboard.press("Control+End")
    page.keyboard.type("!")
    assert page.evaluate(VALUE) == "words!"
    questions: list[str] = []
    page.on("dialog", lambda dialog: (questions.append(dialog.type), dialog.accept()))
    page.reload()
    assert questions == ["beforeunload"]  # what was typed is not saved
    assert page.locator("#id_body").is_visible()
    page.get_by_role("button", name="Plain text").click()
    assert not page.locator("#id_body").is_visible()


def test_a_section_becomes_an_editor_when_somebody_goes_into_it(
    page, live_server, shipped_data, cast, console_errors
):
    treatment = TreatmentTypeFactory(who_for="Adults")
    sign_in(page, live_server, cast.writer)
    page.goto(f"{live_server.url}/admin/articles/treatmenttype/{treatment.pk}/change/")
    page.get_by_role("button", name="How it works").click()
    assert page.locator(".CodeMirror").count() == 0
    page.locator("#id_who_for").click()
    page.locator(".CodeMirror-focused").wait_for()
    page.keyboard.press("Control+End")
    page.keyboard.type(" only")
    page.locator("[name=_continue]").click()
    page.wait_for_load_state()
    assert TreatmentType.objects.get(pk=treatment.pk).draft_content()["who_for"] == "Adults only"
    assert console_errors == []


def test_without_scripts_the_form_works(browser, live_server, shipped_data, cast):
    article = ArticleFactory(body="words")
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, live_server, cast.writer)
    page.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    page.locator("#id_body").fill("other words")
    page.locator("[name=_continue]").click()
    assert Article.objects.get(pk=article.pk).draft_content()["body"] == "other words"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_editor_is_accessible_and_fits_a_phone(page, write, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 740})
    write("## A heading\n\nWords with a [link](/treatments/).\n\n> A quotation")
    found = Axe().run(page, context=".editor").response["violations"]
    assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    sizes = page.locator(".editor-toolbar button:visible").evaluate_all(
        "all => all.map((one) => one.offsetHeight)"
    )
    assert min(sizes) >= 44
