"""Front matter is told from plain text by content; values keep what the file says; what is broken is refused."""

from datetime import UTC, datetime

import pytest

from articles.importers import DocumentError
from tests.articles.importers.reading import front, read_file, read_text, warned


def test_front_matter_and_plain_text_are_told_apart_by_content():
    assert read_text(front("title: Needling"), "anything.txt").format == "front_matter"
    assert read_text("Needling is slow. It takes weeks.\n", "anything.md").format == "plain_text"


def test_a_rule_between_paragraphs_is_no_front_matter():
    document = read_text("---\nA text that begins with a rule.\n---\nAnd goes on after it.\n")
    assert document.format == "plain_text" and "begins with a rule" in document.body


@pytest.mark.parametrize(
    "spelling",
    [
        "metaDescription",
        "meta_description",
        "meta-description",
        "description",
        "Description",
        "seoDescription",
    ],
)
def test_a_key_is_known_by_its_usual_spellings(spelling):
    assert read_text(front(f"title: T\n{spelling}: What it says.")).meta_description == "What it says."


def test_values_nobody_takes_are_kept_as_they_stand():
    document = read_file("front-matter.md")
    kept = {key: document.unmapped[key] for key in ("telephone", "opening", "approved")}
    assert kept == {"telephone": "0123", "opening": "12:30", "approved": "no"}


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2025-03-30T07:35:57.032Z", datetime(2025, 3, 30, 7, 35, 57, 32000, tzinfo=UTC)),
        ("2025-03-30", datetime(2025, 3, 30, tzinfo=UTC)),
        ("30 March 2025", datetime(2025, 3, 30, tzinfo=UTC)),
        ("March 30, 2025", datetime(2025, 3, 30, tzinfo=UTC)),
        ("2025-03-30T09:00:00+02:00", datetime(2025, 3, 30, 7, tzinfo=UTC)),
    ],
)
def test_dates_become_aware_moments(written, moment):
    assert read_text(front(f"title: T\ndate: {written}")).dated == moment


def test_lists_and_flags_in_their_usual_forms():
    document = read_text(
        front(
            "title: T\nkeywords: Skin, needling , skin\ntags: [Care]\ntrending: yes\nfeatured: 'false'\ntreatments: [PRP, Stem Cell Facials]\nreadingTime: 7 min read"
        )
    )
    assert document.keywords == ("Skin", "needling", "Care")
    assert (document.is_trending, document.is_featured, document.stated_reading_minutes) == (True, False, 7)
    assert document.treatments == ("prp", "stem-cell-facials")


def test_what_cannot_be_understood_is_kept_and_reported_with_its_line():
    document = read_text(front("title: T\ndate: soon\nreadingTime: a while"))
    assert document.dated is None and document.stated_reading_minutes is None
    assert document.unmapped == {"date": "soon", "readingTime": "a while"}
    assert warned(document, "value") == [3, 4]


def test_a_key_that_stands_twice_loses_nothing():
    document = read_text(front("title: First\ntitle: Second"))
    assert document.title == "First" and "Second" in document.unmapped.values()
    assert warned(document, "key") == [3]


def test_an_id_is_the_stable_reference_and_otherwise_the_name():
    assert read_text(front("title: T\nid: abc-1"), "folder/name.md").source_ref == "abc-1"
    document = read_text(front("title: T"), "folder/name.of.it.md")
    assert (document.source_ref, document.source) == ("name.of.it", "name.of.it.md")


def test_toml_between_plus_signs_is_front_matter_too():
    document = read_text(
        '+++\ntitle = "Needling"\ndate = 2025-03-30\nkeywords = ["a", "b"]\nodd = 12\n+++\n\nA text that says something.\n'
    )
    assert (document.title, document.keywords, document.unmapped) == ("Needling", ("a", "b"), {"odd": 12})
    assert document.dated == datetime(2025, 3, 30, tzinfo=UTC)


BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "\n".join(
    f"{key}: &{key} [{','.join([f'*{before}'] * 10)}]"
    for before, key in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("---\ntitle: a: b: c\n---\n\nText.\n", 2, "not valid YAML"),
        ("---\ntitle: T\nkeywords: [a, b\n---\n\nText.\n", 4, "not valid YAML"),
        ("---\ntitle: T\n\nText that goes on.\n", 1, "never closed"),
        ("---\ntitle: T\n---\n\n", 4, "no text"),
        ("---\ntitle: T\nodd: !!python/object/apply:os.system [ls]\n---\n\nText.\n", 3, "never followed"),
        (f"---\n{BOMB}\n---\n\nText.\n", 5, "too many values"),
        (f"---\ntitle: T\nblob: {'x' * 70_000}\n---\n\nText.\n", 2, "too large"),
        ("---\nloop: &l [*l]\n---\n\nText.\n", 2, "too many values"),
        ('---\ntitle: "a\\0b"\n---\n\nText.\n', 2, "no text"),
        ('---\ntitle: "a\\ud800b"\n---\n\nText.\n', 2, "no text|not valid YAML"),
        ("+++\ntitle = \n+++\n\nText.\n", 2, "not valid TOML"),
    ],
)
def test_what_is_broken_is_refused_with_line_and_reason(text, line, reason):
    with pytest.raises(DocumentError, match=reason) as refused:
        read_text(text, "broken.md")
    assert refused.value.source == "broken.md"
    if "not valid YAML" not in reason and reason != "too many values":
        assert refused.value.line == line
    else:
        assert refused.value.line and 2 <= refused.value.line <= 10


def test_a_tag_of_a_site_generator_is_only_text():
    document = read_text("---\ntitle: T\nodd: !include part.md\nsize: !!str 12\n---\n\nText to read.\n")
    assert document.unmapped == {"odd": "part.md", "size": "12"}
