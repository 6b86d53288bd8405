"""Appeals to research, and how well they say to which."""

import pytest

from tests.articles.importers.reading import read_file, read_text


def mentions(text: str):
    return [
        (mention.state, mention.authors, mention.year, mention.journal)
        for mention in read_text(text + "\n").citations
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was seen by Moreau et al. (2017) in mice.", ("unverified", "Moreau et al.", 2017, "")),
        ("It was seen (Moreau et al., 2017) in mice.", ("unverified", "Moreau et al.", 2017, "")),
        ("Moreau and Lind (2017) saw it.", ("unverified", "Moreau and Lind", 2017, "")),
        (
            "Results published in Skinmatters by Moreau et al. (2017) say so.",
            ("unverified", "Moreau et al.", 2017, "Skinmatters"),
        ),
        (
            "A 2016 study in the Archives of Invented Medicine says so.",
            ("unidentifiable", "", 2016, "Archives of Invented Medicine"),
        ),
        (
            "Research published in the Journal of Small Things has begun.",
            ("unidentifiable", "", None, "Journal of Small Things"),
        ),
        ("Moreau et al. have seen it.", ("unidentifiable", "Moreau et al.", None, "")),
        ("Some recent studies suggest that it helps.", ("missing", "", None, "")),
        ("According to research, it helps.", ("missing", "", None, "")),
        ("The evidence has shown it.", ("missing", "", None, "")),
    ],
)
def test_an_appeal_is_found_and_judged(text, expected):
    assert mentions(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ada and Grace came in 2017 to study.",
        "The study room is on the left.",
        "Studies are under way.",
        "Some studies suggest so [3].",
        "[Some studies show it](https://example.org/paper).",
        "In the Journal you keep, write it down.",
    ],
)
def test_what_is_no_appeal_is_left_out(text):
    assert mentions(text) == []


def test_an_identifier_is_kept_for_whoever_verifies():
    [mention] = read_text("Seen by Moreau et al. (2017), doi 10.1234/abc.56, in mice.\n").citations
    assert (mention.state, mention.doi) == ("unverified", "10.1234/abc.56")


def test_what_is_known_about_a_paper_is_data_and_needs_journal_and_year():
    claimed = "A review published in the Journal of Cosmetic Dermatology by Cervantes et al. (2018) says so."
    [mention] = read_text(claimed + "\n").citations
    assert (
        mention.state == "mismatch" and mention.suggestion and mention.suggestion_url.startswith("https://")
    )
    assert mentions(claimed.replace("2018", "2011"))[0][0] == "unverified"
    assert mentions(claimed.replace("Cervantes", "Servantes"))[0][0] == "unverified"


def test_mentions_carry_their_lines():
    assert [(mention.line, mention.state) for mention in read_file("dashes.txt").citations] == [
        (3, "unverified"),
        (4, "unidentifiable"),
    ]
