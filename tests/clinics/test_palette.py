"""Every text of the public pages can be read in every look that is let through, in light and dark."""

import random
import re
from pathlib import Path

import pytest

from clinics.contrast import mix, nearest, ratio
from clinics.look_check import weaknesses
from clinics.look_css import style_sheet
from clinics.palette import Chosen, derived

SITE_CSS = Path(__file__).resolve().parents[2] / "static/css/site.css"
READ = [
    *((text, ground) for text in ("ink", "muted", "accent", "madder") for ground in ("paper", "surface", "band")),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-deep", "deep"),
    ("madder-on-deep", "deep"),
]  # fmt: skip
# Light and dark of the grounds that stay as they are: tips, facts, warnings.
TINTED = (("#f5ebcd", "#352c12"), ("#dbe9f0", "#162c37"), ("#fbeed2", "#33290f"), ("#fbe4e1", "#3a1a18"))
ALARM = ("#a8201a", "#ff9d92")


def looks(count):
    """Colours at the edge of what is let through, from all over the space."""
    chance = random.Random(2214)
    for _number in range(count):
        one, two, three = (f"#{chance.randrange(1 << 24):06x}" for _each in range(3))
        paper = nearest(mix(one, "#ffffff", chance.random()), "#000000", 16)
        yield Chosen(nearest(two, paper), nearest(three, paper), paper)


def test_all_texts_can_be_read_in_any_look():
    for chosen in looks(250):
        assert weaknesses(chosen) == []
        for mode in (0, 1):
            colours = {name: pair[mode] for name, pair in derived(chosen).items()}
            for text, ground in READ:
                assert ratio(colours[text], colours[ground]) >= 4.5, (chosen, mode, text, ground)
            for ground in TINTED:
                assert ratio(colours["accent-strong"], ground[mode]) >= 4.5, (chosen, mode, ground)
                assert ratio(colours["ink"], ground[mode]) >= 4.5
            assert ratio(ALARM[mode], colours["band"]) >= 4.5
            border = mix(colours["paper"], colours["muted"], 0.8)
            assert ratio(border, colours["band"]) >= 3
            pale = mix(colours["on-deep"], colours["deep"], 0.2)
            assert ratio(pale, colours["deep"]) >= 4.5


def test_properties_are_those_of_the_shipped_sheet_in_its_order():
    shipped = re.findall(r"^  --([\w-]+):", SITE_CSS.read_text(), re.MULTILINE)
    sheet = style_sheet(Chosen("#3b1a78", "#a3195b", "#faf8ff"), heading_type="sans", rounding="none")
    written = re.findall(r"^  --([\w-]+):", sheet, re.MULTILINE)
    assert written == [name for name in shipped if name in written]
    assert len(written) == sheet.count("--") - sheet.count("var(--") and len(set(written)) == len(written)


def test_a_sheet_holds_custom_properties_and_nothing_else():
    sheet = style_sheet(Chosen("#3b1a78", "#a3195b", "#faf8ff"), heading_type="sans", rounding="large")
    assert re.fullmatch(r":root \{\n(  --[\w-]+: [\w#(), .-]+;\n)+\}\n", sheet)
    assert "--accent: light-dark(#3b1a78, " in sheet


def test_what_is_as_shipped_needs_no_sheet():
    assert style_sheet(None, heading_type="serif", rounding="small") == ""


@pytest.mark.parametrize(
    "colour", ["#fff;}body{display:none", "red", "#12345;", "#12}{45", "url(x)", "</style>"]
)
def test_no_colour_breaks_out_of_the_sheet(colour):
    with pytest.raises(ValueError, match="no colour"):
        style_sheet(Chosen(colour, "#a3195b", "#faf8ff"), heading_type="serif", rounding="small")


def test_a_weak_pair_is_named_with_its_figure_and_a_tone_that_would_do():
    [weak] = weaknesses(Chosen("#2a9d8f", "#97304a", "#f6f7f3"))
    assert weak.field == "accent"
    assert weak.figures == {"has": "3.0:1", "needed": "4.5:1", "nearest": "#227e72"}


def test_a_dark_paper_is_refused_first():
    [weak] = weaknesses(Chosen("#2a9d8f", "#97304a", "#777777"))
    assert weak.field == "paper" and weak.figures["needed"] == "16:1"
