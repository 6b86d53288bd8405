"""What Word puts on the clipboard: conditional comments, mso styles, lists that are paragraphs, tracked changes."""

from articles.pasting import to_markdown

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><title>Draft</title><style><!-- p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-GB><!--StartFragment-->%s<!--EndFragment--></body></html>"""


def item(text: str, marker: str = "·", level: int = 1) -> str:
    ignored = f"<![if !supportLists]><span style='mso-list:Ignore'>{marker}<span style='font:7.0pt \"Times\"'>&nbsp;&nbsp; </span></span><![endif]>"
    return f"<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'>{ignored}{text}<o:p></o:p></p>"


def word(body: str) -> str:
    return to_markdown(WORD % body)


def test_paragraphs_lose_their_dress_and_keep_their_quotes():
    body = (
        "<p class=MsoNormal style='margin-bottom:8.0pt'><span lang=EN-GB style='font-family:\"Calibri\"'>The&nbsp;skin’s\n"
        "“own” repair – slowly.<o:p></o:p></span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Next.</p>"
    )
    assert word(body) == "The skin’s “own” repair – slowly.\n\nNext."


def test_headings_begin_below_the_title_of_the_page_and_are_not_bold_besides():
    body = "<h1><b>What it is</b></h1><h2><span style='font-weight:bold'>Risks</span></h2><p class=MsoNormal>Few.</p>"
    assert word(body) == "## What it is\n\n### Risks\n\nFew."


def test_bold_and_italic_by_element_and_by_style_are_joined():
    body = (
        "<p class=MsoNormal><b>Not </b><b><span>for</span></b> everybody, <span style='font-style:italic'>so </span>"
        "<i style='mso-bidi-font-style:normal'>ask</i><span style='font-weight:700'> us</span>.</p>"
    )
    assert word(body) == "**Not for** everybody, *so ask* **us**."


def test_list_paragraphs_become_lists_with_their_levels():
    body = item("Before") + item("No <b>aspirin</b>", "o", 2) + item("After") + "<p class=MsoNormal>Text.</p>"
    assert word(body) == "- Before\n    - No **aspirin**\n- After\n\nText."


def test_numbers_of_word_become_a_numbered_list_of_its_own():
    body = item("Bullet") + "<p class=MsoNormal>Text</p>" + item("First", "1.") + item("Second", "2.")
    assert word(body) == "- Bullet\n\nText\n\n1. First\n2. Second"


def test_comments_deleted_and_hidden_words_stay_behind():
    body = (
        "<p class=MsoNormal>It <del cite='mailto:A'>cures</del><ins cite='mailto:A'>may help</ins>"
        "<span class=MsoCommentReference><a class=msocomanchor href='#_msocom_1'>[A1]</a></span>.</p>"
        "<p class=MsoNormal style='display:none;mso-hide:all'>Note to self</p>"
        "<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Really?</p></div></div>"
    )
    assert word(body) == "It may help."


def test_a_table_has_a_head_and_pads_spanned_cells():
    body = (
        "<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><b>What</b></p></td><td><p class=MsoNormal>When</p></td></tr>"
        "<tr><td colspan=2><p class=MsoNormal>Redness | heat</p></td></tr></table>"
    )
    assert word(body) == "| **What** | When |\n|---|---|\n| Redness \\| heat |  |"
