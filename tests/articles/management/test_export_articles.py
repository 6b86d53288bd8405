"""export_articles: files that the import reads back word for word."""

import pytest
from django.core.management import CommandError, call_command

from articles.importers import read
from articles.models import Article, Category, Citation, Image
from tests.articles.factories import (
    ArticleFactory,
    CategoryFactory,
    CitationFactory,
    ConcernFactory,
    ImageFactory,
    PractitionerFactory,
    TreatmentTypeFactory,
    make_public,
    make_user,
)
from tests.articles.importers.reading import DATA

pytestmark = pytest.mark.django_db
COMPARED = (
    "title", "slug", "body", "excerpt", "meta_description", "category", "categories", "treatments", "concerns", "hero_alt", "byline",
    "social_quote", "generated_by", "is_trending", "is_featured", "dated", "tags", "author",
)  # fmt: skip


def export(folder) -> None:
    call_command("export_articles", str(folder))


def rich_article() -> Article:
    """Everything an article can carry, some of it looking like a defect that an import repairs."""
    article = ArticleFactory(
        title='"Quoted" [title](https://example.org) ,odd',
        body="Word ,word stands here.\n\n\n![A door](https://example.org/a.jpg) *Caption: x*\n\n| A | B |\n|-|-|\n| long cell |   y |",
        excerpt="Two lines\nof text: with a colon.",
        category=CategoryFactory(name="Sculpture"),
        author=PractitionerFactory(name="Ada Example"),
        hero=ImageFactory(),
        hero_alt="A vial",
        social_quote='"Wholly quoted."',
        is_featured=True,
    )
    article.categories.add(CategoryFactory(name="Bronze", kind=Category.Kind.NICHE))
    article.tags.add("One, with comma", "Two")
    article.treatments.add(TreatmentTypeFactory())
    article.concerns.add(ConcernFactory())
    article.citations.add(CitationFactory(doi="10.1234/abc.56"))
    return article


def test_each_article_is_a_file_named_by_its_address(tmp_path, capsys):
    ArticleFactory(slug="one")
    make_public(ArticleFactory(slug="two"))
    export(tmp_path / "new" / "folder")
    pages = sorted(
        file.parent.name for file in (tmp_path / "new" / "folder" / "content" / "articles").glob("*/index.md")
    )
    assert pages == ["one", "two"] and "2 articles" in capsys.readouterr().out


def test_what_was_written_is_read_back_word_for_word_and_needs_no_repair(tmp_path):
    article = rich_article()
    export(tmp_path)
    document = read(tmp_path / "content" / "articles" / article.slug / "index.md")
    assert document.repairs == ()
    assert (document.title, document.body.strip("\n"), document.excerpt) == (
        article.title,
        article.body,
        article.excerpt,
    )
    assert document.social_quote == '"Wholly quoted."'


def test_an_import_of_the_export_makes_the_same_article_again(tmp_path):
    article = rich_article()
    before, references = article.content(), [citation.key for citation in article.citations.all()]
    export(tmp_path)
    Article.objects.all().delete()
    call_command("import_articles", str(tmp_path))
    again = Article.objects.get()
    after = again.content()
    assert {name: after[name] for name in COMPARED} == {name: before[name] for name in COMPARED}
    assert after["hero"] == before["hero"]
    assert [citation.key for citation in again.citations.all()] == references


def test_elsewhere_pictures_and_papers_are_made_anew_but_nothing_is_verified(tmp_path):
    article = rich_article()
    article.citations.get().verify(by=make_user())
    credit = article.hero.credit.line
    export(tmp_path)
    for model in (Article, Citation, Image, Category):
        model.objects.all().delete()
    call_command("import_articles", str(tmp_path))
    again = Article.objects.get()
    assert again.hero.credit.line == credit
    assert again.citations.get().doi == "10.1234/abc.56" and not again.citations.get().is_verified
    assert [(category.kind, category.name) for category in again.categories.all()] == [("niche", "Bronze")]


def test_importing_the_export_into_the_same_site_changes_nothing(tmp_path):
    imported, _ = Article.objects.import_document(read(DATA / "front-matter.md"))
    by_hand = ArticleFactory()
    before = list(Article.objects.order_by("pk").values())
    export(tmp_path)
    call_command("import_articles", str(tmp_path))
    assert list(Article.objects.order_by("pk").values()) == before
    assert {imported.pk, by_hand.pk} == set(Article.objects.values_list("pk", flat=True))


def test_a_proposed_title_stays_proposed(tmp_path):
    article, _ = Article.objects.import_document(read(DATA / "terms.txt"))
    export(tmp_path)
    assert read(tmp_path / "content" / "articles" / article.slug / "index.md").title_is_proposed


def test_a_folder_that_cannot_be_made_says_so(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(CommandError, match="cannot be written"):
        export(tmp_path / "file")
