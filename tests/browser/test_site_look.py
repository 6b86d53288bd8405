"""The look is chosen with a sample and its contrast, and readers see it; no look leaves a barrier."""

import pytest
from playwright.sync_api import expect

from clinics.models import SiteLook
from clinics.palette import Chosen, derived
from tests.articles.views.clinic_site import make_site
from tests.browser.lead_form.acts import violations
from tests.browser.signed_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

FORM = "/admin/clinics/sitelook/1/change/"
LOOKS = [
    Chosen("#3b1a78", "#a3195b", "#faf8ff"),
    Chosen("#9c3f1f", "#20605c", "#fbf6f0"),
    Chosen("#5c5c00", "#000000", "#ffffff"),
]


@pytest.fixture
def form(page, live_server, shipped_data, cast, console_errors):
    sign_in(page, live_server, cast.administrator)
    page.goto(live_server.url + FORM)
    yield page
    assert console_errors == []


def background(page, selector):
    return page.locator(selector).first.evaluate("part => getComputedStyle(part).backgroundColor")


def test_a_colour_that_is_chosen_is_seen_on_the_public_page(form, live_server):
    form.goto(f"{live_server.url}/")
    assert background(form, ".button") == "rgb(14, 79, 71)"
    form.goto(live_server.url + FORM)
    form.locator("#id_accent").fill("#3b1a78")
    form.locator("#id_heading_type").select_option("sans")
    form.get_by_role("button", name="Save", exact=True).click()
    expect(form.get_by_text("was changed successfully")).to_be_visible()
    form.goto(f"{live_server.url}/")
    form.reload()  # a page that was seen is kept for a minute
    assert background(form, ".button") == "rgb(59, 26, 120)"
    assert "system-ui" in form.locator("h1").evaluate("part => getComputedStyle(part).fontFamily")
    form.emulate_media(color_scheme="dark")
    accent = derived(Chosen("#3b1a78", "#97304a", "#f6f7f3"))["accent"][1]
    assert background(form, ".button") == rgb(accent)


def test_contrast_is_told_in_words_while_choosing_and_the_nearest_tone_is_taken(form):
    figures = form.locator(".look-figures")
    expect(figures).to_contain_text("Accent on the background: 8.7:1, enough")
    assert figures.get_attribute("aria-live") == "polite"
    form.locator("#id_accent").fill("#2a9d8f")
    expect(figures).to_contain_text("Accent on the background: 3.0:1, too little, it needs 4.5:1")
    form.get_by_role("button", name="Take the nearest that would do: #227e72").click()
    expect(figures).to_contain_text("Accent on the background: 4.5:1, enough")
    expect(form.locator("#id_accent")).to_have_value("#227e72")
    expect(form.locator(".colour-pair input[type=color]").first).to_have_value("#227e72")


def test_the_picker_fills_the_text(form):
    picker = form.locator(".colour-pair input[type=color]").nth(1)
    picker.evaluate(
        "part => { part.value = '#20605c'; part.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    expect(form.locator("#id_second_accent")).to_have_value("#20605c")
    expect(picker).to_have_accessible_name("Second accent")


@pytest.mark.parametrize("chosen", LOOKS, ids=lambda chosen: chosen.accent)
def test_the_sample_shows_what_the_site_will(form, chosen):
    """The script and the server compute the same colours."""
    for name in ("accent", "second_accent", "paper"):
        form.locator(f"#id_{name}").fill(getattr(chosen, name))
    names = list(derived(chosen))
    for mode in (0, 1):
        pane = form.locator(f".look-pane[data-mode='{mode}']")
        shown = pane.evaluate(
            "(pane, names) => names.map((name) => pane.style.getPropertyValue(`--${name}`))", names
        )
        assert dict(zip(names, shown, strict=True)) == {
            name: pair[mode] for name, pair in derived(chosen).items()
        }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("chosen", LOOKS, ids=lambda chosen: chosen.accent)
def test_no_barrier_on_public_pages_in_a_chosen_look(page, live_server, shipped_data, scheme, chosen):
    make_site()
    SiteLook(
        accent=chosen.accent,
        second_accent=chosen.second_accent,
        paper=chosen.paper,
        heading_type="sans",
        rounding="none",
    ).choose(by=None)
    page.emulate_media(color_scheme=scheme)
    for address in ("/", "/treatments/prp/", "/articles/blood-and-skin/"):
        page.goto(live_server.url + address)
        assert violations(page) == []


def rgb(colour):
    return f"rgb({int(colour[1:3], 16)}, {int(colour[3:5], 16)}, {int(colour[5:7], 16)})"
