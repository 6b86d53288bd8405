"""D25 and D26: the offer at the end leaves the text whole, and a clipped end is reported."""

import pytest

from articles.importers.call_to_action import validity_days
from tests.articles.importers.reading import lines_of, read_file, read_text, warned


def test_the_offer_leaves_the_body_and_is_kept():
    document = read_file("dashes.txt")
    assert document.call_to_action
    assert (
        document.call_to_action.text
        == "Tell Us Where to Send Your Voucher\nClaim Your Welcome Code\nOne code per new client. Valid for 2 week"
    )
    assert (document.call_to_action.line, document.call_to_action.validity_days) == (5, 14)
    assert "Voucher" not in document.body and "client" not in document.body
    assert lines_of(document, "D25") == [5]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Expires in 30 day", 30),
        ("Valid for 2 weeks", 14),
        ("valid within 1 month", 30),
        ("Valid once", None),
        ("It took 30 days", None),
    ],
)
def test_the_validity_is_read_in_days(text, days):
    assert validity_days(text) == days


@pytest.mark.parametrize(
    "last",
    [
        "Take the first step towards calmer skin today.",
        "The genetic code is read in every cell.",
        "Ask where the material comes from, and when it expires in the fridge of the clinic, for that matters more than the colour of the box.",
    ],
)
def test_a_closing_sentence_is_no_offer(last):
    document = read_text(f"Skin is an organ like others.\n{last}\n")
    assert document.call_to_action is None and last in document.body


def test_a_text_is_never_only_an_offer():
    assert read_text("Claim your code today.\n").body == "Claim your code today.\n"


def test_a_clipped_end_is_reported_with_its_line():
    assert warned(read_file("dashes.txt"), "D26") == [7]
    assert warned(read_text("A first sentence. And then it sto\n"), "D26") == [1]


@pytest.mark.parametrize("last", ["It ends well.", "“It ends well.”", "- a last item", "Contact"])
def test_a_good_end_is_not(last):
    assert warned(read_text(f"A first sentence stands here.\n{last}\n"), "D26") == []
