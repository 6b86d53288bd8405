"""The five source documents, where they are present: every defect with its line, none more, none less."""

import re
from collections import Counter
from pathlib import Path

import pytest

from articles.importers import ArticleDocument, read

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents (../shared/seeds) are not here"),
]


@pytest.fixture(scope="module")
def documents() -> dict[str, ArticleDocument]:
    return {path.name[:3]: read(path) for path in sorted(SEEDS.glob("*.txt"))}


REPAIRS = {
    "000": {
        "D1": [37, 74, 76, 78, 80],
        "D2": [29],
        "D7": [29, 68, 110, 128],
        "D11": [17],
        "D12": [14],
        "D13": [116, 118, 120, 122, 124, 126],
        "D14": [95],
        "D15": [20],
    },
    "001": {"D16": [1], "D22": [6, 14], "D23": [8, 9, 10, 11, 12], "D32": [16]},
    "002": {"D16": [1], "D32": [6]},
    "003": {
        "D16": [1],
        "D17": [2, 10, 12, 39, 53, 75, 91, 99, 116, 118, 120, 140, 142],
        "D19": [*range(14, 37, 2), *range(41, 52, 2), *range(77, 88, 2), *range(122, 135, 2), 138],
        "D20": [6, 56, 61, 63, 65, 68, 71, 73, 89, 102, 105, 109, 112, 136],
        "D21": [62, 64, 66, 72],
        "D32": [143],
    },
}
WARNINGS = {
    "000": {
        "D2": [29],
        "D3": [29, 68, 110, 128],
        "D4": [13],
        "D5": [68, 110, 128],
        "D6": [68, 128],
        "D8": [8] * 4,
        "D9": [6],
        "D10": [5],
        "reading-time": [16],
    },
    "001": {"D16": [1]},
    "002": {"D16": [1]},
    "003": {
        "D16": [1],
        "D18": [3, 11, 13, 40, 54, 76, 92, 100],
        "D27": [69],
        "D28": [60, 97, 98, 125],
        "D29": [119, 129],
        "D31": [106],
    },
    "004": {"D16": [1], "D26": [26], "D30": [4, 6]},
}


def by_code(items) -> dict[str, list[int]]:
    return {
        code: [item.line for item in items if item.code == code] for code in {item.code for item in items}
    }


@pytest.mark.parametrize("number", REPAIRS)
def test_exactly_these_repairs_are_made(documents, number):
    assert by_code(documents[number].repairs) == REPAIRS[number]


def test_the_dashes_and_the_offer_of_the_last_document(documents):
    found = by_code(documents["004"].repairs)
    assert {code: len(lines) for code, lines in found.items()} == {
        "D15": 1,
        "D16": 1,
        "D24": 36,
        "D25": 1,
        "D32": 1,
    }
    assert (found["D15"], found["D25"], found["D32"]) == ([1], [25], [26])
    assert set(found["D24"]) <= set(range(2, 25))


@pytest.mark.parametrize("number", WARNINGS)
def test_exactly_these_warnings_are_given(documents, number):
    assert by_code(documents[number].warnings) == WARNINGS[number]


def test_what_must_be_settled_before_publishing_blocks(documents):
    blocking = {
        (number, warning.code)
        for number, document in documents.items()
        for warning in document.warnings
        if warning.is_blocking
    }
    assert blocking == {("000", "D3"), ("000", "D6"), ("003", "D31")}


def test_twelve_of_the_pairs_are_halves_of_myths(documents):
    terms = re.findall(r"^(.+)\n:   ", documents["003"].body, re.MULTILINE)
    assert len(terms) == 32
    assert [term for term in terms if re.fullmatch(r"Myth \d|Reality", term)] == [
        f for n in range(1, 7) for f in (f"Myth {n}", "Reality")
    ]


def test_the_anchors_become_candidates_for_the_glossary(documents):
    assert len(documents["003"].glossary_candidates) == 14
    assert {"collagen", "fine lines and wrinkles", "dermatologist"} <= set(
        documents["003"].glossary_candidates
    )
    assert "They increase collagen formation, boost" in documents["003"].body
    assert "conditions like acne, rosacea, and eczema." in documents["003"].body


