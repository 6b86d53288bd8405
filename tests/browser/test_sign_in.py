"""Signing in with a real browser: a passkey by a virtual authenticator, an app code, keyboard, phone, light and dark."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from aesthetica.sign_in import factors
from tests.aesthetica.sign_in.people import code_of, set_up_app
from tests.aesthetica.sign_in.people import give_password as give_password_by_hand
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def site(page, live_server, shipped_data):
    """The site under a name: browsers know no passkeys at number addresses."""
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def key(page):
    """A key plugged into the browser."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    added = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    def pull_out():
        devtools.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": added["authenticatorId"]})

    return pull_out


def give_password(page, site, name="writer"):
    page.goto(f"{site}/admin/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")


def is_fine(page):
    """Fits a phone and a desk, and axe finds nothing, in light and dark."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for size in (PHONE, {"width": 1440, "height": 900}):
            page.set_viewport_size(size)
            assert page.evaluate(
                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
            )
        found = Axe().run(page).response["violations"]
        assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found] == []
    page.emulate_media(color_scheme="light")


def test_a_passkey_is_added_and_signs_in(page, site, cast, key, console_errors):
    assert cast.writer
    give_password(page, site)
    page.wait_for_url("**/admin/")
    page.goto(f"{site}/admin/sign-in/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Its name").fill("Blue key")
    is_fine(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/recovery-codes/")
    is_fine(page)
    page.get_by_role("button", name="Make and show recovery codes").press("Enter")
    page.locator(".recovery-codes li").nth(9).wait_for()
    is_fine(page)
    page.goto(f"{site}/admin/sign-in/")
    page.get_by_text("Blue key").first.wait_for()
    is_fine(page)
    page.context.clear_cookies()
    give_password(page, site)
    page.get_by_role("button", name="Use your passkey").wait_for()
    is_fine(page)
    page.get_by_role("button", name="Use your passkey").press("Enter")
    page.wait_for_url("**/admin/")
    assert factors.of(cast.writer).get().last_used_at
    assert console_errors == []


def test_without_the_key_the_browser_says_so_and_a_recovery_code_helps(page, site, cast, key):
    assert cast.writer
    give_password(page, site)
    page.wait_for_url("**/admin/")
    page.goto(f"{site}/admin/sign-in/passkey/")
    page.get_by_label("Its name").fill("Telephone")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recovery-codes/")
    code = factors.fresh_recovery_codes(cast.writer)[0]
    key()
    page.context.clear_cookies()
    give_password(page, site)
    page.wait_for_url("**/second-step/")
    page.evaluate(
        "() => { navigator.credentials.get = () => Promise.reject(new DOMException('', 'NotAllowedError')) }"
    )
    page.get_by_role("button", name="Use your passkey").press("Enter")
    page.get_by_role("alert").filter(has_text="nobody answered in time").wait_for()
    page.get_by_label("Code from your app").fill(code)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")


def test_an_app_code_signs_in_by_keyboard_alone_without_scripts(browser, site, cast):
    secret = set_up_app(cast.writer)
    page = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    give_password(page, site)
    page.wait_for_url("**/second-step/")
    page.get_by_label("Code from your app").fill("12 34 56")
    page.keyboard.press("Enter")
    page.get_by_text("That code did not fit").first.wait_for()
    page.get_by_label("Code from your app").fill(code_of(secret))
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")


def test_an_app_is_set_up_from_its_picture(page, site, cast, console_errors):
    assert cast.writer
    give_password(page, site)
    page.wait_for_url("**/admin/")
    page.goto(f"{site}/admin/sign-in/app/")
    is_fine(page)
    assert page.locator(".app-qr").evaluate("picture => picture.naturalWidth") > 100
    secret = re.sub(r"\s", "", page.locator(".app-secret").inner_text())
    page.get_by_label("The code that the app shows now").fill(code_of(secret))
    page.keyboard.press("Enter")
    page.wait_for_url("**/recovery-codes/")
    assert console_errors == []


def test_the_sign_in_and_the_page_that_says_to_wait_are_accessible(page, site, cast):
    assert cast.writer
    page.goto(f"{site}/admin/login/")
    is_fine(page)
    for _number in range(7):
        give_password_by_hand("writer", "wrong")
    page.goto(f"{site}/admin/login/")
    page.get_by_label("Username").fill("writer")
    page.get_by_label("Password").fill("wrong")
    page.keyboard.press("Enter")
    page.get_by_text("Too many tries to sign in failed").wait_for()
    is_fine(page)


def test_pages_for_confirming_and_removing_are_accessible(page, site, cast):
    set_up_app(cast.writer)
    from tests.browser.signed_in import sign_in

    class Server:
        url = site

    sign_in(page, Server, cast.writer)
    factor = factors.of(cast.writer).get()
    page.goto(f"{site}/admin/sign-in/remove/?factor={factor.pk}")
    is_fine(page)
    page.get_by_label("Your password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_text("It is the last one").wait_for()
    is_fine(page)
