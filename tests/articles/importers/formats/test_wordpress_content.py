"""What a text of WordPress becomes: blocks, the classic editor, and shortcodes."""

import pytest

from articles.importers import to_document
from tests.articles.importers.formats.reading import source, sources
from tests.articles.importers.formats.wxr_text import attachment, export, item

BLOCKS = """<!-- wp:heading --><h2 class="wp-block-heading">How it is done</h2><!-- /wp:heading -->

<!-- wp:paragraph {"align":"left"} --><p>The <strong>tube</strong> is spun.<br>Twice.</p><!-- /wp:paragraph -->

<!-- wp:list --><ul><!-- wp:list-item --><li>Blood<!-- wp:list --><ul><!-- wp:list-item --><li>drawn</li><!-- /wp:list-item --></ul><!-- /wp:list --></li><!-- /wp:list-item --></ul><!-- /wp:list -->

<!-- wp:image {"id":9} --><figure class="wp-block-image"><img src="https://old.example/a-300x200.jpg" alt="A tube"/><figcaption class="wp-element-caption">Plasma</figcaption></figure><!-- /wp:image -->

<!-- wp:embed {"url":"https://video.example/1"} --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
https://video.example/1
</div></figure><!-- /wp:embed -->

<!-- wp:quote --><blockquote class="wp-block-quote"><p>It does not hurt.</p><cite>Demo reader</cite></blockquote><!-- /wp:quote -->

<!-- wp:table --><figure class="wp-block-table"><table><thead><tr><th>Step</th><th>Minutes</th></tr></thead><tbody><tr><td>Spin</td><td>10</td></tr></tbody></table></figure><!-- /wp:table -->

<!-- wp:buttons --><div class="wp-block-buttons"><!-- wp:button --><div class="wp-block-button"><a class="wp-block-button__link" href="https://old.example/book/">Book</a></div><!-- /wp:button --></div><!-- /wp:buttons -->

<!-- wp:yoast/faq-block {"questions":[]} --><div class="schema-faq"><div class="schema-faq-section"><strong class="schema-faq-question">Does it hurt?</strong> <p class="schema-faq-answer">A little.</p></div></div><!-- /wp:yoast/faq-block -->

<!-- wp:block {"ref":3} /-->

<!-- wp:latest-posts {"postsToShow":3} /-->

<!-- wp:spacer {"height":"20px"} /-->"""  # noqa: E501
AS_MARKDOWN = """## How it is done

The **tube** is spun.  
Twice.

- Blood
    - drawn

![A tube](https://old.example/a.jpg "Plasma")

[https://video.example/1](https://video.example/1)

> It does not hurt.
>
> Demo reader

| Step | Minutes |
|---|---|
| Spin | 10 |

[Book](https://old.example/book/)

### Does it hurt?

A little.

Said again."""  # noqa: W291


def test_blocks_become_markdown_word_for_word():
    reused = item(3, "<!-- wp:paragraph --><p>Said again.</p><!-- /wp:paragraph -->", kind="wp_block")
    found, *others = sources(export(item(content=BLOCKS), reused, attachment(9, "https://old.example/a.jpg")))
    assert not others and found.text == AS_MARKDOWN and found.is_structured
    assert found.unmapped == {"marks": ['<!-- wp:latest-posts {"postsToShow":3} /-->']}


def test_notes_that_are_kept_apart_come_back():
    content = '<!-- wp:paragraph --><p>Said<sup data-fn="ab-1" class="fn"><a href="#ab-1">1</a></sup> so.</p><!-- /wp:paragraph --><!-- wp:footnotes /-->'
    found = source(
        export(
            item(content=content, meta=[("footnotes", '[{"content":"The <em>source</em>.","id":"ab-1"}]')])
        )
    )
    assert found.text == "Said[^1] so.\n\n[^1]: The *source*."


def test_the_classic_editor_parts_paragraphs_by_blank_lines():
    content = "First line\nof a <b>paragraph</b>.\n\nThe second.\n<ul>\n<li>One</li>\n</ul>\nThe third.\n\nhttps://video.example/1\n\n<pre>a\n\nb</pre>"
    assert source(export(item(content=content))).text == (
        "First line  \nof a **paragraph**.\n\nThe second.\n\n- One\n\nThe third.\n\n[https://video.example/1](https://video.example/1)\n\n    a\n\n    b"
    )


def test_a_text_without_any_mark_is_plain():
    found = source(export(item(content="First line.\n\nBread &amp; butter [sic].")))
    assert found.text == "First line.\n\nBread & butter [sic]." and not found.is_structured


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('[caption id="a" width="3"]<img src="/a.jpg" alt="A" /> Plasma[/caption]', '![A](/a.jpg "Plasma")'),
        ('[gallery ids="9,10"]', '![A tube](https://old.example/a.jpg "Plasma")\n\n![](https://old.example/b.jpg)'),
        ("[gallery]", "![](https://old.example/b.jpg)"),
        ("[embed]https://video.example/1[/embed]", "[https://video.example/1](https://video.example/1)"),
        ('[video src="/a.mp4"]', "[/a.mp4](/a.mp4)"),
        ("[vc_row][vc_column width='1/2'][vc_column_text]<p>Inside.</p>[/vc_column_text][/vc_column][/vc_row]", "Inside."),
        ('[et_pb_blurb title="Safe and slow"]<p>Inside.</p>[/et_pb_blurb]', "**Safe and slow**\n\nInside."),
        ('[vc_single_image image="9"]', '![A tube](https://old.example/a.jpg "Plasma")'),
        ("[odd]<p>Inside.</p>[/odd]", "Inside."),
        ('[contact-form-7 id="4" title="Write to us"]', "**Write to us**"),
        ("[[gallery]]", "\\[gallery\\]"),
        ("As shown [1] and [sic], see [Smith 2019].", "As shown \\[1\\] and \\[sic\\], see \\[Smith 2019\\]."),
    ],
)  # fmt: skip
def test_shortcodes_become_markdown_and_brackets_stay(written, expected):
    found = source(
        export(
            item(content=f"<p>Before.</p>\n\n{written}"),
            attachment(9, "https://old.example/a.jpg", alt="A tube", caption="Plasma"),
            attachment(10, "https://old.example/b.jpg", parent=7),
        )
    )
    assert found.text == f"Before.\n\n{expected}"


def test_a_code_that_means_nothing_is_kept_and_told():
    found = source(export(item(content='<p>A text.</p>[prices list="peels"]')))
    assert found.text == "A text." and found.unmapped == {"marks": ['[prices list="peels"]']}
    assert ["prices" in each.message for each in found.warnings] == [True]


def test_a_whole_article_keeps_its_words():
    found = to_document(source(export(item(content=BLOCKS.replace("ref", "none")))))
    for word in ("tube", "Twice", "drawn", "Plasma", "hurt", "Minutes", "Book", "little"):
        assert found.body.count(word) >= 1
