"""Texts that say nearly the same have nearly the same fingerprint; others have not."""

from articles.similarity import ALIKE, bands, distance, fingerprint, joined

SENTENCES = [
    f"On day {day} the nurse of place {day * 7 % 13} writes down how room {day * 5 % 31} was left and who has key {day * 3 % 17}."
    for day in range(120)
]
TEXT = " ".join(SENTENCES)


def test_the_same_text_has_the_same_fingerprint_whatever_its_case_and_punctuation():
    assert fingerprint(TEXT) == fingerprint(TEXT.upper().replace(".", " !"))


def test_a_changed_word_in_a_long_text_moves_few_bits():
    assert distance(fingerprint(TEXT), fingerprint(TEXT.replace("On day 60", "At noon of day 60"))) <= ALIKE


def test_another_text_is_far_away():
    other = " ".join(
        f"A glass of water {n} stands on shelf {n * 11 % 19} beside {n} green cups." for n in range(120)
    )
    assert distance(fingerprint(TEXT), fingerprint(other)) > 3 * ALIKE


def test_texts_within_reach_share_a_part():
    print_ = fingerprint(TEXT)
    for bits in ((0, 20, 40), (3, 17, 63), (15, 16, 47)):
        other = print_
        for bit in bits:
            other ^= 1 << bit
        assert distance(print_, other) == ALIKE
        assert any(a == b for a, b in zip(bands(print_), bands(other), strict=True))


def test_the_parts_make_up_the_whole():
    assert joined(bands(fingerprint(TEXT))) == fingerprint(TEXT)


def test_no_text_is_no_error():
    assert fingerprint("") == fingerprint("  ")
