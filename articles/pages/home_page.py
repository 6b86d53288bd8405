"""The home page: what we treat, what people come for, what we have written lately."""

from functools import cached_property

from django.utils.safestring import SafeString

from articles.models import Article, Concern, Practitioner, Readership, TreatmentType
from articles.pages.cards import article_cards, treatment_cards
from articles.structured_data import home_json_ld

TREATMENTS_SHOWN = 8
ARTICLES_SHOWN = 4
TRENDING_SHOWN = 5
PEOPLE_SHOWN = 4


class HomePage:
    """What the template of the home page reads; one query a list."""

    @cached_property
    def treatments(self) -> list[TreatmentType]:
        bookable = TreatmentType.objects.filter(
            maturity=TreatmentType.Maturity.AVAILABLE, is_prescription_only=False
        )
        return list(treatment_cards(bookable)[:TREATMENTS_SHOWN])

    @cached_property
    def concerns(self) -> list[Concern]:
        return list(Concern.objects.all())

    @cached_property
    def featured(self) -> Article | None:
        """The newest featured article, else the newest of all."""
        featured = article_cards().order_by("-is_featured", "-publish_from", "-pk")
        return featured.first()

    @cached_property
    def latest(self) -> list[Article]:
        """The newest articles beside the featured one."""
        newest = article_cards()[: ARTICLES_SHOWN + 1]
        return [article for article in newest if article != self.featured][:ARTICLES_SHOWN]

    @cached_property
    def much_read(self) -> list[Article]:
        """What was read most these weeks, counted without knowing who reads; nothing where nothing was read much."""
        most = Readership.objects.much().filter(article__in=Article.objects.published())[:TRENDING_SHOWN]
        keys = list(most.values_list("article_id", flat=True))
        articles = {article.pk: article for article in article_cards(Article.objects.filter(pk__in=keys))}
        return [articles[key] for key in keys if key in articles]

    @cached_property
    def chosen(self) -> list[Article]:
        """What editors point to."""
        return list(article_cards(Article.objects.filter(is_trending=True))[:TRENDING_SHOWN])

    @cached_property
    def people(self) -> list[Practitioner]:
        return list(Practitioner.objects.select_related("photo__credit")[:PEOPLE_SHOWN])

    @property
    def structured_data(self) -> SafeString:
        return home_json_ld()
