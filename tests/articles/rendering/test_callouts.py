"""Callouts are asides with a title that a reader sees."""

import pytest

from articles.rendering import to_html


@pytest.mark.parametrize("label", ["Expert tip:", "EXPERT TIP:", "Expert Tip"])
def test_expert_tip(label):
    html = to_html(f"> **{label}** Ask about *allergies*.").html
    assert '<aside class="callout callout-tip">' in html
    assert '<p class="callout-title">Expert tip</p>' in html
    assert "<p>Ask about <em>allergies</em>.</p>" in html and "blockquote" not in html


def test_a_tip_names_its_expert():
    assert ">Expert tip from Dr A. Example</p>" in to_html("> **Expert tip from Dr A. Example:** Ask.").html


def test_plain_tip():
    assert '<p class="callout-title">Tip</p>' in to_html("> **Tip:** Ask.").html


@pytest.mark.parametrize("source", ["> **Did you know?** Skin *renews*.", "**Did you know?** Skin *renews*."])
def test_did_you_know_as_quotation_and_as_paragraph(source):
    html = to_html(source).html
    assert '<aside class="callout callout-did-you-know">' in html
    assert '<p class="callout-title">Did you know?</p>' in html
    assert "<p>Skin <em>renews</em>.</p>" in html


def test_a_tip_of_several_paragraphs_stays_together():
    html = to_html("> **Tip:**\n>\n> One.\n>\n> - two").html
    assert (
        html.count("<aside") == 1
        and "<p>One.</p>" in html
        and "<li>two</li>" in html
        and "<p></p>" not in html
    )


def test_an_aside_has_no_name_that_would_make_it_a_landmark():
    assert "aria-" not in to_html("> **Tip:** a").html


def test_an_ordinary_quotation_stays_one():
    html = to_html("> **Bold** words, and a tip: none.").html
    assert "<blockquote>" in html and "<aside" not in html
