"""Files of the old site that a text links to are named; those of other sites and pictures are not."""

from tests.articles.importers.reading import front, read_text, warned

BODY = """A text about skin with [a leaflet](/files/leaflet.pdf) to read.

Another [one](https://old.example/wp-content/uploads/a.pdf?x=1) and a [film](films/b.mp4).

Elsewhere: [a paper](https://journal.example/paper.pdf), [a page](/other.html), ![a picture](/a.jpg).
"""


def test_files_of_the_old_site_are_named_with_their_lines():
    document = read_text(front("title: T\npermalink: https://old.example/t/", BODY))
    assert warned(document, "file") == [6, 8, 8]


def test_nothing_is_said_of_files_elsewhere():
    assert (
        warned(read_text("A text. [A paper](https://journal.example/paper.pdf) says more of it.\n"), "file")
        == []
    )
