"""A page as readers would see it with a text that is only in memory: the real template, and nothing is written."""

from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from articles.models import TreatmentFamily, TreatmentType
from articles.pages.drafts import DraftArticlePage, DraftTreatmentPage
from articles.pages.newest_text import fill_in

PAGES: dict[str, type[Any]] = {"article": DraftArticlePage, "treatment_type": DraftTreatmentPage}
TEMPLATES = {"article": "articles/article_detail.html", "treatment_type": "articles/treatment_detail.html"}
NAMES = {"article": "article", "treatment_type": "treatment"}
NOT_STORED = 0  # the key of a page that is still to be made: no row has it, so that its queries find nothing


def as_if_public(page: Any, content: dict[str, Any]) -> Any:
    """Puts the text on the page object and completes what only a public page has; never save the object afterwards."""
    fill_in(page, content)
    if page.pk is None:
        page.pk = NOT_STORED
    page.live_revision = page.latest_revision
    page.publish_from = page.publish_from or timezone.now()
    page.publish_until = None
    page.slug = page.slug or slugify(page.title) or "-"
    if isinstance(page, TreatmentType):
        page.family = page.family or TreatmentFamily.values[0]
    return page


def template_of(page: Any) -> str:
    """The template of the public page."""
    return TEMPLATES[page.page_field]


def context_of(page: Any) -> dict[str, Any]:
    """What that template reads of a page that as_if_public() has prepared."""
    kind = page.page_field
    return {NAMES[kind]: page, "page": PAGES[kind](page), "is_preview": True}
