"""`import_clients`: lists of earlier clients from files."""

import json

import pytest
from django.core.management import CommandError, call_command

from clinics.models import KnownClient

pytestmark = pytest.mark.django_db


def test_a_file_is_imported_and_the_report_names_what_was_refused(tmp_path, capsys):
    file = tmp_path / "old.csv"
    file.write_text("email\nanna@example.org\nnobody@\n")
    call_command("import_clients", str(file), report=tmp_path / "report.json")
    assert "1 clients, 1 keys added, 0 known, 1 cells refused" in capsys.readouterr().out
    (report,) = json.loads((tmp_path / "report.json").read_text())
    assert (report["new"], report["refusals"][0]["line"]) == (1, 3)
    assert KnownClient.objects.get().list_name == "old.csv"


def test_a_file_that_is_no_list_ends_with_1_and_the_others_go_in(tmp_path, capsys):
    (tmp_path / "bad.csv").write_text("name\nAnna\n")
    (tmp_path / "good.csv").write_text("email\nanna@example.org\n")
    with pytest.raises(SystemExit) as ended:
        call_command("import_clients", str(tmp_path / "bad.csv"), str(tmp_path / "good.csv"))
    assert ended.value.code == 1
    assert "bad.csv: No column is named" in capsys.readouterr().err
    assert KnownClient.objects.count() == 1


def test_a_country_that_is_none_and_a_report_that_cannot_be_written_are_said_in_a_sentence(tmp_path):
    (tmp_path / "good.csv").write_text("email\nanna@example.org\n")
    with pytest.raises(CommandError, match="two capital letters"):
        call_command("import_clients", str(tmp_path / "good.csv"), region="gb")
    with pytest.raises(CommandError, match="The report cannot be written"):
        call_command("import_clients", str(tmp_path / "good.csv"), report=tmp_path / "no" / "report.json")


def test_the_report_names_all_that_was_refused(tmp_path, capsys):
    (tmp_path / "bad.csv").write_text("email\nanna@example.org\n" + "nobody@\n" * 500)
    call_command("import_clients", str(tmp_path / "bad.csv"), report=tmp_path / "report.json")
    (report,) = json.loads((tmp_path / "report.json").read_text())
    assert (report["refused"], len(report["refusals"])) == (500, 500)
    assert capsys.readouterr().out.count("not an e-mail address") == 200


def test_a_dry_run_adds_nothing(tmp_path):
    (tmp_path / "good.csv").write_text("email\nanna@example.org\n")
    call_command("import_clients", str(tmp_path / "good.csv"), dry_run=True)
    assert not KnownClient.objects.exists()
