"""Mistyped words are corrected and it is said; what nobody meant is left alone."""

import pytest

from articles.search import search
from tests.articles.search.pages import article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["polynucleotdes", "polinucleotides", "polynuceotide", "Polynuclotides"])
def test_a_mistyped_word_is_corrected_and_said_so(polynucleotides, typed):
    results = search(typed)
    assert [hit.title for hit in results.hits] == ["Polynucleotides"]
    assert results.corrected == "polynucleotides"


def test_only_the_mistyped_word_is_replaced():
    article("Exosomes and wrinkles")
    assert search("exosmes wrinkles").corrected == "exosomes wrinkles"


def test_nonsense_is_not_corrected_into_something():
    article("Exosomes and wrinkles")
    assert search("zzzzqqqq").total == 0


def test_some_of_the_words_are_better_than_nothing():
    article("Exosomes and wrinkles")
    results = search("exosomes hairdresser")
    assert [hit.title for hit in results.hits] == ["Exosomes and wrinkles"] and results.is_partial
