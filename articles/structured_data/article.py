"""Articles: BlogPosting, on a MedicalWebPage where the subject is medical."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from articles.models.article import Article
from articles.models.citation import Citation
from articles.models.image import Image
from articles.models.review import Review
from articles.models.treatment_type import TreatmentType
from articles.rendering import reading_minutes
from articles.structured_data.graph import Crumbs, Node, absolute, json_ld, moment, reference
from articles.structured_data.medical_page import medical_webpage, paper, reviewed
from articles.structured_data.page import breadcrumbs, organization, webpage, website
from articles.structured_data.person import person
from articles.structured_data.picture import image_object
from articles.structured_data.treatment import named_procedure


def article_json_ld(
    article: Article,
    *,
    crumbs: Crumbs,
    words: int = 0,
    review: Review | None = None,
    treatments: Sequence[TreatmentType] = (),
    citations: Sequence[Citation] = (),
    images: Sequence[Image] = (),
) -> SafeString:
    """The page of one article; every argument is what the page shows. Makes no query: select `hero__credit`, `author`."""
    path = article.get_absolute_url()
    if treatments:
        page = medical_webpage(article, crumbs=crumbs, review=review)
    else:
        page = webpage(article.title, path, crumbs=crumbs) | reviewed(review)
    shown = [article.hero, *images] if article.hero else list(images)
    pictures = list({node["@id"]: node for image in shown if (node := image_object(image))}.values())
    posting = _posting(article, words) | {
        "image": [reference(picture["@id"]) for picture in pictures],
        "about": [named_procedure(treatment) for treatment in treatments],
        "citation": [paper(citation) for citation in citations if citation.is_verified],
    }
    return json_ld([organization(), website(), page, breadcrumbs(path, crumbs), posting, *pictures])


def _posting(article: Article, words: int) -> Node:
    url = absolute(article.get_absolute_url())
    published = article.publish_from
    return {
        "@type": "BlogPosting",
        "@id": f"{url}#article",
        "mainEntityOfPage": reference(f"{url}#webpage"),
        "headline": article.title,
        "description": article.excerpt,
        "datePublished": moment(published),
        "dateModified": moment(max(published, article.changed_at) if published else article.changed_at),
        "author": _author(article),
        "publisher": reference(absolute("/#organization")),
        "articleSection": article.category.name if article.category else "",
        "wordCount": words or None,
        "timeRequired": f"PT{reading_minutes(words)}M" if words else "",
    }


def _author(article: Article) -> Node:
    if article.author:
        return person(article.author)
    if article.byline:
        return {"@type": "Person", "name": article.byline}
    return reference(absolute("/#organization"))
