"""Word documents: styles, lists, notes, pictures and tables in Markdown; bombs and other documents refused with what to do."""

import io
import time
import zipfile

import pytest

from articles.importers.formats.docx import picture_in
from articles.importers.source_file import SourceFile
from tests.articles.importers.formats.docx_file import PICTURE, SPACES, docx, p, run, table
from tests.articles.importers.formats.reading import document, refusal, source

BOLD, ITALIC = "<w:b/>", "<w:i/>"
NOTE = '<w:footnote w:id="2">' + p("The source of it.") + "</w:footnote>"
NOTED = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def test_styles_become_markdown_word_for_word():
    raw = docx(
        p("On skin", style="Title"),
        p("All of it", style="Subtitle"),
        p("How it is done", style="Heading1"),
        p("The ", run("tube", BOLD), " is ", run("spun", ITALIC), NOTED, "."),
        p("In the room", style="Heading2"),
        p("Blood", level=0),
        p("drawn", level=1),
        p("Tube", level=0),
        p("One", level=0, number="2"),
        p("Two", level=0, number="2"),
        p("It does not hurt.", style="Quote"),
        table(["Step", "Minutes"], ["Spin", "10"]),
        PICTURE.format(alt="A tube"),
        p("Plasma", style="Caption"),
        notes=NOTE,
        picture=b"\x89PNG demo",
    )
    found = source(raw, "any.name")
    assert found.text == (
        "# On skin\n\nAll of it\n\n## How it is done\n\nThe **tube** is *spun*[^1].\n\n### In the room\n\n- Blood\n    - drawn\n- Tube\n\n"
        "1. One\n2. Two\n\n> It does not hurt.\n\n| Step | Minutes |\n|---|---|\n| Spin | 10 |\n\n"
        '![A tube](word/media/image1.png "Plasma")\n\n[^1]: The source of it.'
    )
    assert found.is_structured and found.format == "docx"
    read = document(raw)
    assert read.title == "On skin" and read.images[0].caption == "Plasma"


def test_the_picture_is_read_from_within_and_nothing_else_is():
    file = SourceFile.of_bytes("a.docx", docx(p("Text."), PICTURE.format(alt="A"), picture=b"\x89PNG demo"))
    assert picture_in(file, "word/media/image1.png") == b"\x89PNG demo"
    for address in (
        "word/document.xml",
        "word/media/../document.xml",
        "word/media/none.png",
        "/etc/hostname",
        "",
    ):
        assert picture_in(file, address) is None


def test_deleted_words_go_and_inserted_ones_stay():
    deleted = '<w:del w:id="1"><w:r><w:delText>never </w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2">{run("always ")}</w:ins>'
    assert source(docx(p("It is ", deleted, inserted, "so."))).text == "It is always so."


def test_comments_stay_behind_and_are_counted():
    parts = [
        ("word/comments.xml", f"<w:comments {SPACES}><w:comment w:id='1'/><w:comment w:id='2'/></w:comments>")
    ]
    assert any("2 comments" in each.message for each in source(docx(p("Text."), parts=parts)).warnings)


def test_properties_say_what_the_text_does_not():
    properties = "<dc:title>On skin</dc:title><dc:creator>Ada Example</dc:creator><cp:keywords>prp, skin</cp:keywords><dcterms:created>2024-05-03T10:00:00Z</dcterms:created>"
    found = document(docx(p("A text about skin, long enough."), properties=properties))
    assert (found.title, found.byline, found.keywords, found.dated.year) == (
        "On skin",
        "Ada Example",
        ("prp", "skin"),
        2024,
    )


@pytest.mark.parametrize("title", ["Microsoft Word - letter.doc", "Document1", "Untitled", "letter.docx"])
def test_a_title_that_a_program_gave_is_none(title):
    assert source(docx(p("Text."), properties=f"<dc:title>{title}</dc:title>")).entries == ()


def test_a_document_without_styles_is_plain():
    assert not source(docx(p(run("A heading that is only bold", BOLD)), p("And its text."))).is_structured


# --- refusals -----------------------------------------------------------------------------------------------------


def other(kind):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(*kind)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .docx without one"),
        (
            other(("mimetype", "application/vnd.oasis.opendocument.text")),
            "an OpenDocument text (.odt); save it as .docx",
        ),
        (other(("[Content_Types].xml", "spreadsheetml.sheet.main")), "an Excel table; save it as .docx"),
        (docx(), "holds no text"),
        (docx(p("Text."), parts=[("word/a.xml", "<!DOCTYPE x [<!ENTITY y 'z'>]><x/>")]), "declares entities"),
        (docx(p("Text."), parts=[("word/document.xml", "<w:document")]), "no whole Word document"),
        (docx(p("Text."), parts=[("word/b.xml", b" " * 9 * 1024 * 1024)]), "swells to more than 8 MB"),
    ],
)
def test_what_is_no_whole_word_document_is_refused_with_what_to_do(raw, reason):
    started = time.monotonic()
    assert reason in refusal(raw, "letter.docx")
    assert time.monotonic() - started < 5


def test_a_long_document_is_read_in_seconds():
    started = time.monotonic()
    text = source(docx(*(p(f"Paragraph {number} about skin and more of it.") for number in range(3000)))).text
    assert text.count("about skin") == 3000 and time.monotonic() - started < 10
