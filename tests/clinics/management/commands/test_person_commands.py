"""export_person and erase_person."""

import json
import stat

import pytest
from django.core.management import CommandError, call_command

from clinics.models import Lead, LeadAccess
from tests.clinics.factories import LeadFactory, PromotionFactory

pytestmark = pytest.mark.django_db
EMAIL = "zelda.marker@patients.example"


@pytest.fixture
def leads():
    return [PromotionFactory().issue_to(LeadFactory(email=EMAIL, phone="+447700900123")).lead for _ in "ab"]


def test_the_file_goes_to_the_terminal_and_is_on_record(leads, capsys):
    call_command("export_person", EMAIL.upper())
    held = json.loads(capsys.readouterr().out)
    assert [each["email"] for each in held["leads"]] == [EMAIL, EMAIL]
    assert set(LeadAccess.objects.values_list("act", "by")) == {("person_exported", None)}


def test_a_file_is_readable_for_its_owner_alone_and_never_overwrites(leads, tmp_path):
    file = tmp_path / "person.json"
    call_command("export_person", EMAIL, output=str(file))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(json.loads(file.read_text())["leads"]) == 2
    with pytest.raises(CommandError, match="can't be written"):
        call_command("export_person", EMAIL, output=str(file))


def test_erasing_prints_what_it_did(leads, capsys):
    call_command("erase_person", EMAIL, yes=True)
    assert capsys.readouterr().out == "2 leads and 2 e-mails erased.\n"
    assert not Lead.objects.filter(erased_at=None).exists()


@pytest.mark.parametrize(("answer", "is_erased"), [("yes", True), ("y", False), ("", False)])
def test_erasing_asks_first(leads, monkeypatch, answer, is_erased):
    monkeypatch.setattr("builtins.input", lambda _question: answer)
    if is_erased:
        call_command("erase_person", EMAIL)
    else:
        with pytest.raises(CommandError, match="Nothing was erased"):
            call_command("erase_person", EMAIL)
    assert Lead.objects.exclude(erased_at=None).exists() is is_erased


@pytest.mark.parametrize("command", ["export_person", "erase_person"])
def test_nobody_is_a_sentence_and_a_failure(command):
    with pytest.raises(CommandError, match="Nothing is held about this person"):
        call_command(command, "nobody@patients.example")


def test_a_telephone_number_brings_in_its_leads(leads, capsys):
    call_command("export_person", "another@patients.example", phone="07700 900123")
    assert len(json.loads(capsys.readouterr().out)["leads"]) == 2
