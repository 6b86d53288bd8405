"""No words go live on the word of their own writer alone, whoever wrote last."""

import pytest
from django.contrib.auth.models import Permission

from articles.models import Article, Review
from tests.articles.factories import ArticleFactory, PractitionerFactory, approve, make_public, make_user

pytestmark = pytest.mark.django_db


def doctor(name):
    user = make_user(name)
    PractitionerFactory(user=user)
    return user


def test_a_reviewer_does_not_sign_own_words_under_a_comma_of_somebody_else():
    author, article = doctor("author"), ArticleFactory()
    article.edit({"body": "By the doctor."}, by=author)
    article.edit({"body": "By the doctor!"}, by=make_user("helper"))
    with pytest.raises(Review.NotAllowed, match="somebody else must review it"):
        Review.objects.approve(article, by=author)
    assert Review.objects.approve(article, by=doctor("other"))


def test_words_that_were_signed_before_are_nobodys_own_any_more():
    author, other, article = doctor("author"), doctor("other"), ArticleFactory()
    article.edit({"body": "By the doctor."}, by=author)
    Review.objects.approve(article, by=other)
    article.edit({"body": "By the doctor. And more."}, by=other)
    with pytest.raises(Review.NotAllowed):
        Review.objects.approve(article, by=other)
    assert Review.objects.approve(article, by=author)


def test_words_that_are_live_are_nobodys_own_any_more():
    author, article = doctor("author"), ArticleFactory()
    article.edit({"body": "By the doctor."}, by=author)
    make_public(article)
    article.edit({"body": "By the writer."}, by=make_user("writer"))
    assert Review.objects.approve(article, by=author)


def publisher(*names, username="editor"):
    user = make_user(username)
    user.user_permissions.set(Permission.objects.filter(codename__in=["override_findings", *names]))
    return user


def test_an_editor_does_not_publish_own_words_that_nobody_signed():
    article, editor = ArticleFactory(), publisher()
    article.edit({"body": "By the editor."}, by=editor)
    article.edit({"body": "By the editor!"}, by=make_user("helper"))
    with pytest.raises(Article.NotAllowed, match="Your own words"):
        make_public(article, by=editor)
    article.refresh_from_db()
    assert article.status == "draft"
    assert make_public(article, by=publisher(username="second")).is_published


def test_an_editor_publishes_own_words_that_somebody_signed():
    article, editor = ArticleFactory(), publisher()
    article.edit({"body": "By the editor."}, by=editor)
    approve(article)
    assert make_public(article, by=editor).is_published


def test_a_clinic_with_one_pair_of_hands_is_given_the_right_to_publish_alone():
    article, editor = ArticleFactory(), publisher("publish_alone")
    article.edit({"body": "By the editor."}, by=editor)
    assert make_public(article, by=editor).is_published


def test_no_other_role_may_publish_alone():
    from aesthetica.roles import ROLES, SOLE_EDITOR

    assert [role for role in ROLES if "articles.publish_alone" in role.permissions] == [SOLE_EDITOR]
