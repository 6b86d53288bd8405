"""The sitemap: every public page, when its content last changed, and the pictures on it (sitemaps.org 0.9).

One file while it is small; beyond that an index of parts, each under the same address with `section` and `page`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from xml.sax.saxutils import escape

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from articles import newest_changes
from articles.models import (
    Article,
    BodyArea,
    CombinationPlan,
    Concern,
    Practitioner,
    Series,
    SitePage,
    TreatmentType,
)
from articles.models.image import Image
from articles.newest_changes import newest_change
from articles.pages.shelves import shelves
from articles.rendered_text import images_of, references_in
from articles.structured_data import absolute
from articles.structured_data.graph import moment

PER_FILE = 1000
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)


@dataclass(frozen=True)
class Entry:
    """One page; paths are made whole when written. No date where none is known to be true."""

    path: str
    changed_at: datetime | None = None
    images: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A set of pages: `rows` selects them (a queryset or a list), `entries` turns some of them into entries."""

    rows: Callable[[], Any]
    entries: Callable[[Sequence[Any]], Iterable[Entry]]

    def size(self) -> int:
        rows = self.rows()
        return len(rows) if isinstance(rows, list) else rows.count()

    def part(self, page: int) -> Iterable[Entry]:
        return self.entries(list(self.rows()[(page - 1) * PER_FILE : page * PER_FILE]))


@require_safe
@conditional_page
def sitemap(request: HttpRequest, sections: Mapping[str, Section] | None = None) -> HttpResponse:
    """/sitemap.xml; another app's sections can be given along with ours."""
    sections = SECTIONS if sections is None else sections
    name = request.GET.get("section")
    if name is not None:
        return _answer(_url_set(_asked_part(sections, name, request.GET.get("page", "1"))))
    sizes = {key: section.size() for key, section in sections.items()}
    if sum(sizes.values()) > PER_FILE:
        return _answer(_index(sizes))
    return _answer(_url_set(entry for section in sections.values() for entry in section.part(1)))


def _asked_part(sections: Mapping[str, Section], name: str, page: str) -> list[Entry]:
    if name not in sections or not page.isdecimal() or not 1 <= int(page) < 10_000:
        raise Http404
    entries = list(sections[name].part(int(page)))
    if not entries:
        raise Http404
    return entries


def _answer(lines: Iterable[str]) -> HttpResponse:
    return HttpResponse(HEAD + "\n".join(lines) + "\n", content_type="application/xml; charset=utf-8")


def _index(sizes: Mapping[str, int]) -> Iterator[str]:
    yield f"<sitemapindex {NAMESPACES}>"
    for name, size in sizes.items():
        for page in range(1, -(-size // PER_FILE) + 1):
            query = urlencode({"section": name, "page": page})
            yield f"<sitemap><loc>{escape(absolute(reverse('sitemap')))}?{escape(query)}</loc></sitemap>"
    yield "</sitemapindex>"


def _url_set(entries: Iterable[Entry]) -> Iterator[str]:
    yield f"<urlset {NAMESPACES}>"
    for entry in entries:
        date = f"<lastmod>{moment(entry.changed_at)}</lastmod>" if entry.changed_at else ""
        images = "".join(
            f"<image:image><image:loc>{escape(absolute(url))}</image:loc></image:image>"
            for url in entry.images
        )
        yield f"<url><loc>{escape(absolute(entry.path))}</loc>{date}{images}</url>"
    yield "</urlset>"


# --- what there is ----------------------------------------------------------------------------------------------


def _lists() -> list[Entry]:
    treatments, articles = newest_change(TreatmentType), newest_change(Article)
    dates = [date for date in (treatments, articles) if date]
    return [
        Entry(reverse("home"), max(dates, default=None)),
        Entry(reverse("treatment_list"), treatments),
        Entry(reverse("article_list"), articles),
        *(
            Entry(reverse(name))
            for name in (
                "concern_list",
                "treatment_finder",
                "plan_list",
                "article_archive",
                "about",
                "corrections",
                "team",
                "glossary",
                "image_credits",
            )
        ),
    ]


def _articles() -> Any:
    fields = ("slug", "body", "changed_at", "publish_from", "hero")
    return Article.objects.published().order_by("pk").select_related("hero").only(*fields)


def _article_entries(articles: Sequence[Article]) -> Iterator[Entry]:
    images = images_of(article.body for article in articles)
    for article in articles:
        shown = (images[reference] for reference in references_in(article.body) if reference in images)
        yield _entry(article, tuple(shown))


def _treatments() -> Any:
    # A prescription-only medicine may not be advertised to the public: its page asks not to be indexed.
    treatments = TreatmentType.objects.published().filter(is_prescription_only=False)
    return treatments.order_by("pk").select_related("hero")


def _entry(page: Any, images: Sequence[Image] = ()) -> Entry:
    shown = dict.fromkeys(image.url for image in (page.hero, *images) if image and image.url)
    return Entry(page.get_absolute_url(), max(page.changed_at, page.publish_from), tuple(shown))


def _subjects() -> list[Entry]:
    return [
        *_dated(Concern.objects.all(), newest_changes.of_concerns()),
        *_dated(BodyArea.objects.all(), newest_changes.of_areas()),
        *_dated(shelves(), newest_changes.of_categories()),
        *_dated(Practitioner.objects.all(), {}),
        *_dated(_series(), {}),
    ]


def _dated(rows: Iterable[Any], dates: Mapping[int, datetime]) -> list[Entry]:
    """The date is that of the newest change in what the page lists."""
    return [Entry(row.get_absolute_url(), dates.get(row.pk)) for row in rows]


def _series() -> Any:
    parts = Article.objects.published().filter(series_part__series=OuterRef("pk"))
    return Series.objects.filter(Exists(parts))


def _plans() -> list[Entry]:
    plans = CombinationPlan.objects.published().exclude(components__treatment__is_prescription_only=True)
    return [Entry(plan.get_absolute_url(), plan.signed_at) for plan in plans]


def _about() -> list[Entry]:
    return [Entry(page.get_absolute_url(), page.changed_at) for page in SitePage.objects.published()]


SECTIONS: dict[str, Section] = {
    "lists": Section(_lists, list),
    "treatments": Section(_treatments, lambda rows: [_entry(row) for row in rows]),
    "articles": Section(_articles, _article_entries),
    "plans": Section(_plans, list),
    "about": Section(_about, list),
    "subjects": Section(_subjects, list),
}
