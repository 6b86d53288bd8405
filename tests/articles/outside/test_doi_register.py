"""A DOI is looked up at a register: politely, not for long, never inside; what went wrong is said in words."""

import socket

import pytest

from articles.outside import doi_register
from articles.outside.doi_register import LookupFailedError, look_up
from tests.articles.outside.register_server import DOI, WORK


def test_a_doi_is_looked_up_and_the_register_told_who_asks(register, settings):
    settings.SITE_URL, settings.CITATION_LOOKUP_MAIL = "https://clinic.example", "desk@clinic.example"
    paper = look_up(f"https://doi.org/{DOI.upper()}").reference
    assert (paper.title, paper.authors, paper.year) == ("A paper that is registered", "Lee C, Moe DE", 2020)
    ((asked, headers),) = register.asked
    assert asked == DOI
    assert headers["User-Agent"] == "aesthetica (https://clinic.example; mailto:desk@clinic.example)"


@pytest.mark.parametrize(
    "doi", ["10.1002/(SICI)1097-0258(19980815/30)17:15<1661::AID-SIM968>3.0.CO;2-2", "10.1000/a b/../c?x#y"]
)
def test_a_strange_doi_cannot_reach_another_address(register, doi):
    with pytest.raises(LookupFailedError):
        look_up(doi)
    assert [asked for asked, _headers in register.asked] == [doi_register.doi_in(doi)]


def test_an_unknown_doi_is_said_to_be_unknown(register):
    with pytest.raises(LookupFailedError, match=r"knows no paper with the DOI 10\.1000/unknown"):
        look_up("10.1000/unknown")


def test_what_is_no_doi_is_not_asked_for(register):
    with pytest.raises(LookupFailedError, match="That is no DOI"):
        look_up("a paper about skin")
    assert not register.asked


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((200, b"<html>"), "not understood"),
        ((200, b"\xff\xfe"), "not understood"),
        ((500, b"{}"), "not understood"),
        ((302, b""), "not understood"),
        ((429, b""), "too often"),
        ((200, b'{"message": {"DOI": "10.1000/other"}}'), "another paper"),
    ],
)
def test_a_bad_answer_is_told_in_words(register, answer, words):
    register.answers[DOI] = answer
    with pytest.raises(LookupFailedError, match=words):
        look_up(DOI)


def test_a_redirect_is_not_followed_wherever_it_leads(register):
    register.headers["Location"] = f"{register.address}10.1000%2Fsecond"
    register.knows(WORK | {"DOI": "10.1000/second"})
    register.answers[DOI] = (302, b"")
    with pytest.raises(LookupFailedError):
        look_up(DOI)
    assert len(register.asked) == 1


def test_an_endless_answer_is_not_read_to_its_end(register, monkeypatch):
    monkeypatch.setattr(doi_register, "MOST_BYTES", 1000)
    register.answers[DOI] = (200, b" " * 100_000)
    with pytest.raises(LookupFailedError, match="not understood"):
        look_up(DOI)


def test_a_register_that_drips_its_answer_is_hung_up_on(register, monkeypatch):
    monkeypatch.setattr(doi_register, "PATIENCE", 0.3)
    register.drips.set()
    with pytest.raises(LookupFailedError, match="too long"):
        look_up(DOI)


def test_offline_is_said(register, settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.CITATION_LOOKUP_URL = f"http://127.0.0.1:{free.getsockname()[1]}/works/"
    with pytest.raises(LookupFailedError, match="could not be reached"):
        look_up(DOI)


@pytest.mark.parametrize("host", ["127.0.0.1", "169.254.169.254", "10.0.0.8"])
def test_a_public_register_that_leads_inside_is_not_asked(settings, host):
    settings.CITATION_LOOKUP_URL = f"https://{host}/works/"
    with pytest.raises(LookupFailedError, match="not on the public internet"):
        look_up(DOI)


def test_an_empty_setting_switches_it_off(settings):
    settings.CITATION_LOOKUP_URL = ""
    with pytest.raises(LookupFailedError, match="switched off"):
        look_up(DOI)
