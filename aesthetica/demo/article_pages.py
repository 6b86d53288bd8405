"""The articles: most of them public, one in review, one sent back, one with a newer draft."""

from typing import Any

from aesthetica.demo import texts
from aesthetica.demo.people import signed_in_as
from aesthetica.demo.publishing import day, publish
from aesthetica.demo.texts import ArticleText
from articles.models import Article, Category, Citation, Concern, Image, Practitioner, Review, TreatmentType

CHANGED_SINCE = "questions-before-any-injection"
SENT_BACK = (
    "Three claims in the second paragraph are not ours, and the picture has no description. Please rewrite."
)


def load() -> int:
    """Adds the articles that are missing."""
    known = set(Article.objects.values_list("slug", flat=True))
    missing = [text for text in texts.articles() if text.slug not in known]
    for text in missing:
        article = Article.objects.create(slug=text.slug, title=text.meta["title"])
        article.edit(_content(text), by=signed_in_as("writer"), at=day(text.meta["days_ago"] + 5))
        _bring_forward(article, text.meta["status"], text.meta["days_ago"])
    return len(missing)


def _bring_forward(article: Article, status: str, days_ago: int) -> None:
    """As far as the article is to get: published, in review, or sent back to its writer."""
    writer = signed_in_as("writer")
    if status == "published":
        publish(article, days_ago=days_ago)
        if article.slug == CHANGED_SINCE:
            shorter = "About the person, the product, the risks, the money and you. Take the list to your consultation."
            article.edit({"excerpt": shorter}, by=writer, note="A shorter excerpt", at=day(1))
        return
    article.submit(by=writer, at=day(2))
    if status == "draft":
        Review.objects.reject(article, by=signed_in_as("reviewer"), reason=SENT_BACK, at=day(1))


def _content(text: ArticleText) -> dict[str, Any]:
    """The article's fields as edit() takes them; relations as keys."""
    meta = text.meta
    return {
        "excerpt": meta["excerpt"],
        "meta_description": meta["metaDescription"],
        "body": text.body,
        "category": Category.objects.get(slug=meta["category"]).pk,
        "hero": Image.objects.get(slug=meta["hero"]).pk,
        "hero_alt": meta["hero_alt"],
        "author": Practitioner.objects.get(slug=meta["author"]).pk,
        "social_quote": meta["social_quote"],
        "generated_by": meta.get("generated_by", ""),
        "is_featured": meta.get("featured", False),
        "dated": day(meta["days_ago"]).isoformat(),
        "tags": sorted(meta["tags"]),
        "categories": _keys(Category, "slug", meta["categories"]),
        "treatments": _keys(TreatmentType, "slug", meta["treatments"]),
        "concerns": _keys(Concern, "slug", meta["concerns"]),
        "citations": _keys(Citation, "key", meta["citations"]),
    }


def _keys(model: Any, name: str, values: list[str]) -> list[int]:
    """Primary keys of the named rows, sorted. Raises ValueError for a name that is not on the shelf."""
    found = dict(model.objects.filter(**{f"{name}__in": values}).values_list(name, "pk"))
    if unknown := set(values) - set(found):
        raise ValueError(f"{model.__name__}: not known: {', '.join(sorted(unknown))}")
    return sorted(found.values())
