"""The same made-up papers in each format become the same references; what can't be read is named and the rest goes on."""

import json

import pytest

from articles.references import read

BIBTEX = r"""
@string{jex = "Journal of Examples"}
@comment{nothing}
@article{muller2021, author = {M{\"u}ller, Anna B. and Jos\'e Garc{\'\i}a and {Example Group}},
  title = {{PRP} in \textit{examples}: a {pilot} study}, journal = "Journal of Examples",
  year = 2021, volume = {4}, number = {2}, pages = {10--19}, doi = {https://doi.org/10.1234/EX.2021.04},
}
@book{second, author = "Lee, C", title = "A book of \"{a}ccents, {with "quotes"}", year = {2019}}
"""
RIS = """TY  - JOUR
AU  - Müller, Anna B.
AU  - García, José
AU  - Example Group
TI  - PRP in examples: a pilot
      study
JO  - Journal of Examples
PY  - 2021/04/01
VL  - 4
IS  - 2
SP  - 10
EP  - 19
DO  - 10.1234/EX.2021.04
ER  -
TY  - BOOK
AU  - Lee, C
TI  - A book
Y1  - 2019
ER  -
"""
CSL = json.dumps(
    [
        {
            "author": [{"family": "Müller", "given": "Anna B."}, {"family": "García", "given": "José"}, {"literal": "Example Group"}],
            "title": "PRP in <i>examples</i>: a pilot study", "container-title": "Journal of Examples",
            "issued": {"date-parts": [[2021, 4]]}, "volume": "4", "issue": "2", "page": "10–19", "DOI": "10.1234/EX.2021.04",
        },
        {"author": [{"family": "Lee", "given": "C"}], "title": "A book", "issued": {"date-parts": [["2019"]]}},
    ]
)  # fmt: skip
CROSSREF = json.dumps(
    {
        "status": "ok",
        "message": {
            "author": [{"given": "Anna B.", "family": "Müller"}, {"given": "José", "family": "García"}, {"name": "Example Group"}],
            "title": ["PRP in examples: a pilot study"], "container-title": ["Journal of Examples"],
            "published-print": {"date-parts": [[2021]]}, "volume": "4", "issue": "2", "page": "10-19", "DOI": "10.1234/ex.2021.04",
            "URL": "http://dx.doi.org/10.1234/ex.2021.04",
        },
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"), [(BIBTEX, "BibTeX"), (RIS, "RIS"), (CSL, "CSL-JSON"), (CROSSREF, "CSL-JSON")]
)
def test_one_paper_reads_the_same_in_every_format(text, name):
    found = read(text)
    assert (found.format, found.problems) == (name, ())
    paper = found.references[0]
    assert paper.authors == "Müller AB, García J, Example Group"
    assert (paper.year, paper.title) == (2021, "PRP in examples: a pilot study")
    assert (paper.journal, paper.volume.replace("–", "-")) == ("Journal of Examples", "4(2):10-19")
    assert (paper.doi, paper.url) == ("10.1234/ex.2021.04", "")


@pytest.mark.parametrize(
    ("text", "title"), [(BIBTEX, 'A book of äccents, with "quotes"'), (RIS, "A book"), (CSL, "A book")]
)
def test_the_second_paper_is_read_too(text, title):
    paper = read(text).references[1]
    assert (paper.authors, paper.year, paper.title) == ("Lee C", 2019, title)


def test_an_entry_that_never_closes_spoils_no_other():
    broken = "@article{a, title = {Never closed, year = 2020,\n\n" + BIBTEX
    found = read(broken)
    assert [(each.line, each.reason) for each in found.problems] == [(1, "unclosed")]
    assert len(found.references) == 2


def test_a_ris_entry_without_its_end_is_named_by_its_line():
    found = read("TY  - JOUR\nTI  - Unfinished\n" + RIS)
    assert [(each.line, each.reason) for each in found.problems] == [(1, "unclosed")]
    assert len(found.references) == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[{"title": "x"', "no_json"),
        ('["title", 3]', "no_entry"),
        ("@article{x, note = {Nothing to find it by}}", "unfindable"),
        ("TY  - JOUR\nER  -", "unfindable"),
        ("A line of words", "unfindable"),
    ],
)
def test_what_names_no_paper_is_a_problem_with_its_words(text, reason):
    found = read(text)
    assert found.references == ()
    assert {each.reason for each in found.problems} == {reason}
    assert all(each.source for each in found.problems)


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff"])
def test_nothing_is_nothing(text):
    assert read(text).references == read(text).problems == ()


@pytest.mark.parametrize(
    "wrong", [{"author": "Lee"}, {"issued": "2020"}, {"title": None}, {"DOI": 7}, {"author": [None]}]
)
def test_fields_of_the_wrong_kind_are_taken_as_missing(wrong):
    item = {"title": "A title", "issued": {"date-parts": [[2020]]}, "DOI": "10.1234/x"} | wrong
    assert len(read(json.dumps([item])).references) == 1


def test_a_list_has_an_end():
    found = read("\n".join(f"Lee C. Title {n}. J Ex. 2020;1:1." for n in range(1, 1100)))
    assert len(found.references) == 1000
    assert [each.reason for each in found.problems] == ["too_many"]
