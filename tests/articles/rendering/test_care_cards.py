"""Care cards say when to get help, to eyes and to screen readers alike."""

import pytest

from articles.rendering import to_html


@pytest.mark.parametrize(
    ("label", "kind", "prefix"),
    [
        ("Non-urgent advice: Call the clinic if:", "non-urgent", "Non-urgent advice:"),
        ("Urgent advice: See a doctor today if:", "urgent", "Urgent advice:"),
        ("Emergency: Call 999 if:", "emergency", "Emergency:"),
        ("EMERGENCY: Call 999 if:", "emergency", "Emergency:"),
    ],
)
def test_each_level_has_its_class_and_a_hidden_prefix(label, kind, prefix):
    html = to_html(f"## When to get help\n\n> **{label}**\n>\n> - you see changes").html
    title = label.split(": ", 1)[1].rstrip(":")
    assert f'<section class="care-card care-card-{kind}">' in html
    assert f'<h3 class="care-card-title"><span class="visually-hidden">{prefix}</span> {title}</h3>' in html
    assert "<li>you see changes</li>" in html


def test_the_heading_fits_the_outline():
    card = "> **Urgent advice: A**\n>\n> b"
    assert "<h2 class" in to_html(card).html
    assert "<h4 class" in to_html(f"## A\n\n### B\n\n{card}").html
    assert "<h3 class" in to_html(card, top_level=3).html


def test_a_card_without_a_title_shows_its_level():
    html = to_html("> **Emergency:** Call 999.").html
    assert '<h2 class="care-card-title">Emergency</h2>' in html and "<p>Call 999.</p>" in html


def test_a_card_is_no_entry_of_the_contents():
    assert [entry.title for entry in to_html("## A\n\n> **Urgent advice: B**\n>\n> c").contents] == ["A"]
