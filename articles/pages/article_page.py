"""An article with all that its page shows, in five queries."""

from functools import cached_property

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import Article, Citation, Image, Review, TreatmentType
from articles.pages.ai_disclosure import ai_disclosure
from articles.pages.linked_names import LinkedName, LinkedNames
from articles.pages.notices import AT_FOOT, codes_of_article
from articles.pages.related import related_articles
from articles.pages.sign_off import sign_off_of, with_sign_off
from articles.pages.social_cards import PageCard, article_card
from articles.rendered_text import images_of, rendered
from articles.rendering import Heading, Rendering, reading_minutes
from articles.structured_data import article_json_ld


def for_page(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Articles with picture, author and sign-off in the same query."""
    return with_sign_off(articles.select_related("hero__credit", "category", "author")).defer("import_report")


class ArticlePage:
    """What the template of an article reads; `article` comes from for_page()."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def names(self) -> LinkedNames:
        """Read first: it also spares the lead form its own query for the article's treatments."""
        names = LinkedNames.of(self.article)
        at_hand = TreatmentType.objects.all()
        at_hand._result_cache = names.all_treatments  # type: ignore[attr-defined]
        self.article._prefetched_objects_cache = {"treatments": at_hand}  # type: ignore[attr-defined]
        return names

    @cached_property
    def images(self) -> dict[str, Image]:
        """The pictures in the text."""
        return images_of([self.article.body])

    @cached_property
    def text(self) -> Rendering:
        return rendered(self.article.body, glossary=self.names.glossary, images=self.images)

    @property
    def contents(self) -> list[Heading]:
        """The table of contents: the text's main headings."""
        return [heading for heading in self.text.contents if heading.level == 2]

    @property
    def reading_minutes(self) -> int:
        return reading_minutes(self.text.words)

    @cached_property
    def references(self) -> list[Citation]:
        return self.names.citations

    @cached_property
    def related(self) -> list[Article]:
        return list(related_articles(self.article))

    @cached_property
    def review(self) -> Review | None:
        """The approval of exactly the public text: without it, no badge."""
        return sign_off_of(self.article)

    @property
    def card(self) -> PageCard:
        """What stands beside a shared link where the article has no picture for it."""
        return article_card(self.article, self.review)

    @property
    def ai_disclosure(self) -> str:
        return ai_disclosure(self.article, self.review)

    @property
    def was_changed(self) -> bool:
        """Whether the text changed after the day it appeared."""
        first = self.article.publish_from
        return first is not None and self.article.changed_at.date() > first.date()

    @cached_property
    def notices(self) -> list[LinkedName]:
        """The wordings in force that the article needs; its AI disclosure says that somebody reviewed the text."""
        codes = codes_of_article(self.article, self.names.all_treatments)
        wordings = [self.names.notice(code) for code in codes if code != "N-ALL-AI" or self.review]
        return [wording for wording in wordings if wording]

    @property
    def notices_before(self) -> list[LinkedName]:
        return [notice for notice in self.notices if notice.slug not in AT_FOOT]

    @property
    def notices_at_foot(self) -> list[LinkedName]:
        return [notice for notice in self.notices if notice.slug in AT_FOOT]

    @property
    def trail(self) -> list[tuple[str, str]]:
        """The way from the home page to here, for people and machines."""
        category = self.article.category
        shelf = [(category.name, category.get_absolute_url())] if category else []
        return [(_("Articles"), reverse("article_list")), *shelf, (self.article.title, "")]

    @property
    def structured_data(self) -> SafeString:
        crumbs = [
            (_("Home"), reverse("home")),
            *self.trail[:-1],
            (self.article.title, self.article.get_absolute_url()),
        ]
        return article_json_ld(
            self.article,
            crumbs=crumbs,
            words=self.text.words,
            review=self.review,
            treatments=self.names.treatments,
            citations=self.references,
            images=list(self.images.values()),
        )
