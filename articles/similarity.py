"""How alike two texts are: a fingerprint of 64 bits that barely changes when a text barely changes.

SimHash after M. Charikar, "Similarity estimation techniques from rounding algorithms", STOC 2002; two texts of a page's
length that differ in few words differ in few bits.
"""

import re
from collections import Counter
from hashlib import blake2b

BITS = 64
BANDS = 4
BAND_BITS = BITS // BANDS
SHINGLE = 3
WORD = re.compile(r"\w+")
# Texts within this distance are worth a person's look; equal texts have distance 0.
ALIKE = 3
# Shorter texts resemble one another by accident.
FEWEST_WORDS = 60


def fingerprint(text: str) -> int:
    """The 64 bits, as an unsigned number; upper and lower case and punctuation don't count."""
    words = WORD.findall(text.casefold())
    shingles = Counter(" ".join(words[at : at + SHINGLE]) for at in range(max(len(words) - SHINGLE + 1, 1)))
    weights = [0] * BITS
    for shingle, count in shingles.items():
        bits = int.from_bytes(blake2b(shingle.encode(), digest_size=BITS // 8).digest())
        for place in range(BITS):
            weights[place] += count if bits >> place & 1 else -count
    return sum(1 << place for place, weight in enumerate(weights) if weight > 0)


def bands(print_: int) -> tuple[int, ...]:
    """Four parts of 16 bits: texts that differ in at most three bits share at least one part."""
    return tuple(print_ >> BAND_BITS * number & (1 << BAND_BITS) - 1 for number in range(BANDS))


def joined(parts: tuple[int, ...]) -> int:
    """The fingerprint that bands() took apart."""
    return sum(part << BAND_BITS * number for number, part in enumerate(parts))


def distance(one: int, other: int) -> int:
    """In how many bits two fingerprints differ, 0 to 64."""
    return (one ^ other).bit_count()
