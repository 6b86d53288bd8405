"""Our own documents from end to end: no word lost or doubled, and nothing left to repair."""

import random
import re

import pytest

from tests.articles.importers.reading import DATA, read_file, read_text


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("name", ["scraped.txt", "dashes.txt", "terms.txt"])
def test_no_word_of_a_plain_text_is_lost_or_doubled(name):
    document = read_file(name)
    moved = document.call_to_action.text if document.call_to_action else ""
    assert words(document.body) + words(moved) == words((DATA / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["scraped.txt", "dashes.txt", "terms.txt", "front-matter.md"])
def test_a_repaired_text_needs_no_repair(name):
    document = read_file(name)
    again = read_text(f"---\ntitle: A title\n---\n\n{document.body}")
    assert again.repairs == () and again.body == document.body
    assert read_text(document.body).body == document.body


def test_the_same_bytes_have_the_same_digest_and_other_bytes_another():
    assert (
        read_text("One text.\n").digest == read_text("One text.\n").digest != read_text("One text!\n").digest
    )


def test_correct_letters_survive_beside_repairs():
    assert "Café owners, naïve or not, drink “tea” – with β-carotene." in read_file("dashes.txt").body


LINES = (
    "Exosomes are small vesicles that cells release, and they fade.", "Why It Matters", "Conclusion:", "- Fat cells (ADSCs): They live in fat.",
    "- Skin cells: They live in skin.", "Myth 1", ": It is new.", "Reality", "collagen", ", and", "acne", ", or treat", "", "* a bullet",
    "## Real heading", "> quoted text here", "| A | B |", "|---|---|", "| c |   d  |", "This ,odd dash stays ,here.", "They increase",
    "formation, boost the rest of it.", "Let Us Know Where to Send Your Code", "don’t “stop” β é", "```", "fine lines and wrinkles", "---", "30 days",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_whatever_the_lines_no_word_goes_and_a_second_reading_changes_nothing(seed):
    chance = random.Random(seed)
    text = "It begins with a sentence.\n" + "\n".join(
        chance.choice(LINES) for _ in range(chance.randint(1, 25))
    )
    document = read_text(text)
    moved = document.call_to_action.text if document.call_to_action else ""
    assert words(document.body) + words(moved) == words(text)
    again = read_text(f"---\ntitle: A title\n---\n\n{document.body}")
    assert (again.body, again.repairs) == (document.body, ())
