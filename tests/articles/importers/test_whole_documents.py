"""Our own documents from end to end: no word lost or doubled, and nothing left to repair."""

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
