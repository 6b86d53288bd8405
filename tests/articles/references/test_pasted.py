"""References pasted from under a paper, in the styles that people paste."""

import pytest

from articles.references import read
from articles.references.reading import decode

STYLES = [
    "Müller AB, García J. PRP in examples: a pilot study. J Examples. 2021;4(2):10-19. doi: 10.1234/ex.2021.04.",
    "1. Müller AB, García J. PRP in examples: a pilot study. J Examples 2021;4(2):10-19. https://doi.org/10.1234/EX.2021.04",
    "[1] Müller AB, García J. PRP in examples: a pilot study. J Examples. 2021;4(2):10-19. DOI:10.1234/ex.2021.04",
    "Müller, A. B., & García, J. (2021). PRP in examples: a pilot study. J Examples, 4(2), 10-19. https://doi.org/10.1234/ex.2021.04",
    "Müller, A.B. and García, J. (2021a) PRP in examples: a pilot study. J Examples, 4(2), 10-19. doi.org/10.1234/ex.2021.04.",
]


@pytest.mark.parametrize("text", STYLES)
def test_every_style_gives_the_same_paper(text):
    (paper,) = read(text).references
    assert paper.authors == "Müller AB, García J"
    assert (paper.year, paper.title, paper.journal) == (2021, "PRP in examples: a pilot study", "J Examples")
    assert paper.volume.startswith("4(2)") and paper.volume.endswith("10-19")
    assert paper.doi == "10.1234/ex.2021.04"


@pytest.mark.parametrize(
    "text",
    [
        "1. Lee C. One. J Ex. 2020;1:1.\n2. Lee C. Two. J Ex.\n   2021;2:2.\n3) Lee C. Three. J Ex. 2022;3:3.",
        "Lee C. One. J Ex. 2020;1:1.\n\nLee C. Two. J Ex.\n2021;2:2.\n\nLee C. Three. J Ex. 2022;3:3.",
        "Lee C. One. J Ex. 2020;1:1.\nLee C. Two. J Ex. 2021;2:2.\nLee C. Three. J Ex. 2022;3:3.",
    ],
)
def test_entries_are_told_apart_by_numbers_paragraphs_or_lines(text):
    assert [(paper.title, paper.year) for paper in read(text).references] == [
        ("One", 2020),
        ("Two", 2021),
        ("Three", 2022),
    ]


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("See https://doi.org/10.1234/a(b)c. ", "10.1234/a(b)c"),
        ("(doi:10.1234/abc)", "10.1234/abc"),
        ("10.1234/ABC.1;", "10.1234/abc.1"),
        ("https://dx.doi.org/10.1234/a&lt;b", "10.1234/a"),
    ],
)
def test_a_doi_is_found_without_what_stands_around_it(text, doi):
    assert read(text).references[0].doi == doi


def test_a_pubmed_number_alone_names_a_paper():
    assert read("PMID: 12345678").references[0].pmid == "12345678"


def test_an_address_that_is_no_doi_is_kept():
    (paper,) = read("Lee C. One. J Ex. 2020;1:1. Available from: https://journal.example/one.").references
    assert paper.url == "https://journal.example/one"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_are_read_whatever_their_encoding(encoding):
    assert decode("Müller – é".encode(encoding)) == "Müller – é"


def test_a_bare_doi_is_no_title():
    (paper,) = read("10.1000/example").references
    assert (paper.doi, paper.title) == ("10.1000/example", "")
