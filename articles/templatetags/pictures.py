"""Pictures with their size, description and credit."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from articles.credit_html import credit_html
from articles.models import Image

register = template.Library()

SIZES = {
    "card": "(min-width: 60rem) 25rem, (min-width: 40rem) 45vw, 92vw",
    "lead": "(min-width: 60rem) 45rem, 92vw",
    "wide": "(min-width: 80rem) 78rem, 94vw",
    "portrait": "8rem",
}


@register.inclusion_tag("includes/picture.html")
def picture(
    image: Image | None, use: str = "card", alt: str | None = None, eager: bool = False
) -> dict[str, Any]:
    """The <img> of a library picture.

    `alt` replaces the picture's own description on this page ("" where the text beside it says the same); a picture
    whose host is not allowed becomes a link. `eager` is for the one picture at the head of a page.
    """
    own = image.alt if image and image.alt_state == Image.AltState.TEXT else ""
    description = own if alt is None else alt
    return {"image": image, "alt": description, "sizes": SIZES[use], "eager": eager, "focus": focus(image)}


def focus(image: Image | None) -> str:
    """Classes that keep the focal point in sight where the picture is cropped; a strict CSP allows no inline style."""
    if image is None:
        return ""
    across = "focus-left" if image.focal_x < 34 else "focus-right" if image.focal_x > 66 else ""
    down = "focus-top" if image.focal_y < 34 else "focus-bottom" if image.focal_y > 66 else ""
    return f"{across} {down}".strip()


@register.simple_tag
def credit(image: Image | None) -> SafeString | str:
    """The picture's credit; nothing where there is no picture or nothing is known."""
    return credit_html(image) if image else ""
