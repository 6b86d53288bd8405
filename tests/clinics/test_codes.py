"""Codes as text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinics import codes

CODE = "S2CKSJ3R6V"
SHOWN = codes.grouped(CODE, "GLOW")
typed_codes = st.builds(codes.generate)


def test_a_code_holds_no_vowel_and_nothing_that_looks_like_something_else():
    assert not set("AEIOU01") & set(codes.ALPHABET)
    assert len(set(codes.ALPHABET)) == 29


def test_a_generated_code_is_well_formed_and_never_repeats():
    drawn = [codes.generate() for _ in range(2000)]
    assert len(set(drawn)) == 2000
    assert all(codes.is_well_formed(code) and not codes.is_blocked(code) for code in drawn)


def test_it_is_printed_in_groups_behind_the_prefix_of_its_promotion():
    assert codes.grouped("7K2M9XTR4H", "GLOW") == "GLOW-7K2M-9XTR-4H"
    assert codes.grouped("7K2M9XTR4H") == "7K2M-9XTR-4H"


FULL_WIDTH = str.maketrans({chr(n): chr(n + 0xFEE0) for n in range(0x21, 0x7F)})


@pytest.mark.parametrize(
    "typed",
    [
        SHOWN,
        SHOWN.lower(),
        f"  {SHOWN} ",
        SHOWN.replace("-", " "),
        SHOWN.replace("-", ""),
        SHOWN.replace("-", "–"),
        SHOWN.replace("-", "\u2011"),
        SHOWN.translate(FULL_WIDTH),
        SHOWN.removeprefix("GLOW-"),
        CODE,
        "\u200b".join(SHOWN),
        SHOWN.replace("GLOW", "G L O W"),
        f"https://clinic.example/admin/desk/?code={SHOWN}",
        f"https://clinic.example/admin/desk/?from=mail&code={CODE.lower()}#x",
        f"https://clinic.example/code/?code={SHOWN}",
        f"HTTPS://CLINIC.EXAMPLE/CODE/?CODE={SHOWN}",
        f"HTTPS://CLINIC.EXAMPLE/code/{SHOWN}/",
    ],
)
def test_every_way_of_typing_or_scanning_a_code_finds_it(typed):
    assert codes.normalize(typed) == CODE


def test_a_masked_code_tells_two_symbols_of_ten():
    assert codes.masked(CODE, "GLOW") == f"GLOW-••••-••••-{CODE[-2:]}"


@pytest.mark.parametrize("look_alike", ["I", "1", "i", "l"])
def test_look_alikes_are_read_as_the_symbol_that_codes_do_hold(look_alike):
    with_l = next(code for code in iter(codes.generate, None) if "L" in code)
    assert codes.normalize(with_l.replace("L", look_alike)) == with_l


@given(typed_codes, st.integers(0, codes.LENGTH - 1), st.sampled_from(codes.ALPHABET))
def test_a_single_wrong_symbol_is_a_typing_slip(code, place, symbol):
    wrong = code[:place] + symbol + code[place + 1 :]
    assert codes.is_well_formed(wrong) == (wrong == code)


def test_any_two_symbols_swapped_are_a_typing_slip():
    for first, second in itertools.combinations(range(codes.LENGTH), 2):
        swapped = list(CODE)
        swapped[first], swapped[second] = CODE[second], CODE[first]
        assert codes.is_well_formed("".join(swapped)) == (CODE[first] == CODE[second])


@pytest.mark.parametrize(
    "text", ["", "GLOW", CODE[:-1], CODE + "7", "O" * 10, "💥", "A" * 10_000, "https://x.example/", "://"]
)
def test_what_cannot_be_a_code_is_a_typing_slip(text):
    assert not codes.is_well_formed(codes.normalize(text)) or codes.normalize(text) == CODE


@pytest.mark.parametrize("code", ["7K2FCK9XT4", "2S3X7KMN9R", "F4T7K2M9XR", "7KD34D2M9X", "2KKK7M9XTR"])
def test_codes_that_spell_something_are_drawn_again(code):
    assert codes.is_blocked(code)


def test_drawing_again_is_rare():
    drawn = ["".join(codes.secrets.choice(codes.ALPHABET) for _ in range(9)) for _ in range(5000)]
    assert sum(codes.is_blocked(code) for code in drawn) < 250
