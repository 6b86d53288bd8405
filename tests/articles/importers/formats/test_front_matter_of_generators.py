"""Front matter in every notation, keys that say who may read a text, and what the place of a file says."""

from datetime import UTC, datetime

import pytest

from articles.importers import Visibility
from tests.articles.importers.formats.reading import document, source, sources

BODY = "\nA body that says something of skin.\n"
HEADS = {
    "yaml": "---\ntitle: On skin\ntags: [prp, skin]\ndate: 2024-05-03\n---\n",
    "yaml by name": "---yaml\ntitle: On skin\ntags: [prp, skin]\ndate: 2024-05-03\n---\n",
    "toml": '+++\ntitle = "On skin"\ntags = ["prp", "skin"]\ndate = 2024-05-03\n+++\n',
    "toml by name": '---toml\ntitle = "On skin"\ntags = ["prp", "skin"]\ndate = 2024-05-03\n---\n',
    "toml with a table": '+++\n[taxonomies]\ntags = ["prp", "skin"]\n[extra]\ntitle = "On skin"\ndate = 2024-05-03\n+++\n',
    "json": '{\n\t"title": "On skin",\n\t"tags": ["prp", "skin"],\n\t"date": "2024-05-03"\n}\n',
    "json in one line": '{"title": "On skin", "tags": ["prp", "skin"], "date": "2024-05-03"}\n',
    "json by name": '---json\n{"title": "On skin", "tags": ["prp", "skin"], "date": "2024-05-03"}\n---\n',
    "json by mark": ';;;\n"title": "On skin"\n"tags": ["prp", "skin"]\n;;;\n',
    "multimarkdown": "Title: On skin\nDate: 2024-05-03 00:00\nTags: prp,\n    skin\nCategory: Care\n",
}


@pytest.mark.parametrize("notation", [name for name in HEADS if name != "json by mark"])
def test_every_notation_of_front_matter_says_the_same(notation):
    found = document(HEADS[notation] + BODY)
    assert (found.title, found.keywords, found.dated) == (
        "On skin",
        ("prp", "skin"),
        datetime(2024, 5, 3, tzinfo=UTC),
    )
    assert found.body == BODY.lstrip() and found.format == "front_matter"


@pytest.mark.parametrize(
    "text",
    [
        "Downtime: none\nPain: little\n\nA treatment of the skin in words.\n",
        "Title: what it means\n\nA title says what a text is about.\n",
        "{ not json }\n\nA text about skin.\n",
        "{{< figure src=\"a.jpg\" >}}\n\nA text about skin.\n",
    ],
)  # fmt: skip
def test_a_text_that_begins_like_metadata_stays_a_text(text):
    assert source(text).format == "plain_text"


def test_broken_json_is_refused_by_its_line():
    (error,) = sources('{\n"title": "a",\n"tags": [\n}\n' + BODY, "a.md")
    assert "a.md:4: the front matter is not valid JSON" in str(error)


@pytest.mark.parametrize(
    ("keys", "visibility"),
    [
        ("draft: true", Visibility.DRAFT),
        ("draft: false", Visibility.PUBLIC),
        ("published: false", Visibility.DRAFT),
        ("published: 2024-05-03", Visibility.PUBLIC),
        ("private: yes", Visibility.PRIVATE),
        ("unlisted: true", Visibility.PRIVATE),
        ("status: draft", Visibility.DRAFT),
        ("status: published", Visibility.PUBLIC),
        ("visibility: private", Visibility.PRIVATE),
        ("visibility: friends", Visibility.PRIVATE),
        ("access: members", Visibility.MEMBERS),
        ("password: not-for-keeps", Visibility.PASSWORD),
        ("protected: true", Visibility.PASSWORD),
        ("publishDate: 2030-01-01", Visibility.SCHEDULED),
        ("draft: true\npassword: not-for-keeps", Visibility.PASSWORD),
        ("params: {draft: true}", Visibility.DRAFT),
    ],
)
def test_who_may_read_a_text_is_known_by_its_keys(keys, visibility):
    assert source(f"---\ntitle: T\n{keys}\n---\n{BODY}").visibility == visibility


def test_a_password_is_never_kept():
    found = document(f"---\ntitle: T\npassword: not-for-keeps\n---\n{BODY}")
    assert "not-for-keeps" not in repr(found)


@pytest.mark.parametrize("path", ["_drafts/prp.md", "content/drafts/prp.md"])
def test_a_file_among_drafts_is_a_draft(path):
    assert source("A text about skin, with enough words.\n", path).visibility == Visibility.DRAFT


def test_a_name_with_a_date_gives_date_and_slug_unless_the_keys_do():
    found = document(f"---\ntitle: On plasma\n---\n{BODY}", "_posts/2024-05-03-prp-for-hair.md")
    assert (found.slug, found.dated) == ("prp-for-hair", datetime(2024, 5, 3, tzinfo=UTC))
    found = document(
        f"---\ntitle: On plasma\nslug: own\ndate: 2020-01-01\n---\n{BODY}", "blog/2024-05-03-prp/index.md"
    )
    assert (found.slug, found.dated) == ("own", datetime(2020, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("path", "keys", "addresses"),
    [
        ("content/posts/prp.md", "", ("/posts/prp/",)),
        ("content/posts/prp/index.md", "slug: plasma", ("/posts/plasma/",)),
        ("content/posts/_index.md", "", ("/posts/",)),
        ("content/posts/prp.en.md", "", ("/posts/prp/",)),
        ("_posts/2024-05-03-prp.md", "", ("/2024/05/03/prp.html", "/2024/05/03/prp/")),
        ("a/prp.md", "permalink: /plasma/", ("/plasma/",)),
        ("a/prp.md", "url: https://old.example/plasma", ("https://old.example/plasma",)),
        ("a/prp.md", "aliases: [/one/, two]\nredirect_from: /three/", ("/one/", "/three/")),
        ("a/prp.md", "aliases: [Needling, Rolling]", ()),
        ("a/prp.md", "permalink: /:categories/:title/", ()),
    ],
)
def test_old_addresses_are_known_by_keys_and_by_the_place_of_the_file(path, keys, addresses):
    found = source(f"---\ntitle: T\n{keys}\n---\n{BODY}", path)
    assert set(found.addresses) - {"/:categories/:title/"} == set(addresses)


def test_names_among_the_aliases_are_kept_as_they_are():
    found = document(f"---\ntitle: T\naliases: [/one/, Needling]\n---\n{BODY}")
    assert found.unmapped == {"aliases": ["Needling"]} and found.addresses == ("/one/",)


def test_an_expiry_of_hugo_ends_the_page():
    assert document(f"+++\ntitle = 'T'\nexpiryDate = 2030-01-02\n+++\n{BODY}").expires == datetime(
        2030, 1, 2, tzinfo=UTC
    )
