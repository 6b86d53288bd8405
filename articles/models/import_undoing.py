"""Taking an import back: what it brought goes, what it changed gets its old text, what people worked on since stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext

from articles.models.article import Article
from articles.models.category import Category
from articles.models.citation import Citation
from articles.models.image import Image
from articles.models.import_item import ImportItem
from articles.models.importing import Outcome, is_touched
from articles.models.redirect import Redirect
from articles.models.revision import Revision

if TYPE_CHECKING:
    from articles.models.import_batch import ImportBatch

CHANGING = (Outcome.CREATED, Outcome.UPDATED)


@transaction.atomic
def take_back(batch: ImportBatch, portion: int) -> bool:
    """The next texts, the last one first; False where nothing is left. An item that stays as it is says why."""
    changed = batch.items.filter(is_done=True, is_taken_back=None, outcome__in=CHANGING)
    items = list(changed.select_related("article").order_by("-number")[:portion])
    for item in items:
        item.kept_because = _undo(item, batch.taken_back_by)
        item.is_taken_back = not item.kept_because
    ImportItem.objects.write(items, ["kept_because", "is_taken_back", "article"])
    batch.reach(batch.reached + len(items))
    if not items:
        for item in batch.items.exclude(made={}):
            _drop_unused(item.made)
    return bool(items)


def _undo(item: ImportItem, by: Any) -> str:
    """Why the article stays; blank where it was taken back."""
    article = item.article
    if article is None:
        return ""
    if is_touched(article):
        return gettext("It was edited, sent to review or published since.")
    if item.outcome == Outcome.CREATED:
        item.article = None
        article.remove(by=by)
        return ""
    return _give_back(article, item.before, by)


def _give_back(article: Article, before: dict[str, Any], by: Any) -> str:
    """The version before, as a new one, and what was known of its source."""
    version = article.revisions.filter(number=before.get("version", 0)).first()
    if version is None:
        return gettext("The version before is not known.")
    content = {name: value for name, value in version.content.items() if name != "slug"}
    note = gettext("Import taken back")
    article.edit(content, by=by, kind=Revision.Kind.IMPORT, note=note, lifted_reason=note)
    known = {name: value for name, value in before.items() if name != "version"}
    Article.objects.filter(pk=article.pk).update(**known)
    return ""


def _drop_unused(made: dict[str, list[Any]]) -> None:
    """Rows that only the import needed. What anything uses by now, or anybody has worked on, stays."""
    _drop_redirects(made.get("redirects", ()))
    for image in Image.objects.filter(pk__in=made.get("images", ())).unused():
        image.remove()
    papers = Citation.objects.filter(pk__in=made.get("citations", ()), state=Citation.State.UNVERIFIED)
    papers.filter(articles=None, treatment_types=None, statements=None).delete()
    categories = Category.objects.filter(pk__in=made.get("categories", ()))
    categories.filter(articles=None, main_articles=None).delete()


def _drop_redirects(old_paths: Sequence[str]) -> None:
    """Those that lead to articles which are gone."""
    redirects = {row.new_path: row for row in Redirect.objects.filter(old_path__in=old_paths)}
    slugs = {path.strip("/").rpartition("/")[2]: path for path in redirects}
    for article in Article.objects.filter(slug__in=slugs):
        redirects.pop(article.get_absolute_url(), None)
    Redirect.objects.filter(old_path__in=old_paths, new_path__in=redirects).delete()
