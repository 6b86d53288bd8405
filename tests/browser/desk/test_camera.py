"""Scanning with the camera, where the browser can."""

import pytest

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.desk.acts import violations
from tests.browser.phone import PHONE
from tests.browser.signed_in import sign_in
from tests.clinics.factories import ClinicFactory, UserFactory, issued_code

pytestmark = pytest.mark.django_db(transaction=True)
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
    desk.get_by_role("button", name="Close", exact=True).click()
    desk.keyboard.type("x")


def test_without_a_detector_there_is_no_button(desk):
    assert desk.get_by_role("button", name="Scan").count() == 0
