"""The style sheet of a chosen look: custom properties of static/css/site.css, in its order, and nothing else."""

from clinics.palette import Chosen, derived

HEADINGS = {"serif": {}, "sans": {"display": "var(--sans)", "display-weight": "600"}}
ROUNDINGS = {"none": {"round": "0", "pill": "0"}, "small": {}, "large": {"round": "16px", "pill": "2rem"}}
"""What each choice changes; the shipped one changes nothing. Every font is the reader's own: none is loaded."""


def style_sheet(chosen: Chosen | None, *, heading_type: str, rounding: str) -> str:
    """The style sheet; empty where all is as shipped (`chosen` is then None).

    Every colour is written anew from numbers, so that no text can break out. Raises ValueError for what is no colour,
    KeyError for an unknown choice.
    """
    properties = {name: _pair(*pair) for name, pair in derived(chosen).items()} if chosen else {}
    properties |= HEADINGS[heading_type] | ROUNDINGS[rounding]
    lines = "".join(f"  --{name}: {value};\n" for name, value in properties.items())
    return f":root {{\n{lines}}}\n" if lines else ""


def _pair(light: str, dark: str) -> str:
    return light if light == dark else f"light-dark({light}, {dark})"
