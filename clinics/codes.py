"""Promo codes as text: drawing one, printing one, and reading what a person typed, scanned or pasted.

A code is nine random symbols and a check symbol, shown as ``PREFIX-XXXX-XXXX-XC``. The prefix names the
promotion for human eyes only: it isn't part of the secret and may be left out when typing.
"""

import re
import secrets
import unicodedata
from urllib.parse import parse_qs, urlsplit

# No vowels (no words), no 0/O, 1/I (no doubt on paper). 29 symbols: a prime, so the check symbol stays
# inside the alphabet and catches every single wrong symbol and every swap of two.
ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXYZ"
RANDOM_LENGTH = 9
LENGTH = RANDOM_LENGTH + 1

# Symbols that codes never hold, but that an eye reads in place of one that they do.
LOOK_ALIKES = str.maketrans({"I": "L", "1": "L"})

# Digits that read as letters, so that a word cannot hide behind them.
READ_AS = str.maketrans("34567892", "EASGTBGZ")
BLOCKED = (
    "FCK", "FKK", "FKU", "FVK", "CNT", "KNT", "DCK", "DKK", "CCK", "SHT", "WNK", "TWT", "PRN", "SXX", "SEX",
    "SLT", "WHR", "BTCH", "NGGR", "NGR", "NGA", "FGT", "FAG", "GAY", "KKK", "NZS", "NSDP", "HTLR", "SSS",
    "FAT", "FETT", "BAD", "DEAD", "DED", "DETH", "RAPE", "PEE", "TEAT", "ASS", "ARS", "HATE", "XXX", "WTF",
    "FTZ", "MRD", "MERD", "PTN", "PUTN", "CZZ", "KRV", "CHJ",
)  # fmt: skip


def generate() -> str:
    """Draw a new canonical code from the operating system's random source; about 43.7 bits."""
    while True:
        drawn = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_LENGTH))
        code = drawn + check_symbol(drawn)
        if not is_blocked(code):
            return code


def check_symbol(drawn: str) -> str:
    """Return the symbol that makes the weighted sum of the whole code zero modulo 29."""
    total = _weighted_sum(drawn)
    return next(symbol for symbol in ALPHABET if (total + LENGTH * ALPHABET.index(symbol)) % 29 == 0)


def is_blocked(code: str) -> bool:
    """Whether the code spells something that nobody wants in a letter from a clinic."""
    readings = (code, code.translate(READ_AS))
    return any(word in reading for word in BLOCKED for reading in readings)


def normalize(text: str) -> str:
    """Return the canonical form of what was typed: upper case, no separators, no prefix.

    Takes full-width characters, any spaces and dashes, look-alikes and the link in a scanned QR code.
    The result may still be no code at all: see `is_well_formed`.
    """
    plain = unicodedata.normalize("NFKC", _out_of_link(text)).upper()
    symbols = re.sub(r"[^A-Z0-9]", "", plain)
    return symbols[-LENGTH:].translate(LOOK_ALIKES)


def is_well_formed(code: str) -> bool:
    """Whether a canonical code has the right length, symbols and check symbol.

    A code that hasn't was mistyped; one that has, and isn't on record, is unknown.
    """
    if len(code) != LENGTH or any(symbol not in ALPHABET for symbol in code):
        return False
    return _weighted_sum(code) % 29 == 0


def grouped(code: str, prefix: str = "") -> str:
    """Return the code as people see it, for instance ``GLOW-7K2M-9XTR-4H``."""
    groups = [prefix] if prefix else []
    return "-".join(groups + [code[:4], code[4:8], code[8:]])


def masked(code: str, prefix: str = "") -> str:
    """Return the code with its secret hidden, for instance ``GLOW-••••-••••-4H``."""
    return grouped("•" * (LENGTH - 2) + code[-2:], prefix)


def _weighted_sum(code: str) -> int:
    return sum(weight * ALPHABET.index(symbol) for weight, symbol in enumerate(code, start=1))


def _out_of_link(text: str) -> str:
    if "://" not in text:
        return text
    link = urlsplit(text.strip().lower())  # a scanner may type with caps lock on
    return parse_qs(link.query).get("code", [link.path.rstrip("/").rpartition("/")[2]])[0]
