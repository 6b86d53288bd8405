"""The proof of work that the form's script finds."""

import hashlib

import pytest

from clinics.defences.proof_of_work import find, is_proof

STAMP, ADDRESS = "1700000000.0:signature", "anna@example.org"


def test_a_found_proof_is_one_and_begins_with_sixteen_zero_bits():
    proof = find(STAMP, ADDRESS)
    assert is_proof(proof, STAMP, ADDRESS)
    challenge = hashlib.sha256(f"{STAMP}\n{ADDRESS}".encode()).digest()
    assert hashlib.sha256(challenge + int(proof).to_bytes(4, "big")).hexdigest().startswith("0000")


def test_it_is_bound_to_the_stamp_and_to_the_address_however_it_is_written():
    proof = find(STAMP, ADDRESS)
    assert is_proof(proof, STAMP, " Anna@Example.ORG\t")
    assert not is_proof(proof, STAMP, "eve@example.org")
    assert not is_proof(proof, STAMP + "x", ADDRESS)


@pytest.mark.parametrize("text", ["", "-1", "1.5", "0x10", "²", "١", "4294967296", "9" * 5000, " 1", "\x00"])
def test_what_is_no_number_of_32_bits_is_no_proof(text):
    assert not is_proof(text, STAMP, ADDRESS)
