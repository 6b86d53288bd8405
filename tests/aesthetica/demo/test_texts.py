"""The demonstration's texts, before any database: long enough, complete, and honest about what they are."""

import re
from collections.abc import Iterator

import pytest

from aesthetica.demo import pictures, texts
from aesthetica.demo.texts import FOLDER
from articles.models import TreatmentType
from articles.rendering import to_html

ARTICLES = {article.slug: article for article in texts.articles()}
TREATMENTS = {row["slug"]: row for row in texts.treatments()}
MISSION = ("prp", "exosomes", "polynucleotides", "stem-cell-facials")


def all_texts() -> Iterator[str]:
    return (file.read_text(encoding="utf-8") for file in FOLDER.rglob("*.*"))


@pytest.mark.parametrize("slug", ARTICLES)
def test_every_article_has_at_least_900_words(slug: str) -> None:
    assert 900 <= to_html(ARTICLES[slug].body).words <= 1800


def test_at_least_ten_articles_are_published_and_each_is_about_a_treatment() -> None:
    published = [article for article in ARTICLES.values() if article.meta["status"] == "published"]
    assert len(published) >= 10
    assert all(set(article.meta["treatments"]) <= set(TREATMENTS) for article in published)
    assert {slug for article in published for slug in article.meta["treatments"]} >= set(MISSION)


def test_the_articles_use_every_block_that_a_page_can_show() -> None:
    html = "".join(to_html(article.body).html for article in ARTICLES.values())
    for block in (
        "callout-tip",
        "callout-did-you-know",
        'class="myths"',
        'class="steps"',
        "table-scroll",
        "care-card",
        "<dl>",
    ):
        assert block in html


@pytest.mark.parametrize("slug", TREATMENTS)
def test_every_section_of_every_treatment_is_written(slug: str) -> None:
    sections = TREATMENTS[slug]["sections"]
    assert [name for name in TreatmentType.SECTIONS if not sections.get(name, "").strip()] == []


@pytest.mark.parametrize("slug", TREATMENTS)
def test_every_treatment_names_doing_nothing_among_the_alternatives(slug: str) -> None:
    assert "Doing nothing" in TREATMENTS[slug]["sections"]["alternatives"]


@pytest.mark.parametrize("slug", TREATMENTS)
def test_no_treatment_states_a_price_or_a_figure_that_nobody_checked(slug: str) -> None:
    facts = TREATMENTS[slug]["facts"]
    assert not {"price_from", "duration", "downtime", "first_result", "interval"} & set(facts)


def test_every_picture_that_a_text_shows_is_drawn_and_described() -> None:
    drawn = set(pictures.SCENES)
    described = {row["slug"]: row for row in texts.rows("pictures", "picture")}
    assert set(described) == drawn
    shown = {slug for text in all_texts() for slug in re.findall(r"\(image:([\w-]+)", text)}
    heroes = {article.meta["hero"] for article in ARTICLES.values()} | {
        row["hero"] for row in TREATMENTS.values()
    }
    assert shown | heroes <= drawn
    assert all(
        row["alt"] and row["alt"] != row["title"] and row["role"] != "outcome" for row in described.values()
    )


def test_addresses_are_at_example_org_and_telephones_in_ranges_kept_for_fiction() -> None:
    for text in all_texts():
        assert set(re.findall(r"@([\w.-]+\.\w+)", text)) <= {"example.org"}
    for clinic in texts.rows("clinics", "clinic"):
        assert re.match(r"020 7946 0\d{3}$|0161 496 0\d{3}$|01632 960\d{3}$", clinic["telephone"])


def test_every_practitioner_is_marked_as_an_example_and_registered_as_one() -> None:
    for row in texts.rows("practitioners", "practitioner"):
        assert row["registration_number"].startswith("EXAMPLE-")
        assert "fictional example" in row["credentials"] and "fictional example" in row["biography"]


def test_every_paper_can_be_looked_up() -> None:
    assert all(row.get("doi") or row.get("url") for row in texts.rows("citations", "citation"))
