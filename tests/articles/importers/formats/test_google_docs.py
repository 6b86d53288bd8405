"""Google Docs as HTML: the style sheet, lists side by side, notes and comments."""

import pytest

from articles.importers.formats import google_docs
from articles.importers.source_file import SourceFile
from tests.articles.importers.formats.reading import document, source

PAGE = """<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><title>Leaflet - Google Docs</title>
<style type="text/css">@import url(https://themes.googleusercontent.com/fonts/css?kit=x);ol.lst-kix_a-0.start{counter-reset:x}
.c0{font-weight:700}.c1{font-style:italic}.c2{vertical-align:super;font-size:0.6em}.c3{font-weight:400;vertical-align:baseline}.c9{margin:0}</style></head>
<body class="c9 doc-content">%s</body></html>"""
BODY = """<p class="c9 title" id="h.1"><span class="c3">On skin</span></p><h1 class="c9" id="h.2"><span class="c0">How it is done</span></h1>
<p class="c9"><span class="c3">The </span><span class="c0">tube</span><span class="c3"> is </span><span class="c1">spun</span><span class="c2">2</span>
<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span>.</span></p>
<ul class="c9 lst-kix_a-0 start"><li class="c9 li-bullet-0"><span class="c3">Blood</span></li></ul>
<ul class="c9 lst-kix_a-1 start"><li class="c9"><span>drawn</span></li><li><span>cooled</span></li></ul>
<ul class="c9 lst-kix_a-0"><li class="c9"><span>Tube</span></li></ul>
<p class="c9"><span><a class="c4" href="https://www.google.com/url?q=https://x.example/leaf&amp;sa=D&amp;ust=1">The leaflet</a></span></p>
<p class="c9"><span><img alt="A tube" src="images/image1.png" style="width:10px"></span></p>
<table class="c5"><tr class="c6"><td class="c7"><p><span>Step</span></p></td><td><p><span>Minutes</span></p></td></tr>
<tr><td><p><span>Spin</span></p></td><td><p><span>10</span></p></td></tr></table>
<hr><div><p class="c9"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span class="c3">&nbsp;The source.</span></p></div>
<div class="c8"><p class="c9"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Never imported</span></p></div>"""


def test_a_document_becomes_markdown_word_for_word():
    found = source(PAGE % BODY, "any.name")
    assert found.text == (
        "# On skin\n\n## How it is done\n\nThe **tube** is *spun*<sup>2</sup> [^1].\n\n- Blood\n    - drawn\n    - cooled\n- Tube\n\n"
        "[The leaflet](https://x.example/leaf)\n\n![A tube](images/image1.png)\n\n| Step | Minutes |\n|---|---|\n| Spin | 10 |\n\n---\n\n"
        "[^1]: The source."
    )
    assert found.format == "google_docs" and found.is_structured and "Never imported" not in found.text
    assert any("1 comments" in each.message for each in found.warnings)
    assert document(PAGE % BODY).title == "On skin"


def test_without_a_title_of_its_own_the_name_of_the_document_is_the_title():
    assert (
        document(PAGE % "<p class='c9'><span>A text about skin that goes on.</span></p>").title == "Leaflet"
    )


@pytest.mark.parametrize(
    "html",
    ["<html><body><p>A page</p></body></html>", "<html><style>.c1{}</style><p class='c1'>x</p></html>"],
)
def test_another_page_is_not_taken_for_a_document(html):
    assert google_docs.articles_in(SourceFile.of_bytes("a.html", html.encode())) is None
