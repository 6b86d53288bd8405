"""All colours of the public pages from three chosen ones: pairs for light and dark, each readable where it stands."""

from dataclasses import dataclass

from clinics.contrast import NEAR_BLACK, WHITE, furthest, mix, nearest, text_on

BLACK = "#000000"
COMFORT = 7.0
"""Contrast that tones of our own choice reach, so that they still have 4.5 on the tinted grounds of notices."""
MUTED = 6.0
DEEP_TEXT = 12.0


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person chose: two accents that read on the paper, and the paper, which is light."""

    accent: str
    second_accent: str
    paper: str


type Pair = tuple[str, str]


def derived(chosen: Chosen) -> dict[str, Pair]:
    """Light and dark colour of each custom property of static/css/site.css that follows the choice, in its order."""
    light, dark = _light(chosen), _dark(chosen)
    return {name: (light[name], dark[name]) for name in light}


def _light(chosen: Chosen) -> dict[str, str]:
    accent, paper = chosen.accent, chosen.paper
    band = furthest(paper, accent, 0.08, (accent, chosen.second_accent))
    ink = mix("#141414", accent, 0.12)
    deep = nearest(mix(accent, BLACK, 0.35), _on_deep(accent), DEEP_TEXT)
    return {
        "paper": paper,
        "surface": WHITE,
        "ink": ink,
        "muted": nearest(mix(ink, paper, 0.35), band, MUTED),
        "line": mix(paper, ink, 0.16),
        "accent": accent,
        "accent-strong": nearest(mix(accent, BLACK, 0.25), paper, COMFORT),
        "on-accent": text_on(accent),
        "madder": chosen.second_accent,
        "band": band,
        "deep": deep,
        "on-deep": _on_deep(accent),
        "madder-on-deep": nearest(chosen.second_accent, deep, COMFORT),
    }


def _dark(chosen: Chosen) -> dict[str, str]:
    """Nearly black with a breath of the accent; what stands on it is lightened until it reads."""
    paper = mix(NEAR_BLACK, chosen.accent, 0.08)
    accent = nearest(chosen.accent, paper, COMFORT)
    ink = mix("#f0f0f0", chosen.accent, 0.05)
    deep = mix(paper, BLACK, 0.35)
    return {
        "paper": paper,
        "surface": mix(paper, WHITE, 0.04),
        "ink": ink,
        "muted": mix(ink, paper, 0.3),
        "line": mix(paper, ink, 0.17),
        "accent": accent,
        "accent-strong": mix(accent, WHITE, 0.4),
        "on-accent": text_on(accent),
        "madder": nearest(chosen.second_accent, paper, COMFORT),
        "band": mix(paper, accent, 0.07),
        "deep": deep,
        "on-deep": _on_deep(chosen.accent),
        "madder-on-deep": nearest(chosen.second_accent, deep, COMFORT),
    }


def _on_deep(accent: str) -> str:
    return mix(WHITE, accent, 0.08)
