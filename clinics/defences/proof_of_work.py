"""A search that costs a computer a moment and a robot with a thousand addresses a thousand moments (Hashcash, Back 1997).

The browser looks for a number whose SHA-256, after the digest of the form's signed stamp and the e-mail address,
begins with BITS zero bits: about 65,000 tries. static/js/proof_of_work.js does the same.
"""

import hashlib

BITS = 16
LARGEST = 2**32  # the browser counts with 32 bits; who finds nothing below that gives up


def is_proof(text: str, stamp: str, address: str) -> bool:
    """Judge the number that came with the form; `stamp` and `address` are what was sent, untouched."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 10 and int(text) < LARGEST):
        return False
    return _zero_bits(_challenge(stamp, address), int(text)) >= BITS


def find(stamp: str, address: str) -> str:
    """Return a proof, found as a browser finds it."""
    challenge = _challenge(stamp, address)
    return str(next(number for number in range(LARGEST) if _zero_bits(challenge, number) >= BITS))


def _challenge(stamp: str, address: str) -> bytes:
    # Only ASCII is trimmed and lowered, so that no two versions of Unicode disagree.
    return hashlib.sha256(stamp.encode() + b"\n" + address.encode(errors="replace").strip().lower()).digest()


def _zero_bits(challenge: bytes, number: int) -> int:
    found = hashlib.sha256(challenge + number.to_bytes(4)).digest()
    return 256 - int.from_bytes(found).bit_length()