def test_the_offer_is_kept_apart_with_its_validity(documents):
    offer = documents["004"].call_to_action
    assert offer and offer.line == 25 and offer.validity_days == 30
    assert offer.text.startswith("Let Us Know") and offer.text.endswith("30 day")
    assert "Your Code" not in documents["004"].body and "Expires" not in documents["004"].body


def test_all_seventeen_keys_have_a_place(documents):
    document = documents["000"]
    assert document.unmapped.keys() == {"categories"}
    assert len(document.unmapped["categories"]) == 4
    assert document.categories == (("exact", "Cellular"),) and document.category == "Cellular"
    assert document.dated and document.dated.isoformat() == "2025-03-30T07:35:57.032000+00:00"
    assert (document.is_trending, document.is_featured, document.stated_reading_minutes) == (True, True, 8)
    assert (document.source_status, document.generated_by, len(document.keywords)) == ("new", "Gemini", 10)
    assert document.slug == "how-to-master-cellular-aesthetics-expert-strategies"
    assert document.social_quote.startswith("Cellular aesthetics isn't") and document.social_quote.endswith(
        "beauty!"
    )
    assert document.excerpt and document.meta_description and document.title


def test_the_hero_keeps_its_credit_and_the_caption_of_its_copy(documents):
    hero = documents["000"].hero
    assert hero and hero.credit
    assert (hero.credit.creator, hero.credit.creator_url) == (
        "kevin laminto",
        "https://unsplash.com/@kxvn_lx",
    )
    assert (hero.credit.source, hero.credit.licence) == ("Unsplash", "Unsplash")
    assert hero.caption == "A visual representation of cellular regeneration within skin tissue."
    assert [image.line for image in documents["000"].images] == [68, 110, 128]
    assert all(image.credit is None for image in documents["000"].images)


def test_the_papers_are_judged_as_they_deserve(documents):
    states = [
        (number, mention.line, mention.state)
        for number in documents
        for mention in documents[number].citations
    ]
    assert states == [
        ("000", 130, "missing"),
        ("002", 5, "missing"),
        ("003", 25, "missing"),
        ("004", 9, "mismatch"),
        ("004", 13, "mismatch"),
        ("004", 13, "unidentifiable"),
        ("004", 16, "unidentifiable"),
    ]


def test_titles_are_proposed_from_the_text_and_marked(documents):
    assert [documents[number].title_is_proposed for number in sorted(documents)] == [
        False,
        True,
        True,
        True,
        True,
    ]
    assert documents["001"].title == "Stem cell therapy for reducing wrinkles and fine lines"
    assert documents["003"].title == "Unlocking the potential of exosomes in skin rejuvenation"


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("number", ["001", "002", "003", "004"])
def test_no_word_of_a_plain_text_is_lost_or_doubled(documents, number):
    source = next(SEEDS.glob(f"{number}*")).read_text(encoding="utf-8")
    document = documents[number]
    moved = document.call_to_action.text if document.call_to_action else ""
    assert words(document.body) + words(moved) == words(source)


def test_no_word_of_the_markdown_is_lost_but_what_the_report_names(documents):
    source = next(SEEDS.glob("000*")).read_text(encoding="utf-8").split("---", 2)[2]
    repairs = documents["000"].repairs
    lost = Counter(words(source)) - Counter(words(documents["000"].body))
    gained = Counter(words(documents["000"].body)) - Counter(words(source))
    explained = sum((Counter(words(repair.before)) for repair in repairs), Counter())
    assert not lost - explained, "a word went without a repair that shows it"
    assert not gained


def test_correct_letters_survive(documents):
    assert "TGF-β" in documents["004"].body and "décolletage" in documents["004"].body
    assert "person’s own" in documents["001"].body and "“inflammaging”" in documents["004"].body


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_reading_a_repaired_text_repairs_nothing(documents, number):
    document = documents[number]
    again = read(f"---\ntitle: {document.title!r}\n---\n\n{document.body}".encode(), name="again.md")
    assert again.repairs == ()
    assert again.body == document.body
    plain = read(document.body.encode(), name="plain.txt")
    assert plain.body == document.body
    assert {repair.code for repair in plain.repairs} <= {"D16"}
