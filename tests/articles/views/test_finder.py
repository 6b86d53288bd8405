"""The finder sorts the site's own pages by a few answers, says what it leaves out and why, and keeps nothing."""

import pytest

from articles.models import Article, TreatmentType
from tests.articles.factories import BodyAreaFactory, ConcernFactory, TreatmentTypeFactory, make_public
from tests.articles.views.html import Page
from tests.articles.views.test_concerns import treatment

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines():
    return ConcernFactory(slug="lines", name="Fine lines", patient_wording="crow's feet")


def used_for(concern, name, *, area=None, **facts):
    page = make_public(TreatmentTypeFactory(name=name, **facts))
    page.indications.create(concern=concern, area=area)
    return page


def found(client, query):
    page = Page(client.get(f"/treatments/finder/?concern=lines&{query}"))
    names = set(TreatmentType.objects.values_list("name", flat=True))
    return [title for title in page.heading_titles(3) if title in names], page.text


def test_asks_in_patients_words_and_answers_nothing_before_a_concern_is_chosen(client, lines):
    page = Page(client.get("/treatments/finder/"))
    assert "Fine lines (crow's feet)" in page.text and page.heading_titles(2) == ["Your answers"]


def test_without_needles_nothing_that_pierces_the_skin_is_left(client, lines):
    used_for(lines, "Cream", deliveries=["topical"])
    used_for(lines, "Injection", deliveries=["injection"])
    used_for(lines, "Not stated")
    assert found(client, "")[0] == ["Cream", "Injection", "Not stated"]
    left, text = found(client, "needles=no")
    assert left == ["Cream"] and "2 treatments pierce the skin, or don't say how they are given." in text


def test_without_other_beings_neither_fish_nor_donors_are_left(client, lines):
    used_for(lines, "Own blood", sources=["autologous_blood"])
    used_for(lines, "Plant", sources=["plant"])
    used_for(lines, "Fish", sources=["fish"])
    used_for(lines, "Donor", sources=["umbilical", "plant"])
    used_for(lines, "Unknown", sources=["unstated"])
    left, text = found(client, "beings=no")
    assert left == ["Own blood", "Plant"] and "3 treatments come from an animal or another person" in text


def test_only_checked_studies_in_people_count_where_they_are_asked_for(client, lines):
    treatment("Piloted", lines, level="pilot")
    claimed = used_for(lines, "Claimed")
    claimed.indications.update(evidence_level="review")
    left, text = found(client, "evidence=people")
    assert left == ["Piloted"] and "For 1 treatment no study in people has been checked." in text


def test_an_area_narrows_the_answer(client, lines):
    used_for(lines, "Eyes", area=BodyAreaFactory(slug="eyes"))
    used_for(lines, "Mouth", area=BodyAreaFactory(slug="mouth"))
    assert found(client, "area=eyes")[0] == ["Eyes"]


def test_where_nothing_is_left_it_says_what_to_do(client, lines):
    used_for(lines, "Injection", deliveries=["injection"])
    assert "Nothing on our list fits all your answers. Change one of them" in found(client, "needles=no")[1]
    assert "Changing nothing" in found(client, "needles=no")[1]


def test_a_disease_is_a_matter_for_a_doctor_first(client, lines):
    type(lines).objects.update(is_disease=True)
    assert "Ask your GP" in found(client, "")[1]


def test_an_answer_is_not_indexed_and_nothing_is_written(client, lines, django_assert_num_queries):
    used_for(lines, "Cream")
    client.get("/")  # the look of the site is read once a minute, not once a page
    with django_assert_num_queries(5) as queries:
        page = Page(client.get("/treatments/finder/?concern=lines&needles=no"))
    assert page.all("meta", name="robots", content="noindex")
    assert all(query["sql"].startswith("SELECT") for query in queries)
    assert not Article.objects.exists()


@pytest.mark.parametrize("query", ["concern=unknown", "concern=%00", "concern=lines%27--", "area=eyes"])
def test_an_unknown_concern_counts_as_not_asked(client, lines, query):
    assert Page(client.get(f"/treatments/finder/?{query}")).heading_titles(2) == ["Your answers"]
