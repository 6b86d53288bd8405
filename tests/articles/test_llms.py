"""llms.txt lists what is public in plain Markdown, and what may not be advertised stays out."""

import pytest

from articles.llms import first_sentence
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, make_public

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = "https://clinic.example"
    settings.SITE_NAME = "Example Clinic"


def text(client):
    response = client.get("/llms.txt")
    assert response.status_code == 200 and response["Content-Type"] == "text/plain; charset=utf-8"
    return response.content.decode()


def test_treatments_and_articles_stand_with_one_sentence_each(client):
    make_public(TreatmentTypeFactory(name="PRP", slug="prp", definition="Plasma of your own blood."))
    make_public(ArticleFactory(title="Skin", slug="skin", excerpt="Why light matters. And more."))
    lines = text(client).splitlines()
    assert lines[0] == "# Example Clinic"
    assert "- [PRP](https://clinic.example/treatments/prp/): Plasma of your own blood." in lines
    assert "- [Skin](https://clinic.example/articles/skin/): Why light matters." in lines


def test_says_what_the_pages_are_and_where_all_of_them_stand(client):
    found = text(client)
    assert "information, not medical advice" in found
    for path in ("sitemap.xml", "feeds/articles.json", "feeds/articles.rss", "feeds/articles.atom"):
        assert f"(https://clinic.example/{path})" in found


def test_only_the_newest_fifty_articles(client):
    for number in range(52):
        make_public(ArticleFactory(title=f"Article no. {number}"))
    assert text(client).count("/articles/article-") == 50


def test_a_title_is_no_markdown(client):
    make_public(ArticleFactory(title="A [sly](https://elsewhere.example)\nline", slug="a", excerpt=""))
    assert r"- [A \[sly\](https://elsewhere.example) line](https://clinic.example/articles/a/)" in text(
        client
    )


def test_drafts_and_prescription_only_medicines_stay_out(client):
    make_public(TreatmentTypeFactory(slug="prescription", is_prescription_only=True))
    TreatmentTypeFactory(slug="draft-treatment")
    ArticleFactory(slug="draft-article")
    found = text(client)
    assert "prescription" not in found and "draft" not in found and "##" in found


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("One. Two.", "One."),
        ("Does it hurt? A little.", "Does it hurt?"),
        ("About 3.5 ml of blood. More.", "About 3.5 ml of blood."),
        ("No end", "No end"),
        ("Two\nlines.", "Two lines."),
        ("", ""),
    ],
)
def test_the_first_sentence(words, sentence):
    assert first_sentence(words) == sentence


def test_the_number_of_queries_does_not_grow(client, django_assert_num_queries):
    for _ in range(5):
        make_public(ArticleFactory())
        make_public(TreatmentTypeFactory())
    with django_assert_num_queries(3):  # whether a change is due, treatments, articles
        text(client)
