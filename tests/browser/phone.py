"""A narrow phone, and whether a page fits it."""

from typing import Any

PHONE = {"width": 360, "height": 740}


def fits(page: Any) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
