"""What the desk sees of a person."""

from clinics.contact_masks import masked_email, masked_phone


def test_contact_details_are_recognisable_and_not_readable():
    assert masked_email("anna.may@example.org") == "a•••@e•••.org"
    assert masked_phone("+44 20 7946 0123") == "•••• 123"


def test_nothing_stays_nothing():
    assert masked_email("") == masked_phone("") == masked_phone("123") == ""
