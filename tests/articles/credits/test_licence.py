"""Licences are data: known by name, words and address, with what follows from each."""

from urllib.parse import urlsplit

import pytest

from articles.credits import code_of, licence, licences, recognise, recognise_url


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("CC BY 4.0", "CC-BY-4.0"),
        ("cc-by-sa 3.0", "CC-BY-SA-3.0"),
        ("CC BY-NC-ND 4.0 International", "CC-BY-NC-ND-4.0"),
        ("Attribution-NonCommercial 4.0 International", "CC-BY-NC-4.0"),
        ("Namensnennung 3.0", "CC-BY-3.0"),
        ("CC BY-SA", "CC-BY-SA"),
        ("Public domain", "PDM-1.0"),
        ("domaine public", "PDM-1.0"),
        ("Unsplash License", "Unsplash"),
        ("Open Government Licence", "OGL-UK-3.0"),
        ("our own picture", ""),
        ("Attribution is due to the team", ""),
    ],
)
def test_a_licence_is_known_by_its_words(words, code):
    assert recognise(words)[0] == code


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://creativecommons.org/licenses/by-nc-sa/2.5/", "CC-BY-NC-SA-2.5"),
        ("http://creativecommons.org/licenses/by/4.0/deed.de", "CC-BY-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://www.pexels.com/license", "Pexels"),
        ("https://example.org/licenses/by/4.0/", ""),
    ],
)
def test_a_licence_is_known_by_its_address(url, code):
    assert recognise_url(url) == code


def test_every_address_of_the_data_leads_back_to_its_licence():
    for each in licences().values():
        if each.url:
            assert recognise_url(each.url) == each.code
            assert urlsplit(each.url).scheme == "https"


def test_consequences_follow_from_the_terms():
    assert not licence("CC-BY-NC-4.0").commercial and licence("CC-BY-SA-4.0").commercial
    assert not licence("CC-BY-NC-ND-2.0").changes and licence("CC-BY-4.0").changes
    assert licence("CC-BY-SA-3.0").share_alike
    assert not licence("Pexels").sensitive and licence("own").sensitive
    assert licence("CC-BY-4.0").asks == {"title", "creator", "source", "licence"}


def test_a_name_of_an_older_record_is_understood():
    assert code_of("Unsplash License") == "Unsplash"
    assert code_of("CC BY 4.0") == "CC-BY-4.0"
    assert code_of("Our own picture") == "own"
    assert code_of("Some private agreement") == "other"
    assert code_of("") == ""
