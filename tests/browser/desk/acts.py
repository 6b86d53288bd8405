"""What somebody does at the desk, and what is looked at."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe


def is_focused(page: Any, selector: str) -> None:
    page.wait_for_function("selector => document.activeElement.matches(selector)", arg=selector)


def violations(page: Any) -> list[str]:
    """What axe finds inside the desk; the frame around it is the admin's own."""
    found = Axe().run(page, context=".desk").response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]


def look_up(desk: Any, text: str) -> None:
    """Look a code up and wait for the answer, which takes the place of the page before it."""
    desk.evaluate("document.querySelector('.desk').id = 'before'")
    desk.fill("#id_code", text)
    desk.keyboard.press("Enter")
    desk.locator("#before").wait_for(state="detached")
