"""Which treatments the pages of our site are about."""

from collections.abc import Iterable, Iterator

from articles.models import Article, Redirect, TreatmentType

AT_ONCE = 500  # values in one query; SQLite takes so many


def page_treatments(paths: Iterable[str]) -> dict[str, list[str]]:
    """The names of the treatments of each page, by its path; a page that has moved counts where it is now."""
    known = list(paths)
    now = {path: path for path in known} | _moved(known)
    of_treatment = {
        f"/treatments/{slug}/": [name] for slug, name in TreatmentType.objects.values_list("slug", "name")
    }
    of_article = _of_articles(now.values())
    return {path: of_treatment.get(place) or of_article.get(place, []) for path, place in now.items()}


def _moved(paths: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in _in_parts(paths):
        found |= dict(Redirect.objects.filter(old_path__in=some).values_list("old_path", "new_path"))
    return found


def _of_articles(paths: Iterable[str]) -> dict[str, list[str]]:
    slugs = [path.split("/")[2] for path in paths if path.startswith("/articles/")]
    found: dict[str, list[str]] = {}
    pairs = Article.treatments.through.objects.order_by("treatmenttype__name")
    for some in _in_parts(slugs):
        rows = pairs.filter(article__slug__in=some).values_list("article__slug", "treatmenttype__name")
        for slug, name in rows:
            found.setdefault(f"/articles/{slug}/", []).append(name)
    return found


def _in_parts(values: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
