"""Figures show their caption and credit, and the page does not jump when they load."""

import pytest

from articles.rendering import Picture, to_html

CREDIT = 'Photo: <a href="https://unsplash.com/@someone">Someone</a> / Unsplash'
HAND = Picture(
    "/media/hand.webp", 1200, 800, "A hand", credit_html=CREDIT, srcset="/media/hand-600.webp 600w"
)


def test_a_picture_alone_in_its_paragraph_is_a_figure():
    html = to_html('![A palm](image:hand "The hand")', pictures={"image:hand": HAND}).html
    assert html.startswith('<figure class="figure"><img alt="A palm"')
    for part in ('src="/media/hand.webp"', 'width="1200"', 'height="800"', 'loading="lazy"', 'decoding="async"',
                 'srcset="/media/hand-600.webp 600w"'):  # fmt: skip
        assert part in html
    assert (
        '<figcaption>The hand <span class="credit">Photo: <a href="https://unsplash.com/@someone" rel='
        in html
    )
    assert "<p>" not in html and "title=" not in html


def test_the_library_gives_the_alternative_text_that_the_article_leaves_out():
    assert 'alt="A hand"' in to_html("![](image:hand)", pictures={"image:hand": HAND}).html


def test_a_remote_address_with_a_query_finds_its_record():
    url = "https://images.unsplash.com/photo-1?q=85&w=1200"
    html = to_html(f'![x]({url} "c")', pictures={url: Picture(url, 1200, 900)}).html
    assert 'src="https://images.unsplash.com/photo-1?q=85&amp;w=1200"' in html and 'width="1200"' in html


def test_an_unknown_remote_picture_still_shows_without_size_or_credit():
    html = to_html("![x](https://images.unsplash.com/photo-2)").html
    assert '<img alt="x"' in html and "width" not in html and "figcaption" not in html


def test_pictures_on_one_line_become_figures_of_their_own():
    html = to_html("![a](image:hand) ![b](image:hand)", pictures={"image:hand": HAND}).html
    assert html.count("<figure") == 2 and html.index('alt="a"') < html.index('alt="b"')


def test_a_picture_in_a_sentence_keeps_its_credit():
    html = to_html("See ![a](image:hand) here.", pictures={"image:hand": HAND}).html
    assert (
        "<figure" not in html
        and '<span class="credit">Photo:' in html
        and html.rstrip().endswith(" here.</p>")
    )


def test_a_linked_picture_is_a_figure_too():
    html = to_html("[![a](image:hand)](/clinics/)", pictures={"image:hand": HAND}).html
    assert '<figure class="figure"><a href="/clinics/"><img' in html


@pytest.mark.parametrize(
    "source", ["![a](image:gone)", "Text ![a](image:gone) goes on.", "[![a](image:gone)](/x/)"]
)
def test_a_picture_that_is_not_in_the_library_is_left_out_and_reported(source):
    rendering = to_html(source)
    assert rendering.missing_pictures == ("image:gone",)
    assert "<img" not in rendering.html and "image:gone" not in rendering.html


def test_credits_cannot_bring_script_in():
    bad = Picture("/a.png", credit_html='<script>alert(1)</script><a href="javascript:x" onclick="y">z</a>')
    html = to_html("![a](image:bad)", pictures={"image:bad": bad}).html
    assert "script" not in html and "onclick" not in html and "<a>z</a>" in html


def test_credits_do_not_count_as_words():
    assert to_html('![a](image:hand "Two words")', pictures={"image:hand": HAND}).words == 2


def test_a_picture_that_may_not_be_shown_any_more_is_left_out():
    rendering = to_html('![a](image:hand "The hand")', pictures={"image:hand": Picture("")})
    assert rendering.html.strip() == "" and rendering.missing_pictures == ("image:hand",)
