"""Papers that a text names are found, with their sentence; a date is no paper."""

import pytest

from articles.references.mentions import mentions_in


@pytest.mark.parametrize(
    ("text", "words", "author", "year"),
    [
        ("It was seen by Cervantes et al. (2018) in skin.", "Cervantes et al. (2018)", "Cervantes", 2018),
        ("It was seen (Cervantes et al., 2018) in skin.", "Cervantes et al., 2018", "Cervantes", 2018),
        ("As Smith and Jones, 2019, say.", "Smith and Jones, 2019", "Smith", 2019),
        ("As Smith & Jones (2019a) say.", "Smith & Jones (2019a)", "Smith", 2019),
        ("It is thin (Lee 2020).", "(Lee 2020)", "Lee", 2020),
        ("It is thin (O’Brien-Lee, 2020).", "(O’Brien-Lee, 2020)", "O’Brien-Lee", 2020),
        ("Ärmel K et al 2001 saw it.", "Ärmel K et al 2001", "Ärmel", 2001),
    ],
)
def test_a_paper_is_found_as_people_name_it(text, words, author, year):
    (found,) = mentions_in(text)
    assert (found.words, found.author, found.year) == (words, author, year)
    assert found.words in text[found.start : found.end]


@pytest.mark.parametrize(
    "text",
    [
        "In (March 2020) we moved.",
        "March and April 2020 were cold.",
        "Since 2020 it is so.",
        "(Updated, 2021)",
        "Lee saw it in 2020.",
    ],
)
def test_a_date_is_no_paper(text):
    assert not list(mentions_in(text))


def test_the_sentence_comes_with_it_whole():
    text = "First one. As Lee et al. (2018) found, skin is thin. Another.\n\nA paragraph (Moe 2020)\n- item"
    assert [each.sentence for each in mentions_in(text)] == [
        "As Lee et al. (2018) found, skin is thin.",
        "A paragraph (Moe 2020)",
    ]
