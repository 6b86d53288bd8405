"""Who counts as the same person."""

import pytest

from clinics.contact_keys import cleaned_address, digest, email_key, phone_key

SAME_MAILBOX = [
    "anna.may@gmail.com",
    "AnnaMay@gmail.com",
    " anna.may@gmail.com\u00a0",
    "annamay+clinic@gmail.com",
    "a.n.n.a.m.a.y@googlemail.com",
    "anna\u200b.may@gmail.com",
    "ａｎｎａ.may@ｇｍａｉｌ.com",
    "anna.may@gmail.com.",
]


@pytest.mark.parametrize("address", SAME_MAILBOX)
def test_every_spelling_of_one_mailbox_has_one_key(address):
    assert email_key(address) == "annamay@gmail.com"


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("Jo.Doe@Example.ORG", "jo.doe@example.org"),
        ("jo+a@example.org", "jo+a@example.org"),
        ("jo+a@outlook.com", "jo@outlook.com"),
        ("jo@pm.me", "jo@proton.me"),
        ("jo@Bücher.example", "jo@xn--bcher-kva.example"),
        ("STRASSE@example.org", "strasse@example.org"),
    ],
)
def test_only_known_providers_ignore_dots_and_tags(address, key):
    assert email_key(address) == key


def test_letters_that_merely_look_alike_are_other_people():
    assert email_key("аnna@example.org") != email_key("anna@example.org")


@pytest.mark.parametrize("text", ["", "anna", "@example.org", "anna@", "@"])
def test_what_is_no_address_has_no_key(text):
    assert email_key(text) == ""


def test_an_address_is_sent_to_as_typed_without_what_nobody_meant():
    assert cleaned_address("\u3000Anna.May+x@Example.org.\u200b ") == "Anna.May+x@Example.org"


@pytest.mark.parametrize(
    "number",
    [
        "020 7946 0101",
        "+44 20 7946 0101",
        "0044 (0)20 7946-0101",
        "０２０ ７９４６ ０１０１",
        "\u202a020 7946 0101\u202c",
        "020 7946 0101 ext. 7",
    ],
)
def test_every_spelling_of_one_number_has_one_key(number):
    assert phone_key(number, "GB") == "+442079460101"


@pytest.mark.parametrize("number", ["", "12", "call me", "+", "0" * 60])
def test_what_is_no_number_has_no_key(number):
    assert phone_key(number, "GB") == ""


def test_keys_are_kept_as_digests_that_need_the_secret():
    assert digest("jo@example.org", "a") == digest("jo@example.org", "a")
    assert digest("jo@example.org", "a") != digest("jo@example.org", "b")
    assert len(digest("jo@example.org", "a")) == 64
    assert digest("", "a") is None
