"""`{offer: slug}` keeps a place in the text and says nothing by itself."""

from articles.rendering import to_html
from articles.rendering.offers import fill, offers_in


def test_an_offer_alone_in_its_paragraph_keeps_a_place():
    rendering = to_html("Before.\n\n{offer: first-visit}\n\nAfter.", id_prefix="s-")
    assert offers_in(rendering.html) == ["first-visit"]
    assert rendering.text == "Before.\nAfter." and rendering.words == 2
    assert "offer:" not in rendering.html


def test_each_place_is_filled_with_its_own_offer():
    html = to_html("{offer: a}\n\n{offer: b-2}\n\n{offer: a}").html
    assert "".join(fill(html, str.upper).split()) == "AB-2"


def test_what_stands_in_a_sentence_or_in_code_is_text():
    for text in ("Write {offer: a} here.", "`{offer: a}`", "{offer: A B}"):
        assert offers_in(to_html(text).html) == []


def test_nobody_writes_a_place_by_hand():
    assert offers_in(to_html('<div class="offer-place" id="s-offer--a"></div>').html) == []
