"""Readers see under which conditions a result was photographed; what is not on record is found."""

import pytest

from articles.credit_html import credit_html
from articles.models import Image, ImageOutcome
from articles.models.page_check import findings_of
from tests.articles.factories import ArticleFactory, ImageFactory, TreatmentTypeFactory

pytestmark = pytest.mark.django_db


def outcome(**conditions):
    image = ImageFactory(slug="cheek", role=Image.Role.OUTCOME, credit__licence="own")
    ImageOutcome.objects.create(image=image, **conditions)
    return image


def conditions_found(article):
    return [each for each in findings_of(article) if each.rule == "K08" and "conditions" in each.suggestion]


def test_the_conditions_stand_beside_the_picture():
    image = outcome(
        treatment=TreatmentTypeFactory(name="PRP"),
        sessions=3,
        interval="12 weeks after the last",
        is_in_same_light=True,
        is_unretouched=True,
        is_of_adult=True,
    )
    assert credit_html(image).startswith(
        "Result of one person: PRP, 3 sessions, 12 weeks after the last, same light, pose and distance, not retouched."
        " Results differ from person to person."
    )
    assert not conditions_found(ArticleFactory(body="![A cheek](image:cheek)"))


def test_nothing_is_made_up_where_nothing_is_on_record():
    assert "Result of one person. Results differ" in credit_html(outcome())
    assert conditions_found(ArticleFactory(body="![A cheek](image:cheek)"))


def test_other_pictures_have_no_conditions():
    assert "Result" not in credit_html(ImageFactory())
