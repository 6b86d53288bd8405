"""The five source documents: every hit of the domain guide's table, its level after context, and nothing else."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from articles.compliance import CitationFacts, Content, Finding, ImageFacts, check
from articles.importers import read
from articles.importers.document import ArticleDocument

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
EXPECTED = tomllib.loads(
    (Path(__file__).parents[2] / "data" / "claims" / "seeds.toml").read_text(encoding="utf-8")
)
PLACES = ("UK", "US", "EU")
NUMBERS = ("000", "001", "002", "003", "004")
Row = tuple[str, str, str, str]

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents (../shared/seeds) are not here"),
]


def path_of(number: str) -> Path:
    return next(SEEDS.glob(f"{number}_*"))


def expected(number: str) -> Counter[Row]:
    """rule, place, level, words"""
    rows = Counter()
    for part in ("listed", "beyond"):
        for rule, hits in EXPECTED[part].items():
            for hit in hits:
                place, level, words = hit.split(" ", 2)
                if place.startswith(number):
                    rows[rule, place, level, words] += 1
    return rows


def wording(findings: list[Finding]) -> Iterator[Finding]:
    return (f for f in findings if f.rule.startswith("C") and f.rule != "C30")


def words(finding: Finding) -> str:
    return " ".join(finding.text.split())


def repaired(document: ArticleDocument) -> Content:
    """The document as it arrives: a proposed title is not yet the page's word."""
    call = document.call_to_action
    fields = {
        "title": "" if document.title_is_proposed else document.title,
        "excerpt": document.excerpt,
        "meta_description": document.meta_description,
        "body": document.body,
        "social_quote": document.social_quote,
        "keywords": ", ".join(document.keywords),
        "call_to_action": call.text if call else "",
    }
    hero = (document.hero,) if document.hero else ()
    images = tuple(
        ImageFacts(i.url, i.alt, i.caption, licence=i.credit.licence if i.credit else "")
        for i in (*hero, *document.images)
    )
    citations = tuple(CitationFacts(c.text, c.state) for c in document.citations)
    return Content(fields, images=images, citations=citations, generated_by=document.generated_by)


@pytest.mark.parametrize("number", NUMBERS)
def test_the_raw_text_is_flagged_where_the_table_says(number: str) -> None:
    raw = path_of(number).read_text(encoding="utf-8")
    found = Counter(
        (f.rule, f"{number}:{raw.count(chr(10), 0, f.start) + 1}", f.level, words(f))
        for f in wording(check(Content({"body": raw}), PLACES))
    )
    assert found == expected(number)


@pytest.mark.parametrize("number", NUMBERS)
def test_the_repaired_text_is_flagged_for_the_same_words(number: str) -> None:
    document = read(path_of(number))
    found = Counter((f.rule, f.level, words(f)) for f in wording(check(repaired(document), PLACES)))
    wanted = Counter((rule, level, text) for rule, _, level, text in expected(number).elements())
    if number == "000":
        wanted["C34", "N", "Expert Strategies"] -= (
            1  # the picture's alternative text, which is the title once more
        )
    assert found == wanted


@pytest.mark.parametrize("number", NUMBERS)
def test_forty_nine_notes_on_rejuvenation(number: str) -> None:
    texts = (Content({"body": path_of(number).read_text(encoding="utf-8")}), repaired(read(path_of(number))))
    for content in texts:
        notes = [f for f in check(content, ["UK"]) if f.rule == "C30"]
        assert (len(notes), {f.level for f in notes}) == (EXPECTED["c30"][number], {"N"})


@pytest.mark.parametrize(
    ("number", "line", "innocent"),
    [
        ("004", 8, "Transforming Growth Factor"),
        ("001", 1, "leading to"),
        ("003", 48, "short cures"),
        ("003", 33, "long-term effects"),
        ("003", 74, "best results"),
        ("003", 106, "natural ingredients"),
        ("004", 17, "most effectively"),
        ("000", 42, "EXPERT TIP"),
    ],
)
def test_innocent_words_are_left_alone(number: str, line: int, innocent: str) -> None:
    raw = path_of(number).read_text(encoding="utf-8")
    assert innocent in raw.splitlines()[line - 1]
    start = raw.index(innocent, raw.index(raw.splitlines()[line - 1]))
    for finding in wording(check(Content({"body": raw}), (*PLACES, "AU"))):
        assert not (finding.start < start + len(innocent) and start < finding.end), finding


def test_in_australia_the_filler_paragraphs_are_advertising() -> None:
    content = repaired(read(path_of("004")))
    found = {f.text for f in check(content, ["AU"]) if f.rule == "C12"}
    assert {"fillers", "HA fillers"} <= found
    assert not [f for f in check(content, PLACES) if f.rule == "C12"]


@pytest.mark.parametrize("number", NUMBERS)
def test_no_document_can_be_published_as_it_comes(number: str) -> None:
    blocking = {f.rule for f in check(repaired(read(path_of(number))), ["UK"]) if f.is_blocking}
    expected_rules = {
        "000": {"C04", "C09", "C24", "C31", "D6", "K06", "K07"},
        "001": {"C09", "C11", "C24"},
        "002": {"C02", "C19", "C22", "C23"},
        "003": {"C05", "C09", "C17", "C19", "C22", "C39"},
        "004": {"C17", "C22", "C23", "K05"},
    }
    assert blocking - {"K03"} == expected_rules[number]


def test_seed_003_contradicts_itself_twice() -> None:
    found = [f for f in check(repaired(read(path_of("003"))), ["UK"]) if f.rule == "K17"]
    assert [(f.level, words(f)) for f in found] == [("W", "and Safe"), ("W", "prevent premature aging")]


def test_seed_000_shows_its_picture_and_summary_defects() -> None:
    found = check(repaired(read(path_of("000"))), ["UK", "EU"])
    rules = Counter((f.rule, f.level) for f in found)
    assert rules["K07", "E"] == 4  # three that share one text, and the hero's that repeats the title
    assert rules["D6", "E"] == 2
    assert rules["K06", "E"] == 3
    assert rules["K13", "W"] == 1
    assert rules["K14", "W"] == 1
    assert rules["K09", "E"] == 1


def test_mismatched_papers_of_seed_004_block_where_the_text_names_them() -> None:
    content = repaired(read(path_of("004")))
    found = [(f.level, f.text) for f in check(content, ["UK"]) if f.rule == "K05"]
    assert [row for row in found if row[0] == "E"] == [
        ("E", "Cervantes et al. (2018)"),
        ("E", "Hu et al. (2019)"),
    ]
    assert len(found) == 4
