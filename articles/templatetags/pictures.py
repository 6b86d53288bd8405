"""Pictures with their size, description and credit."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from articles.credit_html import credit_html
from articles.models import Image
from articles.structured_data.graph import json_ld
from articles.structured_data.picture import image_object

register = template.Library()

SIZES = {
    "card": "(min-width: 60rem) 25rem, (min-width: 40rem) 45vw, 92vw",
    "lead": "(min-width: 60rem) 45rem, 92vw",
    "wide": "(min-width: 80rem) 78rem, 94vw",
    "portrait": "8rem",
}
# What is cut out for which use; everything else is shown whole.
CUTS = {"card": "card"}


@register.inclusion_tag("includes/picture.html")
def picture(
    image: Image | None, use: str = "card", alt: str | None = None, eager: bool = False
) -> dict[str, Any]:
    """A library picture in the formats and sizes that it has; cut around its focal point for a card.

    `alt` replaces the picture's own description on this page ("" where the text beside it says the same); a picture
    whose host is not allowed becomes a link. `eager` is for the one picture at the head of a page.
    """
    shape = CUTS.get(use, "whole") if image and image.sizes(CUTS.get(use, "whole"), "webp") else "whole"
    return {
        "image": image,
        "alt": (image.description if image else "") if alt is None else alt,
        "sizes": SIZES[use],
        "eager": eager,
        "classes": classes(image),
        "sources": image.sources(shape) if image and image.url else (),
        "srcset": image.fallback_srcset(shape) if image and image.url else "",
        "ratio": _ratio(image, shape),
    }


def classes(image: Image | None) -> str:
    """Where the focal point lies, and the colour until the picture is there; a strict CSP allows no inline style."""
    tone = f"tone-{image.tone}" if image and image.tone else ""
    return f"{focus(image)} {tone}".strip()


def _ratio(image: Image | None, shape: str) -> tuple[int, int] | None:
    """Width and height that keep the place, of the shape that is shown."""
    if image is None or not image.width or not image.height:
        return None
    sizes = image.sizes(shape, "webp")
    return (
        (sizes[0]["width"], sizes[0]["height"]) if shape != "whole" and sizes else (image.width, image.height)
    )


def focus(image: Image | None) -> str:
    """Classes that keep the focal point in sight where the picture is cropped; a strict CSP allows no inline style."""
    if image is None:
        return ""
    across = "focus-left" if image.focal_x < 34 else "focus-right" if image.focal_x > 66 else ""
    down = "focus-top" if image.focal_y < 34 else "focus-bottom" if image.focal_y > 66 else ""
    return f"{across} {down}".strip()


@register.simple_tag
def picture_data(image: Image | None) -> SafeString | str:
    """The picture and its rights as structured data, for a card; pages of their own have it in their graph."""
    node = image_object(image) if image else None
    return json_ld([node]) if node else ""


@register.simple_tag
def credit(image: Image | None) -> SafeString | str:
    """The picture's credit; nothing where there is no picture or nothing is known."""
    return credit_html(image) if image else ""
