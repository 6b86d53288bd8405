"""What Google Docs, LibreOffice and browsers put on the clipboard."""

import pytest

from articles.pasting import to_markdown

DOCS = (
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">'
    '<h1 dir="ltr" style="line-height:1.38;"><span style="font-size:20pt;font-weight:400;">After the visit</span></h1>'
    '<p dir="ltr"><span style="font-weight:400;">Rest </span><span style="font-weight:700;">two days</span>'
    '<span style="font-weight:400;font-style:italic;"> at home</span><span style="font-weight:400;">.</span></p><br>'
    '<ul><li dir="ltr"><p dir="ltr" role="presentation"><span style="font-weight:400;">No sun</span></p></li>'
    '<ul><li dir="ltr"><p dir="ltr"><span>No sauna</span></p></li></ul></ul>'
    '<p dir="ltr"><a href="https://www.google.com/url?q=https://example.org/leaflet&amp;sa=D" style="text-decoration:none;">'
    '<span style="color:#1155cc;">The leaflet</span></a></p></b>'
)


def test_docs_wraps_everything_in_a_bold_that_is_none():
    assert to_markdown(DOCS) == (
        "## After the visit\n\nRest **two days** *at home*.\n\n- No sun\n    - No sauna\n\n[The leaflet](https://example.org/leaflet)"
    )


def test_libreoffice_puts_paragraphs_into_items_and_fonts_everywhere():
    html = (
        '<p style="margin-bottom: 0cm"><font face="Liberation Serif"><font size="3"><b>Care</b></font></font></p>'
        '<ol start="3"><li><p style="margin-bottom: 0cm">Wash</p></li><li><p>Rest</p></li></ol>'
    )
    assert to_markdown(html) == "**Care**\n\n3. Wash\n4. Rest"


def test_words_copied_from_a_page_come_as_words():
    html = '<html><body><!--StartFragment--><span style="font-family: Inter">growth factors</span><!--EndFragment--></body></html>'
    assert to_markdown(html) == "growth factors"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://clinic.example/treatments/prp/?a=1", "[PRP](/treatments/prp/?a=1)"),
        ("https://example.org/a_(b)", "[PRP](https://example.org/a_%28b%29)"),
        ("mailto:desk@clinic.example", "[PRP](mailto:desk@clinic.example)"),
        ("#part", "PRP"),
        ("javascript:alert(1)", "PRP"),
        ("file:///C:/draft.docx", "PRP"),
    ],
)
def test_a_link_leads_where_a_reader_can_go(href, expected):
    assert to_markdown(f'<p><a href="{href}">PRP</a></p>', own_host="clinic.example") == expected


def test_scripts_styles_and_buttons_stay_behind():
    html = "<p onclick='x()'>Text<script>alert(1)</script><style>p{}</style><button>Buy</button></p>"
    assert to_markdown(html) == "Text"


def test_signs_of_the_words_are_no_markdown():
    html = "<p># not a heading</p><p>1. not a list</p><p>2 * 3 * 4, a_b, [x], &lt;b&gt; and &amp;amp;</p>"
    assert to_markdown(html) == (
        "\\# not a heading\n\n1\\. not a list\n\n2 \\* 3 \\* 4, a_b, \\[x\\], \\<b> and \\&amp;"
    )


def test_quotations_breaks_pictures_and_small_letters():
    html = (
        "<blockquote><p>One<br>two</p><p>Three</p></blockquote><p>CO<sub>2</sub></p>"
        '<p><img src="https://example.org/a.jpg" alt="A vial"><img src="https://example.org/p.gif" width="1" height="1">'
        '<img src="data:image/png;base64,AAAA"></p>'
    )
    assert to_markdown(html) == (
        "> One  \n> two\n>\n> Three\n\nCO<sub>2</sub>\n\n![A vial](https://example.org/a.jpg)"
    )


def test_a_table_of_layout_is_the_text_inside_it():
    assert to_markdown("<table><tr><td><p>One</p><p>Two</p></td></tr></table>") == "One\n\nTwo"


def test_broken_html_gives_what_it_says():
    assert to_markdown("<ul><li>One<li>Two <b>bold</ul><p>After") == "- One\n- Two **bold**\n\n**After**"


def test_much_is_cleaned_in_a_moment():
    import time

    start = time.perf_counter()
    to_markdown("<p class=MsoNormal>A <b>word</b> and <i>more</i> of it.</p>" * 5_000)
    assert time.perf_counter() - start < 10
