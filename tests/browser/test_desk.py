"""The desk and the lead form in a real browser: keyboard only, on a narrow phone, in light and dark."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from clinics.models import PromoCode, Redemption
from tests.clinics.factories import (
    ClinicFactory,
    ConsentWordingFactory,
    PromotionFactory,
    UserFactory,
    issued_code,
)

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 360, "height": 740}


def sign_in(page: Any, live_server: Any, user: Any) -> None:
    session = SessionStore()
    backend = "django.contrib.auth.backends.ModelBackend"
    session.update(
        {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: backend,
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        }
    )
    session.save()
    page.context.add_cookies([{"name": "sessionid", "value": session.session_key, "url": live_server.url}])


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
