"""Patients find what they mean, in their own words, and only what is public."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import BodyArea, Concern, GlossaryTerm, Indication, SearchDocument, SearchWord
from articles.search import search
from tests.articles.factories import ArticleFactory, CategoryFactory, TreatmentTypeFactory, make_public

pytestmark = pytest.mark.django_db


def titles(query="", **filters):
    return [hit.title for hit in search(query, **filters).hits]


def article(title, body="Text.", **fields):
    relations = {
        name: fields.pop(name) for name in ("concerns", "treatments", "categories") if name in fields
    }
    made = ArticleFactory(title=title, body=body, excerpt=fields.pop("excerpt", ""), **fields)
    for name, members in relations.items():
        getattr(made, name).set(members)
    return make_public(made)


@pytest.fixture
def pigment():
    return Concern.objects.create(
        slug="pigmentation",
        name="Uneven tone",
        clinical_name="Hyperpigmentation",
        patient_wording="dark spots, age spots",
    )


@pytest.fixture
def polynucleotides():
    crepey = Concern.objects.create(
        slug="crepey-skin", name="Crepey skin", patient_wording="thin skin, crêpey skin"
    )
    neck = BodyArea.objects.create(slug="neck", name="Neck")
    treatment = TreatmentTypeFactory(name="Polynucleotides", slug="polynucleotides", aliases="Salmon DNA\nPN")
    Indication.objects.create(treatment=treatment, concern=crepey, area=neck)
    return make_public(treatment)


# --- what is found ----------------------------------------------------------------------------------------------


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


# --- mistyped ---------------------------------------------------------------------------------------------------


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


# --- order, filters, pages ----------------------------------------------------------------------------------------


def test_treatments_come_before_articles():
    article("PRP PRP PRP", "PRP " * 50)
    make_public(TreatmentTypeFactory(name="Platelets", definition="Also called PRP."))
    assert titles("prp") == ["Platelets", "PRP PRP PRP"]


def test_a_word_in_the_title_counts_more():
    article("Something else", "One mention of needling in a text about skin.")
    article("Needling", "Skin.")
    assert titles("needling")[0] == "Needling"


def test_filters_narrow(pigment, polynucleotides):
    science = CategoryFactory(slug="science")
    article("Skin one", concerns=[pigment])
    article("Skin two", category=science)
    assert titles("skin", concern="pigmentation") == ["Skin one"]
    assert titles("skin", category="science") == ["Skin two"]
    assert titles("skin", area="neck") == ["Polynucleotides"]
    assert titles("skin", kind="treatment") == ["Polynucleotides"]
    assert titles(concern="pigmentation") == ["Skin one"]
    assert titles("skin", concern="nothing") == []


def test_results_come_in_pages():
    for number in range(12):
        article(f"Skin {number}")
    first, second = search("skin"), search("skin", page=2)
    assert (first.total, first.pages, len(first.hits), len(second.hits)) == (12, 2, 10, 2)
    assert not {hit.title for hit in first.hits} & {hit.title for hit in second.hits}
    assert search("skin", page=99).page == 2 and search("skin", page=-1).page == 1


@pytest.mark.parametrize(
    "query",
    ["", "   ", "?!", '"', "(", "*", "AND", "NEAR(", "title_stems:x", "'; DROP TABLE x", "a" * 5000, "\x00"],
)
def test_odd_queries_are_harmless(query):
    article("Skin")
    search(query)


def test_an_empty_query_finds_nothing():
    article("Skin")
    assert search("").total == 0


# --- what is shown ------------------------------------------------------------------------------------------------


def test_the_words_found_are_marked_in_the_original_text():
    article(
        "Bruises & swelling", "First a long sentence. A bruise is common after treatment, and bruises fade."
    )
    [hit] = search("bruising").hits
    assert hit.title_html == "<mark>Bruises</mark> &amp; swelling"
    assert (
        "A <mark>bruise</mark> is common" in hit.snippet_html
        and "<mark>bruises</mark> fade." in hit.snippet_html
    )
    assert hit.url == hit.page.get_absolute_url() and hit.kind == "article"


def test_another_name_is_marked_as_a_whole_only(pigment):
    article("Uneven tone of skin", "Of an uneven day, and a tone.")
    [hit] = search("dark spots").hits
    assert hit.title_html == "<mark>Uneven tone</mark> of skin"
    assert hit.snippet_html == "Of an uneven day, and a tone."


def test_a_snippet_shows_the_place_where_the_words_stand():
    article("Skin", "Nothing here. " * 100 + "Then a haematoma appears on the cheek. " + "More of it. " * 100)
    [hit] = search("haematoma cheek").hits
    assert "<mark>haematoma</mark> appears on the <mark>cheek</mark>" in hit.snippet_html
    assert (
        hit.snippet_html.startswith("… ") and hit.snippet_html.endswith(" …") and len(hit.snippet_html) < 400
    )


def test_hostile_text_stays_text():
    article("<script>alert(1)</script> skin", "`<img src=x onerror=alert(1)>` skin <b>bold</b>")
    [hit] = search("skin").hits
    assert (
        "<script" not in hit.title_html and "<img" not in hit.snippet_html and "&lt;img" in hit.snippet_html
    )


# --- only what is public ------------------------------------------------------------------------------------------


def test_a_draft_is_not_found():
    ArticleFactory(title="Secret skin")
    assert titles("secret skin") == [] and not SearchDocument.objects.exists()


def test_a_page_appears_and_leaves_at_its_time_without_any_job():
    now = timezone.now()
    made = ArticleFactory(title="Scheduled skin", publish_until=now + timedelta(days=2))
    make_public(made, at=now + timedelta(days=1))
    assert titles("scheduled") == []
    assert titles("scheduled", at=now + timedelta(days=1, hours=1)) == ["Scheduled skin"]
    assert titles("scheduled", at=now + timedelta(days=3)) == []


def test_a_withdrawn_page_is_gone_at_once():
    made = article("Wrong skin")
    made.withdraw(by=None, reason="Wrong")
    assert titles("wrong skin") == [] and not SearchDocument.objects.exists()


def test_a_draft_ahead_of_the_public_text_is_not_found():
    made = article("Public skin", "Old words.")
    made.edit({"body": "Confidential words."}, by=None)
    assert titles("confidential") == [] and titles("old") == ["Public skin"]
    make_public(made)
    assert titles("confidential") == ["Public skin"] and titles("old") == []


def test_a_correction_never_betrays_a_hidden_word():
    made = article("Confidential")
    made.withdraw(by=None, reason="Wrong")
    results = search("confidentail")
    assert results.total == 0 and results.corrected == ""


def test_what_stands_in_brackets_in_a_name_is_no_name_of_its_own():
    make_public(TreatmentTypeFactory(name="Vesicle serum (from plants, on the skin)", aliases="vesicles"))
    article("Rain", "It falls on the skin.")
    assert titles("vesicles") == ["Vesicle serum (from plants, on the skin)"]


def test_a_draft_treatment_lends_no_names():
    TreatmentTypeFactory(name="Hidden", aliases="Bruise")
    article("Bruise")
    assert titles("hidden") == []


# --- upkeep -------------------------------------------------------------------------------------------------------


def test_rebuilding_brings_everything_back(capsys):
    article("Skin one")
    make_public(TreatmentTypeFactory(name="Skin two"))
    ArticleFactory(title="Skin draft")
    SearchDocument.objects.all().delete()
    SearchWord.objects.all().delete()
    call_command("rebuild_search")
    assert titles("skin") == ["Skin two", "Skin one"] and search("skni").corrected == "skin"
    assert "2 pages" in capsys.readouterr().out


def test_the_number_of_queries_does_not_grow(django_assert_max_num_queries):
    for number in range(15):
        article(f"Skin {number}")
    with django_assert_max_num_queries(6):
        search("skin")
    with django_assert_max_num_queries(20):
        search("skni wrnkles")
