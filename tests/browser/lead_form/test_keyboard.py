"""A reader asks for a code with the keyboard alone."""

import pytest

from clinics.models import PromoCode
from tests.browser.phone import PHONE, fits
from tests.clinics.factories import ConsentWordingFactory, PromotionFactory

pytestmark = pytest.mark.django_db(transaction=True)


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
