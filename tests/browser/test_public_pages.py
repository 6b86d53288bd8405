"""Every public page: nothing for axe to find in light and dark, no sideways scrolling at 400 % zoom, calm and legible by setting."""

import pytest

from articles.models import TreatmentType
from tests.articles.factories import PractitionerFactory, make_user, plan_of
from tests.articles.views.clinic_site import PATHS, make_site
from tests.browser.lead_form.acts import violations
from tests.clinics.factories import ClinicFactory, PromotionFactory

pytestmark = pytest.mark.django_db(transaction=True)
EVERY = (*PATHS, "/plans/", "/plans/both/", "/about/", "/about/corrections/", "/articles/archive/", "/clinics/", "/clinics/eastmere/", "/offers/welcome/", "/articles/blood-and-skin/changes/")  # fmt: skip
ZOOMED = {"width": 320, "height": 256}  # what is left of 1280 × 1024 at 400 % (WCAG 2.2, 1.4.10)


@pytest.fixture
def site(shipped_data):
    make_site()
    ClinicFactory(slug="eastmere").opening_hours.create(weekday=0, opens_at="09:00", closes_at="17:30")
    PromotionFactory(slug="welcome")
    plan = plan_of(*TreatmentType.objects.published(), slug="both")
    plan.sign(by=PractitionerFactory(user=make_user()).user)
    plan.publish(by=None)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page, live_server, site, console_errors, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": 360, "height": 800})
    for path in EVERY:
        page.goto(f"{live_server.url}{path}")
        assert violations(page) == [], path
    # The pictures of the tests lie on hosts that do not exist here.
    assert [error for error in console_errors if "ERR_NAME_NOT_RESOLVED" not in error] == []


def test_nothing_scrolls_sideways_at_400_percent(page, live_server, site):
    page.set_viewport_size(ZOOMED)
    for path in EVERY:
        page.goto(f"{live_server.url}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED["width"], path


def test_buttons_and_fields_keep_an_edge_in_forced_colours(page, live_server, site):
    page.emulate_media(forced_colors="active")
    page.goto(f"{live_server.url}/treatments/finder/")
    edges = page.eval_on_selector_all(
        "main .button, main select", "found => found.map(each => getComputedStyle(each).borderTopStyle)"
    )
    assert edges and set(edges) == {"solid"}


def test_the_finder_is_answered_by_keyboard_alone(page, live_server, site):
    page.goto(f"{live_server.url}/treatments/finder/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.focus("#finder-concern")
    page.keyboard.type("Fine")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**concern=fine-lines**needles=no**")
    assert page.locator("#answer").is_visible()
