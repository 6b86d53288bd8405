"""What a reader does with the form, and what is looked at."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

QUICK = 1100  # milliseconds; nobody fills a form in less than a second


def fill(page: Any, email: str = "anna@example.org") -> None:
    page.locator("[name=email]").fill(email)
    page.get_by_label("I am 18 or over").check()


def send(page: Any) -> None:
    page.get_by_role("button", name="Send me my code").click()


def violations(page: Page, **options: Any) -> list[str]:
    found = Axe().run(page, **options).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]
