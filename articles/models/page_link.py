"""What each page uses: the pages it links to, the pictures it shows, the papers and subjects it names."""

from collections.abc import Iterable, Iterator
from typing import Any, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.links_in_text import own_links
from articles.models.page_record import PageRecord, PageRecordQuerySet

LONGEST = 600


class PageLinkQuerySet(PageRecordQuerySet["PageLink"]):
    def renew(self, page: Any) -> None:
        """Works out the links of a page's newest and live text anew and writes the difference."""
        newest = set(_uses(page, page.draft_content()))
        live = set(_uses(page, page.content())) if page.holds_live_text else set()
        wanted = {use: (use in live, use in newest) for use in newest | live}
        stored = {(link.kind, link.target): link for link in self.of(page)}
        self.filter(pk__in=[stored[use].pk for use in stored.keys() - wanted.keys()]).delete()
        changed = [
            stored[use] for use in stored.keys() & wanted.keys() if stored[use].set_place(*wanted[use])
        ]
        self.bulk_update(changed, ["is_live", "is_newest"])
        self.bulk_create(
            PageLink(
                **{page.page_field: page}, kind=kind, target=target, is_live=in_live, is_newest=in_newest
            )
            for (kind, target), (in_live, in_newest) in wanted.items()
            if (kind, target) not in stored
        )

    def record_new(self, pages: Iterable[tuple[Any, dict[str, Any]]]) -> None:
        """The uses of pages that have none on record and no live text, each given with its content."""
        self.bulk_create(
            PageLink(**{page.page_field: page}, kind=kind, target=target, is_live=False, is_newest=True)
            for page, content in pages
            for kind, target in set(_uses(page, content))
        )

    def to(self, thing: Any) -> Self:
        """The links of all pages to one article, treatment, picture, paper or subject."""
        wanted = Q()
        for kind, target in _names_of(thing):
            wanted |= Q(kind=kind, target=target)
        return self.filter(wanted) if wanted else self.none()

    def used_by(self, thing: Any) -> list[tuple[Any, bool]]:
        """The pages that use the thing, each once, and whether readers see it there; live ones first."""
        pages: dict[Any, bool] = {}
        for link in self.to(thing).select_related("article", "treatment_type"):
            if link.page != thing:
                pages[link.page] = pages.get(link.page, False) or link.is_live
        for treatment in _stating(thing):
            pages[treatment] = pages.get(treatment, False) or treatment.is_published
        return sorted(pages.items(), key=lambda each: (not each[1], str(each[0]).casefold()))


class PageLink(PageRecord):
    """One use of one thing by one page, in its live text, its newest text, or both."""

    class Kind(models.TextChoices):
        ARTICLE = "article", _("Link to an article")
        TREATMENT = "treatment", _("Link to a treatment")
        CONCERN = "concern", _("Link to a concern")
        AREA = "area", _("Link to a body area")
        PRACTITIONER = "practitioner", _("Link to a person")
        PATH = "path", _("Link to another page of the site")
        IMAGE = "image", _("Picture")
        CITATION = "citations", _("Paper")
        ABOUT_TREATMENT = "treatments", _("About a treatment")
        ABOUT_CONCERN = "concerns", _("About a concern")
        CATEGORY = "categories", _("In a category")
        AUTHOR = "author", _("Written by")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, editable=False)
    target = models.CharField(_("what"), max_length=LONGEST, editable=False)
    is_live = models.BooleanField(_("in the live text"), editable=False)
    is_newest = models.BooleanField(_("in the newest text"), editable=False)

    objects = PageLinkQuerySet.as_manager()

    class Meta(PageRecord.Meta):
        verbose_name = _("use")
        verbose_name_plural = _("uses")
        indexes = [models.Index(fields=["kind", "target"], name="pagelink_to")]
        constraints = [
            *PageRecord.Meta.constraints,
            models.UniqueConstraint(fields=["article", "kind", "target"], name="pagelink_once_per_article"),
            models.UniqueConstraint(
                fields=["treatment_type", "kind", "target"], name="pagelink_once_per_treatment"
            ),
            models.CheckConstraint(
                condition=Q(is_live=True) | Q(is_newest=True), name="pagelink_stands_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.target}"

    def set_place(self, is_live: bool, is_newest: bool) -> bool:
        """Says in which texts it stands (unsaved); whether that is news."""
        is_news = (self.is_live, self.is_newest) != (is_live, is_newest)
        self.is_live, self.is_newest = is_live, is_newest
        return is_news


RELATIONS = ("citations", "treatments", "concerns", "categories")


def _uses(page: Any, content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in RELATIONS:
        yield from ((name, str(key)) for key in content.get(name) or ())
    for name, kind in (("category", "categories"), ("author", "author")):
        if content.get(name):
            yield kind, str(content[name])
    yield from _pictures(page, content)
    texts = [value for value in content.values() if isinstance(value, str)]
    yield from _links(texts)


def _stating(thing: Any) -> Iterator[Any]:
    """Treatments with an evidence statement that rests on the paper: it is no part of a version."""
    if thing._meta.model_name == "citation":
        yield from (each.treatment for each in thing.statements.select_related("treatment"))


def _links(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    own_hosts = {urlsplit(settings.SITE_URL).hostname or ""}
    for text in texts:
        yield from own_links(text, own_hosts)


def _pictures(page: Any, content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    from articles.models.image import Image
    from articles.rendered_text import references_in

    for value in content.values():
        if isinstance(value, str) and "![" in value:
            yield from (
                ("image", reference) for reference in references_in(value) if len(reference) <= LONGEST
            )
    if hero := content.get("hero"):
        slug = Image.objects.filter(pk=hero).values_list("slug", flat=True).first()
        if slug:
            yield "image", f"image:{slug}"


def _names_of(thing: Any) -> list[tuple[str, str]]:
    """By what a page may name the thing: the kinds and targets of PageLink."""
    by_key = {
        "treatmenttype": "treatments",
        "citation": "citations",
        "concern": "concerns",
        "category": "categories",
        "practitioner": "author",
    }
    by_slug = {
        "article": "article",
        "treatmenttype": "treatment",
        "concern": "concern",
        "bodyarea": "area",
        "practitioner": "practitioner",
    }
    model = thing._meta.model_name
    names = [(by_key[model], str(thing.pk))] if model in by_key else []
    if model in by_slug:
        names.append((by_slug[model], thing.slug))
    if model == "image":
        names.extend(
            ("image", reference) for reference in (f"image:{thing.slug}", thing.remote_url) if reference
        )
    return names
