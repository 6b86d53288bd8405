"""D8 to D12: what generators do to metadata."""

import pytest

from articles.importers.quoted_values import unquoted
from tests.articles.importers.reading import front, lines_of, read_file, read_text, repaired, warned


def test_a_quote_within_quotes_loses_one_pair():
    document = read_file("front-matter.md")
    assert document.social_quote == "Small wounds, patient skin."
    assert lines_of(document, "D11") == [17]


@pytest.mark.parametrize("value", ['"One" and "two"', "It's fine", '"', '"Open', "'Twas 'nough"])
def test_quotes_that_belong_to_the_words_stay(value):
    assert unquoted(value) == value


def test_markdown_in_a_credit_is_a_repair_and_a_plain_credit_is_not():
    document = read_file("front-matter.md")
    [(line, before, after)] = repaired(document, "D12")
    assert line == 14 and "](" in before and "Ada Example" in after and "](" not in after
    plain = read_text(
        front("title: T\nimage: https://example.org/a.jpg\nimageCredit: Photo by Ada on Unsplash")
    )
    assert lines_of(plain, "D12") == [] and plain.hero.credit.creator == "Ada"


def test_markdown_in_other_values_goes():
    document = read_text(front("title: '**Needling** and [PRP](https://example.org)'"))
    assert document.title == "Needling and PRP" and lines_of(document, "D12") == [2]


def test_categories_the_text_never_names_are_kept_apart():
    document = read_file("front-matter.md")
    assert document.categories == (("exact", "Needling"),)
    assert [item["name"] for item in document.unmapped["categories"]] == ["Sculpture", "Bronze Casting"]
    assert warned(document, "D8") == [8, 8]


@pytest.mark.parametrize("name", ["Injectable", "Injectables", "Skin Care"])
def test_a_category_that_the_text_speaks_of_stays(name):
    document = read_text(
        front(f"title: T\ncategories: [{name}]", "Injectables are one thing, skin is another.\n")
    )
    assert document.categories == (("general", name),) and warned(document, "D8") == []


def test_a_word_within_another_word_does_not_count():
    document = read_text(front("title: T\ncategory: Art", "An artificial party of hearts.\n"))
    assert (
        document.category == "" and document.unmapped == {"category": "Art"} and warned(document, "D8") == [3]
    )


def test_descriptions_that_are_cut_off_or_from_a_template_are_reported():
    document = read_file("front-matter.md")
    assert (warned(document, "D9"), warned(document, "D10")) == ([6], [5])
    good = read_text(
        front("title: T\nexcerpt: Who it suits, and who should wait.\ndescription: What it does.")
    )
    assert warned(good, "D9") == warned(good, "D10") == []
