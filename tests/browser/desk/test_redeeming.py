"""The desk in a real browser: keyboard only, on a narrow phone, in light and dark, with and without scripts."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from clinics.models import Clinic, Redemption
from tests.articles.factories import TreatmentTypeFactory
from tests.browser.desk.acts import is_focused, look_up, violations
from tests.browser.phone import PHONE, fits
from tests.browser.signed_in import sign_in
from tests.clinics.factories import ClinicFactory, PromotionFactory, UserFactory, issued_code

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_code_is_redeemed_with_three_actions_on_a_narrow_phone(page, live_server, scheme, console_errors):
    clinic, user = (
        ClinicFactory(name="Larkminster"),
        UserFactory.allowed("redeem_promocode", "undo_redemption"),
    )
    clinic.staff.add(user)
    promo_code = issued_code()
    sign_in(page, live_server, user)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}/admin/desk/")
    assert fits(page)
    assert violations(page) == []
    is_focused(page, "#id_code")
    page.keyboard.type(str(promo_code).lower())
    page.keyboard.press("Enter")
    page.get_by_text("Valid", exact=True).wait_for()
    assert fits(page)
    assert violations(page) == []
    is_focused(page, "[name=is_new_client]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.get_by_text("Redeemed", exact=True).wait_for()
    assert fits(page)
    assert violations(page) == []
    assert Redemption.objects.get().is_new_client
    assert console_errors == []


def test_enter_alone_redeems_nothing(page, live_server):
    clinic, user = ClinicFactory(), UserFactory.allowed("redeem_promocode")
    clinic.staff.add(user)
    sign_in(page, live_server, user)
    page.goto(f"{live_server.url}/admin/desk/")
    is_focused(page, "#id_code")
    page.keyboard.type(str(issued_code()))
    page.keyboard.press("Enter")
    page.get_by_text("Valid", exact=True).wait_for()
    is_focused(page, "[name=is_new_client]")
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    assert page.get_by_text("Valid", exact=True).is_visible()
    assert not Redemption.objects.exists()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_every_state_fits_is_accessible_and_can_be_hit_with_a_thumb(desk, width, console_errors):
    desk.set_viewport_size({"width": width, "height": 800})
    used, promotion = issued_code(), PromotionFactory()
    used.redeem(clinic=Clinic.objects.get(), by=UserFactory(), is_new_client=True)
    promotion.treatments.add(TreatmentTypeFactory(name="A treatment with quite a long name, as they have"))
    for text, verdict in [
        (str(issued_code(promotion)), "Valid"),
        (str(used), "Already used"),
        ("x", "Typing slip"),
    ]:
        for scheme in ("light", "dark"):
            desk.emulate_media(color_scheme=scheme)
            look_up(desk, text)
            desk.locator(".desk-verdict", has_text=verdict).wait_for()
            assert fits(desk)
            assert violations(desk) == []
    too_small = desk.evaluate(
        """() => [...document.querySelectorAll(".desk :is(a, button, select, summary, label.desk-choice, input[type=text])")]
        .filter((each) => each.checkVisibility()).map((each) => [each.outerHTML, each.getBoundingClientRect()])
        .filter(([, box]) => box.height < 44 || box.width < 44).map(([html]) => html)"""
    )
    assert too_small == []
    assert console_errors == []


def test_enter_goes_on_from_the_result_to_the_next_code(desk):
    for _ in range(2):
        desk.keyboard.type(str(issued_code()))
        desk.keyboard.press("Enter")
        is_focused(desk, "[name=is_new_client]")
        desk.keyboard.press("Space")
        desk.keyboard.press("Enter")
        is_focused(desk, "a.desk-next")
        desk.keyboard.press("Enter")
        is_focused(desk, "#id_code")
    assert Redemption.objects.live().count() == 2
    assert desk.locator(".desk-today li").count() == 2


def test_without_scripts_a_code_is_redeemed_all_the_same(browser, live_server):
    clinic, user = ClinicFactory(), UserFactory.allowed("redeem_promocode")
    clinic.staff.add(user)
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    sign_in(page, live_server, user)
    page.goto(f"{live_server.url}/admin/desk/")
    page.keyboard.type(str(issued_code()))
    page.keyboard.press("Enter")
    page.get_by_text("Valid", exact=True).wait_for()
    assert fits(page)
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/redemptions/*/")
    assert page.get_by_text("Redeemed", exact=True).is_visible()
    assert Redemption.objects.get().is_new_client
    context.close()


def test_the_desk_own_files_are_small():
    files = ("css/desk.css", "js/desk.js", "js/desk_scan.js")
    assert sum(Path(finders.find(name)).stat().st_size for name in files) < 16_000


def test_a_scanner_that_types_and_ends_with_enter_needs_no_click(desk):
    promo_code = issued_code()
    desk.keyboard.insert_text(promo_code.desk_url)
    desk.keyboard.press("Enter")
    desk.get_by_text("Valid", exact=True).wait_for()
