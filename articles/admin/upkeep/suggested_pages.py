"""Which public pages a reader may have looked for under an address that leads nowhere."""

import re

from articles.models import Article, TreatmentType
from articles.search import search

MOST = 3
NO_WORD = re.compile(r"\.(?:html?|htm)$|\b\d{1,4}\b")


def suggested_pages(path: str) -> list[tuple[str, str]]:
    """Addresses and titles, best first: the page of the same name, else what the site's own search finds."""
    slug = path.strip("/").rpartition("/")[2]
    same = [
        page
        for model in (TreatmentType, Article)
        for page in model.objects.published().filter(slug=NO_WORD.sub("", slug.lower()).strip("-"))
    ]
    if same:
        return [(page.get_absolute_url(), str(page)) for page in same]
    words = " ".join(re.split(r"[\W_]+", NO_WORD.sub(" ", slug)))
    return [(hit.url, hit.title) for hit in search(words, per_page=MOST).hits]
