"""D16: a text without a title gets a proposed one, marked for confirmation."""

import pytest

from tests.articles.importers.reading import front, lines_of, read_text, warned


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Needling for acne scars is a slow business. It takes months.", "Needling for acne scars"),
        (
            "Growth factors are signals between cells, and they fade quickly. Handle with care.",
            "Growth factors: signals between cells",
        ),
        ("Wait. Then see.", "Wait"),
    ],
)
def test_the_title_comes_from_the_words_of_the_text(text, title):
    document = read_text(text + "\n")
    assert (document.title, document.title_is_proposed) == (title, True)
    assert warned(document, "D16") == [1]
    assert document.body == text + "\n"


def test_a_long_opening_is_cut_at_a_word():
    document = read_text(
        "While everybody speaks about the newest of creams nobody ever asks the skin itself how it is doing today.\n"
    )
    assert len(document.title) <= 70 and not document.title.endswith((" ", ","))
    assert document.title.startswith("While everybody speaks")


def test_a_marked_title_is_certain_and_leaves_the_body():
    document = read_text("# Needling\n\nNeedling is slow work for the skin.\n")
    assert (document.title, document.title_is_proposed, document.body) == (
        "Needling",
        False,
        "Needling is slow work for the skin.\n",
    )
    assert warned(document, "D16") == []


def test_a_first_line_that_reads_like_a_title_is_proposed():
    document = read_text("Needling Without Drama\nNeedling is slow work for the skin.\n")
    assert (document.title, document.title_is_proposed) == ("Needling Without Drama", True)
    assert document.body == "Needling is slow work for the skin.\n"
    assert warned(document, "D16") == [1]


def test_the_same_title_in_front_matter_and_text_stands_once():
    document = read_text(front("title: Needling", "# Needling\n\nIt is slow work.\n"))
    assert (document.title, document.title_is_proposed, document.body) == (
        "Needling",
        False,
        "It is slow work.\n",
    )


def test_a_proposed_title_that_was_written_out_stays_proposed():
    document = read_text(front("title: Needling\ntitleIsProposed: true"))
    assert document.title_is_proposed and warned(document, "D16") == [1] and lines_of(document, "D16") == []


def test_the_address_is_made_from_the_title():
    assert read_text(front("title: 'Café “Crème”: it’s 100% skin'")).slug == "cafe-creme-its-100-skin"
    assert read_text(front("title: T\nslug: /blog/My-Post/")).slug == "my-post"
