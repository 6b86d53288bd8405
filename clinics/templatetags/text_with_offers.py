"""{% text_with_offers text page %}: a rendered text with its open offers in their places.

An offer that is closed, unknown or not allowed on the page leaves no trace for readers; the preview says so instead. The
same for every visitor and all day, so that pages with it can be cached.
"""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from articles.rendering import Rendering
from articles.rendering.offers import fill, offers_in
from clinics.offered_on import allowed_on

register = template.Library()


@register.simple_tag(takes_context=True)
def text_with_offers(context: template.Context, text: Rendering, page: Any = None) -> SafeString:
    """No query for a text without an offer, else one for all its offers and one for the page's treatments."""
    slugs = offers_in(text.html)
    if not slugs:
        return mark_safe(text.html)  # noqa: S308  (the renderer sanitised it)
    promotions = {each.slug: each for each in allowed_on(page).filter(slug__in=slugs)}
    path, today = page.get_absolute_url() if page else "", timezone.localdate()

    def shown(slug: str) -> str:
        promotion = promotions.get(slug)
        words = promotion and (promotion.text_on(path, today) or promotion)
        about = {"slug": slug, "promotion": promotion, "text": words, "is_preview": context.get("is_preview")}
        return render_to_string("clinics/offer_in_text.html", about)

    return mark_safe(fill(text.html, shown))  # noqa: S308
