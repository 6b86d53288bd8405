"""The worker measures every text that was written, once, and finds texts that resemble each other."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from aesthetica.waiting_work import WORK
from articles.models import PageMeasure
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory

pytestmark = pytest.mark.django_db
LONG = " ".join(
    f"On day {day} the nurse of place {day * 7 % 13} writes down how room {day * 5 % 31} was left."
    for day in range(60)
)
OTHER = " ".join(
    f"A glass of water {n} stands on shelf {n * 11 % 19} beside {n} green cups." for n in range(60)
)


def written(body, **fields):
    article = ArticleFactory(**fields)
    article.edit({"body": body}, by=None)
    return article


def measure(page):
    while PageMeasure.objects.measure_next():
        pass
    return PageMeasure.objects.of(page).get()


def test_a_text_is_measured_once_and_again_after_an_edit():
    page = written("One two three four.")
    assert measure(page).words == 4
    assert not PageMeasure.objects.measure_next()
    page.edit({"body": "One two."}, by=None)
    assert measure(page).words == 2


def test_all_sections_of_a_treatment_count():
    page = TreatmentTypeFactory()
    page.edit({"definition": "One two.", "summary": "Three.", "aftercare": "Four five."}, by=None)
    assert measure(page).words == 5


def test_a_copy_is_noticed_on_both_sides():
    one, other, third = written(LONG), written(LONG.replace("day 30", "evening 30")), written(OTHER)
    assert measure(one).twin == measure(other)
    assert measure(other).twin == measure(one)
    assert measure(third).twin is None


def test_a_copy_that_is_rewritten_resembles_nothing_any_more():
    one, other = written(LONG), written(LONG)
    assert measure(one).twin
    other.edit({"body": OTHER}, by=None)
    assert measure(other).twin is None
    assert measure(one).twin is None


def test_short_texts_resemble_nothing():
    one, other = written("A note."), written("A note.")
    assert measure(one).twin is measure(other).twin is None


def test_the_worker_does_it():
    page = written("One two three.")
    later = timezone.now() + timedelta(days=3650)  # after every pause that another test began
    with time_machine.travel(later):
        for work in WORK:
            work()
    assert PageMeasure.objects.of(page).get().words == 3
