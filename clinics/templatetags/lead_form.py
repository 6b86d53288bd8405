"""{% lead_form page %}: the form of the promotion that is open for an article or treatment, or nothing.

The same for every visitor and all day, so that pages with it can be cached.
"""

from typing import Any

from django import template
from django.utils import timezone

from clinics.forms import LeadForm
from clinics.offered_on import offered_on

register = template.Library()


@register.inclusion_tag("clinics/lead_form_section.html", takes_context=True)
def lead_form(context: template.Context, page: Any = None) -> dict[str, Any]:
    """Render the form for an Article, a TreatmentType or, without argument, for no page in particular."""
    promotion = offered_on(page)
    if promotion is None:
        return {"promotion": None}
    path = page.get_absolute_url() if page else getattr(context.get("request"), "path", "")
    text = promotion.text_on(path, timezone.localdate())
    form = LeadForm(promotion=promotion, page=path, second_text=text, is_cacheable=True)
    return {"promotion": promotion, "text": text or promotion, "form": form}
