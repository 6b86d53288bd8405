"""llms.txt: the site in a page of plain Markdown, for programs that read for people (llmstxt.org)."""

import re
from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, TreatmentType
from articles.structured_data import absolute
from articles.views.public_page import public_page

NEWEST = 50
LONGEST = 300  # characters of a sentence
SENTENCE = re.compile(r".+?[.!?…](?=[\"'”’)]*\s)[\"'”’)]*")
MARKS = re.compile(r"([\\\[\]<>`*_])")
LISTS = (
    ("sitemap", gettext_lazy("Sitemap")),
    ("feed_json", gettext_lazy("JSON Feed")),
    ("feed_rss", gettext_lazy("RSS")),
    ("feed_atom", gettext_lazy("Atom")),
)


@public_page
def llms(request: HttpRequest) -> HttpResponse:
    """/llms.txt; prescription-only medicines stay out, as in the sitemap."""
    return HttpResponse("\n".join(_lines()) + "\n", content_type="text/plain; charset=utf-8")


def _lines() -> Iterator[str]:
    yield f"# {_plain(settings.SITE_NAME)}\n"
    yield "> " + _(
        "A clinic's pages on aesthetic treatments: what each is, what is known of it and what can go wrong."
    )
    yield "\n" + _(
        "The pages are information, not medical advice. Whether a treatment suits a person is decided in a consultation. "
        "A page names its medical reviewer only where one has signed exactly its text."
    )
    yield from _section(_("Treatments"), [_entry(each, each.definition) for each in _treatments()])
    yield from _section(
        _("Newest articles"), [_entry(each, each.excerpt or each.meta_description) for each in _articles()]
    )
    yield from _section(_("Whole lists"), [f"- [{name}]({absolute(reverse(view))})" for view, name in LISTS])


def _section(title: str, entries: list[str]) -> Iterator[str]:
    if entries:
        yield f"\n## {title}\n"
        yield from entries


def _entry(page: TreatmentType | Article, text: str) -> str:
    link = f"- [{_plain(page.name)}]({absolute(page.get_absolute_url())})"
    sentence = first_sentence(text)
    return f"{link}: {_plain(sentence)}" if sentence else link


def first_sentence(text: str) -> str:
    """The first sentence of a text in one line; a very long one is cut at a word."""
    line = " ".join(text.split())
    found = SENTENCE.match(line + " ")
    sentence = found[0] if found else line
    return sentence if len(sentence) <= LONGEST else sentence[:LONGEST].rsplit(" ", 1)[0] + " …"


def _plain(text: str) -> str:
    """In one line, without anything that Markdown takes for a mark."""
    return MARKS.sub(r"\\\1", " ".join(text.split()))


def _treatments() -> list[TreatmentType]:
    public = TreatmentType.objects.published().filter(is_prescription_only=False)
    return list(public.only("slug", "name", "definition").order_by("position", "name"))


def _articles() -> list[Article]:
    fields = ("slug", "title", "excerpt", "meta_description")
    return list(Article.objects.published().newest_first().only(*fields)[:NEWEST])
