"""Two labelled quotations are two blocks, even where Markdown runs them together."""

from articles.rendering import to_html


def test_a_tip_and_a_care_card_in_a_row_are_two_blocks():
    html = to_html("> **Tip:** a\n\n> **Urgent advice: Call us if:**\n>\n> - b\n\n> **Did you know?** c").html
    assert html.count("<aside") == 2 and html.count("<section") == 1
    assert html.index("callout-tip") < html.index("care-card-urgent") < html.index("callout-did-you-know")


def test_paragraphs_without_a_label_stay_in_their_quotation():
    assert to_html("> **Tip:** a\n>\n> b\n>\n> **c** d").html.count("<aside") == 1
