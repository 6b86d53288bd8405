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
    "anna.may@GMAIL。com。",
    '"anna.may"@gmail.com',
    '"anna\\.may"@gmail.com',
    "annamay+@gmail.com",
    "annamay+a+b@gmail.com",
    "\ufeffanna\u00admay\u2060@gmail.com",
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
        ("jo+a@Hotmail.co.uk", "jo@hotmail.co.uk"),
        ("jo+a@live.co.uk", "jo@live.co.uk"),
        ("jo+a@outlook.de", "jo@outlook.de"),
        ("j.o@outlook.de", "j.o@outlook.de"),
        ("j.o-a_b+c@protonmail.com", "joab@proton.me"),
        ("jo+a@mac.com", "jo@icloud.com"),
        ("jo@me.com", "jo@icloud.com"),
        ("jo-shop@yahoo.co.uk", "jo@yahoo.co.uk"),
        ("jo+a@yahoo.com", "jo+a@yahoo.com"),
        ("jo-shop@example.org", "jo-shop@example.org"),
        ("jo@ya.ru", "jo@yandex.ru"),
        ("shop@jo.fastmail.com", "jo@fastmail.com"),
        ("jo+a@fastmail.fm", "jo@fastmail.fm"),
        ("a@b.gmail.com", "a@b.gmail.com"),
        ("jo@EXAMPLE.org.", "jo@example.org"),
        ("jo@Bücher.example", "jo@xn--bcher-kva.example"),
        ("jo@XN--BCHER-KVA.example", "jo@xn--bcher-kva.example"),
        ("jo@bu\u0308cher.example", "jo@xn--bcher-kva.example"),
        ("ｊｏ＠ｂüｃｈｅｒ．example", "jo@xn--bcher-kva.example"),
        ("jo@straße.de", "jo@xn--strae-oqa.de"),
        ("jo@STRASSE.de", "jo@strasse.de"),
        ("jo\u0308rg@example.org", "jörg@example.org"),
        ("JÖRG@example.org", "jörg@example.org"),
        ("STRASSE@example.org", "strasse@example.org"),
    ],
)
def test_only_known_providers_ignore_dots_and_tags(address, key):
    assert email_key(address) == key


def test_letters_that_merely_look_alike_are_other_people():
    assert email_key("аnna@example.org") != email_key("anna@example.org")


@pytest.mark.parametrize(
    "text", ["", "anna", "@example.org", "anna@", "@", "+tag@gmail.com", "...@gmail.com"]
)
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
        "020-7946-0101 x7",
        "tel:+44-20-7946-0101",
        "44 20 7946 0101",
        "+44 020 7946 0101",
        "٠٢٠ ٧٩٤٦ ٠١٠١",
        "(020) 7946.0101",
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
