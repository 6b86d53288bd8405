"""However a patient calls it: word forms, other names, spellings, questions."""

import pytest

from articles.models import GlossaryTerm
from tests.articles.factories import TreatmentTypeFactory, make_public
from tests.articles.search.pages import article, titles

pytestmark = pytest.mark.django_db


def test_word_forms():
    article("Bruising after an injection")
    assert titles("bruises injected") == ["Bruising after an injection"]


def test_crepey_neck_finds_polynucleotides(polynucleotides):
    assert titles("crepey neck") == ["Polynucleotides"]


def test_a_treatment_is_found_by_its_other_names(polynucleotides):
    assert titles("salmon dna") == ["Polynucleotides"]


@pytest.mark.parametrize(
    "query", ["dark spots", "Dark spot", "age spots", "hyperpigmentation", "uneven tone"]
)
def test_patients_words_and_clinical_words_are_the_same(pigment, query):
    article("Hyperpigmentation explained", "What it is.")
    article("Dark spots and the sun", "What it is.")
    article("Something else", "About bruises.")
    assert set(titles(query)) == {"Hyperpigmentation explained", "Dark spots and the sun"}


def test_an_article_about_a_concern_is_found_by_its_names(pigment):
    article("Sun and skin", concerns=[pigment])
    assert titles("age spots") == ["Sun and skin"]


def test_abbreviations_come_from_the_glossary():
    GlossaryTerm.objects.create(
        slug="prp", term="Platelet-rich plasma", abbreviation="PRP", definition="Plasma."
    )
    article("Platelet-rich plasma for skin")
    assert titles("prp") == ["Platelet-rich plasma for skin"]


def test_british_and_american_spelling():
    article("Skin ageing")
    assert titles("aging skin") == ["Skin ageing"]


def test_accents_and_case_do_not_matter():
    article("Décolleté care")
    assert titles("DECOLLETE") == ["Décolleté care"]


def test_russian_word_forms():
    article("Уколы ботокса")
    assert titles("ботокс") == ["Уколы ботокса"]


def test_the_beginning_of_a_word_is_enough():
    article("Polynucleotides at a glance")
    assert titles("polynucl") == ["Polynucleotides at a glance"]


def test_a_question_is_understood():
    article("Bruises", "A bruise fades in a week.")
    assert titles("What can I do about a bruise?") == ["Bruises"]


def test_what_stands_in_brackets_in_a_name_is_no_name_of_its_own():
    make_public(TreatmentTypeFactory(name="Vesicle serum (from plants, on the skin)", aliases="vesicles"))
    article("Rain", "It falls on the skin.")
    assert titles("vesicles") == ["Vesicle serum (from plants, on the skin)"]
