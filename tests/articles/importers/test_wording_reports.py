"""D27 to D31: what an editor should look at, with its line."""

import pytest

from tests.articles.importers.reading import read_file, read_text, warned


def report(text: str, code: str) -> list[int]:
    return warned(read_text(text), code)


LONG = "Antioxidants are molecules that may protect the skin against damage by light, smoke and bad air, at least in a glass dish."


def test_nearly_the_same_paragraph_twice_is_reported_once():
    again = LONG.replace("at least in a glass dish", "at least in the laboratory")
    assert report(f"{LONG}\nSomething else is said between the two of them.\n{again}\n", "D27") == [1]


def test_paragraphs_about_the_same_thing_are_not_duplicates():
    other = "Molecules called antioxidants could protect against smoke; whether skin gains from a cream with them nobody has shown so far."
    assert report(f"{LONG}\n{other}\n", "D27") == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Signalling is old.\nSignalling lasts.\nSignaling is odd.", [3]),
        ("We maximise comfort.\nMaximizing profit is another matter.", [1]),
        ("A defence is a defense.", [1]),
        ("The colour of color.", [1]),
        ("We personalize and personalise.", [1]),
        ("Exercise promises a surprise; filing is not filling.", []),
        ("Signalling, colour and defence.", []),
    ],
)
def test_two_spellings_of_one_word_are_reported_at_the_rarer_one(text, lines):
    assert report(text + "\n", "D28") == lines


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("They gave me good advise on it.", "D29"),
        ("Wash and let it on for ten minutes.", "D29"),
        ("You could of asked the the desk.", "D29"),
        ("This was explained in this series.", "D30"),
        ("To return to the garden metaphor, weeds grow.", "D30"),
        ("We said so in our previous article.", "D30"),
        ("Scrub with microbeads.", "D31"),
    ],
)
def test_slips_dangling_references_and_hazards_are_found(text, code):
    assert report(f"A first line stands here.\n{text}\n", code)[:1] == [2]


@pytest.mark.parametrize(
    "text",
    ["We advise patience.", "Let it go on for a while.", "A series of three visits.", "Beads of sweat."],
)
def test_ordinary_words_are_not(text):
    document = read_text(text + "\n")
    assert not {"D29", "D30", "D31"} & {warning.code for warning in document.warnings}


def test_hazardous_advice_blocks():
    assert [warning.code for warning in read_file("scraped.txt").warnings if warning.is_blocking] == ["D31"]
