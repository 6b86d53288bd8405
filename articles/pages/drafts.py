"""The pages of a text that nobody has stored: all that is shown comes from the object in memory and is only read."""

from functools import cached_property
from typing import Any

from django.db.models import prefetch_related_objects
from taggit.models import Tag

from articles.models import Article, Review
from articles.pages.article_page import ArticlePage
from articles.pages.linked_names import LinkedName, LinkedNames
from articles.pages.related import related_articles
from articles.pages.treatment_page import TreatmentPage
from articles.rendered_text import rendered, rendered_texts
from articles.rendering import Rendering


class DraftArticlePage(ArticlePage):
    """An article whose fields and relations newest_text.py has put on the object."""

    @cached_property
    def names(self) -> LinkedNames:
        tags = list(self.article.tags.all())
        stored = LinkedNames.among(
            tags=Tag.objects.filter(pk__in=[tag.pk for tag in tags if tag.pk]),
            treatments=self.article.treatments.all(),
            concerns=self.article.concerns.all(),
            citations=self.article.citations.all(),
        )
        # A tag without letters for an address gets one when it is saved.
        new = [LinkedName("tag", tag.slug, tag.name, "", "") for tag in tags if not tag.pk and tag.slug]
        return LinkedNames(tuple(sorted((*stored.names, *new))))

    @cached_property
    def text(self) -> Rendering:
        return rendered(self.article.body, glossary=self.names.glossary, images=self.images, keep=False)

    @cached_property
    def review(self) -> Review | None:
        return _sign_off(self.article)

    @cached_property
    def related(self) -> list[Article]:
        about = [treatment.pk for treatment in self.article.treatments.all()]
        return list(related_articles(self.article, treatments=about))


class DraftTreatmentPage(TreatmentPage):
    """A treatment with its text in memory; evidence and indications as they are stored, or put on it, too."""

    def __init__(self, treatment: Any) -> None:
        super().__init__(treatment)
        prefetch_related_objects(
            [treatment], "evidence__citation", "indications__concern", "indications__area"
        )

    @cached_property
    def sections(self) -> dict[str, Rendering]:
        return rendered_texts(self.texts, top_level=3, images=self.images, keep=False)

    @cached_property
    def review(self) -> Review | None:
        return _sign_off(self.treatment)


def _sign_off(page: Any) -> Review | None:
    """The approval of exactly this text, evidence included."""
    return Review.objects.shown_for(page, page.live_digest)
