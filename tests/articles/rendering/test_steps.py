"""Steps are an ordered list whose items are titled."""

import pytest

from articles.rendering import to_html


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_titled_items_are_steps(gap):
    html = to_html(f"1. **Consultation:** talk{gap}2. **Treatment:** sit").html
    assert '<ol class="steps">' in html and "<strong>Consultation:</strong> talk" in html


def test_an_untitled_item_makes_an_ordinary_list():
    assert "<ol>" in to_html("1. **Consultation:** talk\n2. sit").html


def test_one_item_is_no_sequence():
    assert "<ol>" in to_html("1. **Consultation:** talk").html


def test_nested_details_stay_inside_their_step():
    html = to_html("1.  **One:** a\n\n    *   **Process:** b\n\n2.  **Two:** c").html
    assert '<ol class="steps">' in html and "<ul>" in html and "</ul>\n</li>" in html
