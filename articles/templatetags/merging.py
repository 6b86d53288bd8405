"""What was chosen on the page that merges two texts, when it is shown again."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def choice(chosen: Mapping[str, str], key: str) -> str:
    """The choice that was sent for a conflict, blank for none."""
    return chosen.get(key, "")


@register.filter
def written(chosen: Mapping[str, str], part: Any) -> str:
    """The text by hand: as it was sent, at first one's own."""
    return chosen.get(f"{part.key}-text", part.stretch.yours)
