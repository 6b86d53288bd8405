"""What a DOI register says of a work is understood as a reference, with what was published about it later."""

import json

import pytest

from articles.references.crossref import NotUnderstoodError, work_in

WORK = {
    "DOI": "10.1111/JOCD.13679",
    "title": ["A consensus on <i>polynucleotides</i>"],
    "author": [{"family": "Example", "given": "Anna B."}, {"name": "The Study Group"}],
    "container-title": ["Journal of Examples"],
    "issued": {"date-parts": [[2021, 3]]},
    "volume": "20",
    "issue": "3",
    "page": "922-928",
    "reference": [{"key": "ref1", "unstructured": "x" * 1000}],
}


def answer(**more):
    return json.dumps({"status": "ok", "message-type": "work", "message": WORK | more})


def test_a_work_is_read_as_a_reference():
    paper = work_in(answer()).reference
    assert (paper.authors, paper.year, paper.title, paper.journal, paper.volume, paper.doi) == (
        "Example AB, The Study Group",
        2021,
        "A consensus on polynucleotides",
        "Journal of Examples",
        "20(3):922-928",
        "10.1111/jocd.13679",
    )


def test_the_list_of_references_of_a_work_is_not_kept():
    assert "xxx" not in work_in(answer()).csl and len(work_in(answer()).csl) < 500


@pytest.mark.parametrize(
    ("more", "kind", "is_grave"),
    [
        (
            {"updated-by": [{"DOI": "10.1/n", "type": "retraction", "label": "Retraction"}]},
            "Retraction",
            True,
        ),
        ({"updated-by": [{"DOI": "10.1/n", "type": "correction"}]}, "correction", False),
        (
            {
                "updated-by": [
                    {"DOI": "10.1/n", "type": "expression_of_concern", "label": "Expression of concern"}
                ]
            },
            "Expression of concern",
            True,
        ),
        ({"update-to": [{"DOI": "10.1/n", "type": "retraction", "label": "Retraction"}]}, "Retraction", True),
        ({"relation": {"is-retracted-by": [{"id": "10.1/n", "id-type": "doi"}]}}, "is retracted by", True),
        ({"title": ["RETRACTED: A trial"]}, "retracted", True),
    ],
)
def test_what_was_published_about_it_later_is_a_notice(more, kind, is_grave):
    work = work_in(answer(**more))
    assert [(notice.kind, notice.is_grave) for notice in work.notices] == [(kind, is_grave)]
    assert work.is_withdrawn is is_grave


def test_a_preprint_or_a_review_of_a_work_is_no_notice():
    assert not work_in(
        answer(relation={"has-preprint": [{"id": "10.1/p"}], "has-review": [{"id": "10.1/r"}]})
    ).notices


def test_the_grave_ones_come_first():
    updates = [{"DOI": "10.1/a", "type": "correction"}, {"DOI": "10.1/b", "type": "retraction"}]
    assert [notice.kind for notice in work_in(answer(**{"updated-by": updates})).notices] == [
        "retraction",
        "correction",
    ]


@pytest.mark.parametrize(
    "text", ["", "Resource not found.", "[]", "null", "{}", '{"message": 4}', '{"message": {"DOI": "x"}}']
)
def test_anything_else_is_not_understood(text):
    with pytest.raises(NotUnderstoodError):
        work_in(text)


@pytest.mark.parametrize(
    "broken", [{"title": 4}, {"author": "x"}, {"updated-by": "x"}, {"relation": [1]}, {"issued": 1}]
)
def test_fields_of_the_wrong_kind_are_taken_as_missing(broken):
    assert work_in(answer(**broken)).reference.doi
