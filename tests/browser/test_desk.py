"""The desk and the lead form in a real browser: keyboard only, on a narrow phone, in light and dark."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders

from clinics.models import Clinic, PromoCode, Redemption
from tests.articles.factories import TreatmentTypeFactory
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.signed_in import sign_in
from tests.clinics.factories import (
    ClinicFactory,
    ConsentWordingFactory,
    PromotionFactory,
    UserFactory,
    issued_code,
)

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 360, "height": 740}


def fits(page: Any) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def is_focused(page: Any, selector: str) -> None:
    page.wait_for_function("selector => document.activeElement.matches(selector)", arg=selector)


def violations(page: Any) -> list[str]:
    """What axe finds inside the desk; the frame around it is the admin's own."""
    found = Axe().run(page, context=".desk").response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]


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


@pytest.fixture
def desk(page, live_server):
    """A signed-in desk at Larkminster, on the page where codes are looked up."""
    clinic, user = ClinicFactory(name="Larkminster"), UserFactory.allowed("redeem_promocode")
    clinic.staff.add(user)
    sign_in(page, live_server, user)
    page.goto(f"{live_server.url}/admin/desk/")
    is_focused(page, "#id_code")
    return page


def look_up(desk: Any, text: str) -> None:
    """Look a code up and wait for the answer, which takes the place of the page before it."""
    desk.evaluate("document.querySelector('.desk').id = 'before'")
    desk.fill("#id_code", text)
    desk.keyboard.press("Enter")
    desk.locator("#before").wait_for(state="detached")


# --- widths, colours, touch -------------------------------------------------------------------------------------


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


# --- the line ---------------------------------------------------------------------------------------------------


def lose_answers(desk: Any, times: int) -> list[str]:
    """Let the server do what it is told, and lose that many of its answers to redeeming; returns what was lost."""
    lost: list[str] = []

    def lose(route: Any) -> None:
        if len(lost) == times:
            return route.continue_()
        lost.append(route.request.post_data)
        route.fetch(max_redirects=0)
        route.abort()

    desk.route("**/admin/desk/redeem/", lose)
    return lost


def answer_as_new_client(desk: Any) -> None:
    look_up(desk, str(issued_code()))
    desk.get_by_label("Yes, a new client").check()
    desk.get_by_role("button", name="Redeem at").click()


def test_a_lost_answer_is_asked_for_again_and_the_code_is_redeemed_once(desk):
    lost = lose_answers(desk, 1)
    answer_as_new_client(desk)
    desk.get_by_text("The line was lost. Nothing is lost: trying again").wait_for()
    desk.get_by_text("Redeemed", exact=True).wait_for()
    assert len(lost) == 1
    assert desk.url.endswith(f"/admin/desk/redemptions/{Redemption.objects.get().pk}/")
    desk.reload()
    assert desk.get_by_text("Redeemed", exact=True).is_visible()


def test_a_line_that_stays_lost_leaves_a_button_that_sends_the_same_form(desk):
    desk.clock.install()
    lost = lose_answers(desk, 5)
    answer_as_new_client(desk)
    while not desk.get_by_role("button", name="Try again").is_visible():
        desk.clock.run_for(1000)
    assert desk.get_by_text("look the code up").is_visible()
    assert len(set(lost)) == 1
    desk.get_by_role("button", name="Try again").click()
    desk.get_by_text("Redeemed", exact=True).wait_for()
    assert Redemption.objects.count() == 1


def test_a_server_that_stumbles_is_asked_again(desk):
    codes = [502, 503]
    desk.route(
        "**/admin/desk/redeem/",
        lambda route: route.fulfill(status=codes.pop()) if codes else route.continue_(),
    )
    answer_as_new_client(desk)
    desk.get_by_text("Redeemed", exact=True).wait_for()
    assert not codes


def test_two_clicks_send_one_form(desk):
    sent = []
    desk.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    look_up(desk, str(issued_code()))
    desk.get_by_label("Yes, a new client").check()
    sent.clear()
    desk.get_by_role("button", name="Redeem at").dblclick()
    desk.get_by_text("Redeemed", exact=True).wait_for()
    assert len(sent) == 1


def test_who_was_signed_out_meanwhile_comes_back_to_the_desk(desk, live_server):
    look_up(desk, str(issued_code()))
    desk.get_by_label("Yes, a new client").check()
    desk.context.clear_cookies(name="sessionid")
    desk.get_by_role("button", name="Redeem at").click()
    desk.wait_for_url("**/admin/login/**")
    assert not Redemption.objects.exists()


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


