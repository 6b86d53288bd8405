"""What pages tell the programs that show a card for a shared link (Open Graph)."""

from django import template
from django.utils.translation import get_language, to_locale

from articles.pages.social_cards import PageCard, list_card

register = template.Library()


@register.simple_tag
def site_card(name: str) -> PageCard:
    """The drawn picture of a page of the site which is about no one thing."""
    return list_card(name)


@register.simple_tag
def locale() -> str:
    """The page's language as Open Graph writes it: en_GB."""
    return to_locale(get_language() or "en-gb")
