"""Icons decorate; a screen reader does not read them out."""

from articles.rendering import to_html


def test_a_run_of_icon_paragraphs_is_one_list():
    html = to_html("✅ **Lasting:** a\n\n⚡ **Quick:** b\n\nPlain.\n\n🔑 **Key:** c").html
    assert html.count('<ul class="icon-list">') == 2 and html.count("<li>") == 3
    assert '<span aria-hidden="true" class="icon">✅</span> <strong>Lasting:</strong> a' in html
    assert "<p>Plain.</p>" in html


def test_an_icon_in_a_list_item_is_hidden():
    assert '<li><span aria-hidden="true" class="icon">✨</span> b</li>' in to_html("- ✨ b\n- c").html


def test_icons_are_no_words():
    assert to_html("✅ **Lasting:** results").text == "Lasting: results"


def test_an_emoji_inside_a_sentence_stays():
    assert "<p>We ❤ skin</p>" in to_html("We ❤ skin").html