# --- the camera -------------------------------------------------------------------------------------------------

DETECTOR = """window.BarcodeDetector = class {
  static async getSupportedFormats() { return ["qr_code"]; }
  async detect(video) { return video.videoWidth && window.seen ? [{ rawValue: window.seen }] : []; }
};"""


@pytest.fixture
def camera_desk(browser_type, live_server):
    """A desk with Chromium's pretended camera, and a stand-in for the detector that this system lacks."""
    flags = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    browser = browser_type.launch(executable_path=CHROMIUM, args=[*FLAGS, *flags])
    page = browser.new_page(viewport=PHONE)
    page.add_init_script(DETECTOR)
    clinic, user = ClinicFactory(), UserFactory.allowed("redeem_promocode")
    clinic.staff.add(user)
    sign_in(page, live_server, user)
    page.goto(f"{live_server.url}/admin/desk/")
    yield page
    browser.close()


def test_the_camera_reads_the_qr_looks_the_code_up_and_goes_off(camera_desk):
    promo_code, desk = issued_code(), camera_desk
    desk.get_by_role("button", name="Scan").click()
    desk.wait_for_function("document.querySelector('.desk-camera video').videoWidth > 0")
    assert violations(desk) == []
    desk.evaluate(
        """(text) => { window.stream = document.querySelector(".desk-camera video").srcObject; window.seen = text; }""",
        promo_code.desk_url,
    )
    desk.get_by_text("Valid", exact=True).wait_for()
    assert desk.evaluate("window.stream.getTracks().map((track) => track.readyState)") == ["ended"]
    assert desk.get_by_role("heading", name=str(promo_code)).is_visible()


def test_escape_closes_the_camera_and_switches_it_off(camera_desk):
    desk = camera_desk
    desk.get_by_role("button", name="Scan").click()
    desk.wait_for_function("document.querySelector('.desk-camera video').videoWidth > 0")
    stream = desk.evaluate_handle("document.querySelector('.desk-camera video').srcObject")
    desk.keyboard.press("Escape")
    desk.get_by_role("dialog").wait_for(state="hidden")
    desk.wait_for_function("(stream) => !stream.active", arg=stream)


def test_a_refused_camera_is_said_and_the_code_can_be_typed(camera_desk):
    desk = camera_desk
    desk.evaluate(
        """() => { navigator.mediaDevices.getUserMedia = async () => { throw new DOMException("", "NotAllowedError"); }; }"""
    )
    desk.get_by_role("button", name="Scan").click()
    desk.get_by_text("The camera was refused.").wait_for()
    assert violations(desk) == []
    desk.get_by_role("button", name="Close").click()
    desk.keyboard.type("x")


def test_without_a_detector_there_is_no_button(desk):
    assert desk.get_by_role("button", name="Scan").count() == 0


def test_a_scanner_that_types_and_ends_with_enter_needs_no_click(desk):
    promo_code = issued_code()
    desk.keyboard.insert_text(promo_code.desk_url)
    desk.keyboard.press("Enter")
    desk.get_by_text("Valid", exact=True).wait_for()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_reader_asks_for_a_code_with_the_keyboard(browser, live_server, has_scripts):
    promotion = PromotionFactory(consent_wording=ConsentWordingFactory())
    context = browser.new_context(java_script_enabled=has_scripts, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{live_server.url}{promotion.get_absolute_url()}?utm_source=poster")
    page.get_by_role("button", name="Send me my code").click()
    page.get_by_text("There is a problem").wait_for()
    assert page.title().startswith("Error:")
    if has_scripts:
        assert fits(page)
        assert page.evaluate("document.activeElement.className") == "error-summary"
    page.get_by_role("link", name="Enter your e-mail address").click()
    page.keyboard.type("anna@example.org")
    page.get_by_label("I am 18 or over").check()
    page.wait_for_timeout(1100)  # nobody is quicker
    page.get_by_role("button", name="Send me my code").click()
    page.get_by_role("heading", name="Check your e-mail").wait_for()
    lead = PromoCode.objects.get().lead
    assert (lead.email, lead.source_path) == ("anna@example.org", promotion.get_absolute_url())
    assert not context.cookies()
    context.close()
