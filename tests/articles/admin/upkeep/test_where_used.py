"""Before anything is withdrawn or deleted, staff see which pages use it."""

import pytest

from tests.articles.factories import ArticleFactory, ImageFactory, TreatmentTypeFactory, make_public

pytestmark = pytest.mark.django_db


def page_using(text, title="The page"):
    article = ArticleFactory(title=title)
    article.edit({"body": text}, by=None)
    return make_public(article)


def test_the_page_of_uses_names_each_page_with_its_state(cast):
    treatment = TreatmentTypeFactory(slug="prp")
    page_using("[x](/treatments/prp/)")
    text = cast.client("writer").get(f"/admin/articles/treatmenttype/{treatment.pk}/uses/").text
    assert "One page uses it." in text
    assert "The page" in text
    assert "Public" in text


def test_a_picture_says_where_it_stands_and_cannot_be_deleted(cast):
    image = ImageFactory()
    page_using(f"![A vial](image:{image.slug})")
    client = cast.client("editor")
    assert "The page" in client.get(f"/admin/articles/image/{image.pk}/uses/", follow=True).text
    assert client.post(f"/admin/articles/image/{image.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_picture_that_no_page_uses_can_be_deleted(cast):
    image = ImageFactory()
    client = cast.client("editor")
    assert "No page uses it" in client.get(f"/admin/articles/image/{image.pk}/uses/", follow=True).text
    assert client.get(f"/admin/articles/image/{image.pk}/delete/").status_code == 200


def test_who_withdraws_a_page_sees_first_what_links_there(cast):
    target = make_public(ArticleFactory(slug="target"))
    page_using("[x](/articles/target/)")
    text = cast.client("editor").get(f"/admin/articles/article/{target.pk}/withdraw/").text
    assert "One page uses it: look there first" in text


def test_a_stranger_sees_no_uses(cast):
    image = ImageFactory()
    assert cast.client("desk").get(f"/admin/articles/image/{image.pk}/uses/").status_code == 403


def test_the_number_of_queries_does_not_grow_with_the_uses(cast, django_assert_max_num_queries):
    image = ImageFactory()
    for number in range(12):
        page_using(f"![A vial](image:{image.slug})", title=f"Page {number}")
    client = cast.client("writer")
    with django_assert_max_num_queries(10):
        client.get(f"/admin/articles/image/{image.pk}/uses/", follow=True)
