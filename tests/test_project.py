"""Rules about the repository itself."""

import ast
import hashlib
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("aesthetica", "articles", "clinics")
PURE = (
    "articles/rendering",
    "articles/compliance",
    "articles/importers",
    "articles/pasting",
    "articles/references",
    "articles/credits",
    "articles/bulk_change.py",
    "articles/cited_keys.py",
    "articles/links_in_text.py",
    "articles/merging.py",
    "articles/passages.py",
    "articles/picture_files",
    "articles/similarity.py",
    "articles/social_card.py",
    "clinics/codes.py",
    "clinics/contrast.py",
    "clinics/contact_keys.py",
    "clinics/lead_source.py",
    "clinics/look_check.py",
    "clinics/look_css.py",
    "clinics/mail_providers.py",
    "clinics/defences/proof_of_work.py",
    "clinics/offer_rules.py",
    "clinics/open_hours.py",
    "clinics/open_words.py",
    "clinics/palette.py",
    "clinics/reports/rate_difference.py",
    "clinics/text_assignment.py",
)


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def imports(file: Path) -> set[str]:
    """Full names of the modules that a file imports, at whatever depth."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def begins(names: set[str], *prefixes: str) -> set[str]:
    return {name for name in names for prefix in prefixes if name == prefix or name.startswith(prefix + ".")}


@pytest.mark.parametrize(
    ("package", "forbidden"),
    [
        ("articles", ("clinics", "aesthetica", "tests")),
        ("clinics", ("aesthetica", "tests")),
        ("aesthetica", ("tests",)),
    ],
)
def test_imports_go_one_way(package, forbidden):
    wrong = {
        str(file.relative_to(ROOT)): found
        for file in tracked(f"{package}/*.py")
        if (found := begins(imports(file), *forbidden))
    }
    assert not wrong


@pytest.mark.parametrize("place", PURE)
def test_text_work_knows_no_database(place):
    files = tracked(place) if place.endswith(".py") else tracked(f"{place}/*.py")
    assert files, f"{place} has moved: name its new place here"
    wrong = {
        str(file.relative_to(ROOT)): found
        for file in files
        if (found := begins(imports(file), "django.db", "articles.models", "clinics.models"))
    }
    assert not wrong


def test_files_are_named_by_what_they_hold():
    vague = re.compile(r"(^|/)(utils?|helpers?|services?|managers?|base|common|misc)\.py$")
    assert not [str(file.relative_to(ROOT)) for file in tracked("*.py") if vague.search(str(file))]


def test_the_top_level_stays_as_it_is():
    allowed = {
        "aesthetica", "articles", "clinics", "templates", "static", "tests", "docs", ".ci", "manage.py", "pyproject.toml", "README.md", "CHANGELOG.md",
        "Makefile", "LICENSE", ".gitignore", ".python-version", "requirements.in", "requirements.txt", "requirements-dev.in", "requirements-dev.txt",
    }  # fmt: skip
    assert {file.relative_to(ROOT).parts[0] for file in tracked()} <= allowed


def test_no_file_names_a_registry_or_a_path_of_a_machine():
    # Put together here, so that this file does not hold what it looks for.
    hosts = "|".join(
        re.escape(host)
        for host in (
            "py" + "pi.org",
            "python" + "hosted.org",
            "registry.npm" + "js.org",
            "deb." + "debian.org",
        )
    )
    paths = r"(^|[^a-z.\w])/(wo" + "rk|ro" + r"ot|home)/\w"
    unwanted = re.compile(f"({hosts})|({paths})", re.MULTILINE)
    texts = [
        file
        for file in tracked()
        if file.suffix in {".py", ".md", ".txt", ".toml", ".html", ".css", ".js", ".in", ".svg", ""}
    ]
    found = {
        str(file.relative_to(ROOT)): match.group()
        for file in texts
        if "vendor" not in file.parts and (match := unwanted.search(file.read_text(errors="ignore")))
    }
    assert not found


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_locks_carry_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text()
    assert "://" not in text and "--index" not in text and "--find-links" not in text
    pinned = re.findall(
        r"^[a-z0-9][\w.\[\],-]*==[^\\\n]*\\\n(    --hash=sha256:[0-9a-f]{64})", text, re.MULTILINE
    )
    assert len(pinned) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE))


def test_vendored_files_are_as_they_were_checked():
    for sums in tracked("static/vendor/*SHA256SUMS"):
        for line in sums.read_text().splitlines():
            digest, name = line.split(maxsplit=1)
            assert (
                hashlib.sha256((sums.parent / name.strip().lstrip("*")).read_bytes()).hexdigest() == digest
            ), name


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_are_named():
    names = [file.name for file in tracked("*/migrations/0*.py")]
    assert names and not [
        name for name in names if "_auto_" in name or re.fullmatch(r"\d{4}_initial\.py", name)
    ]


def test_the_network_is_out_of_reach_for_tests():
    with socket.socket() as probe, pytest.raises(AssertionError, match="wanted to connect"):
        probe.connect(("192.0.2.1", 80))


def test_every_setting_of_the_environment_is_in_the_readme():
    names = set(
        re.findall(r"env(?:\.\w+)?\(\s*\"([A-Z_]+)\"", (ROOT / "aesthetica/settings.py").read_text())
    ) - {"TESTING"}
    documented = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "README.md").read_text(), re.MULTILINE))
    assert len(names) > 10 and names <= documented


def production(**changes: str) -> subprocess.CompletedProcess[str]:
    """Runs the deployment checks in a process of its own, as a production host would."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    settings = {
        "SECRET_KEY": "x1" * 30 + "qwertyuiopas",
        "ALLOWED_HOSTS": "clinic.example",
        "SITE_URL": "https://clinic.example",
    }
    environment = (
        kept | settings | {"EMAIL_URL": "smtp://localhost:25", "VAR_DIR": os.environ["VAR_DIR"]} | changes
    )
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


def test_production_settings_pass_the_deployment_checks():
    outcome = production()
    assert outcome.returncode == 0, outcome.stderr


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY must hold at least 40 random characters"),
        ({"EMAIL_URL": ""}, "EMAIL_URL must begin with smtp://"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must hold at least 40 random characters"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is empty: name the site's host"),
        ({"INDEXNOW_KEY": "short"}, "INDEXNOW_KEY must hold 8 to 128 characters"),
        ({"INDEXNOW_KEY": "with_underscore"}, "INDEXNOW_KEY must hold 8 to 128 characters"),
        ({"INDEXNOW_URL": "ftp://search.example"}, "INDEXNOW_URL must begin with https://"),
        ({"JURISDICTIONS": "UK,XX"}, "JURISDICTIONS knows UK, EU, US and AU, not XX"),
        ({"EMAIL_URL": "pigeon://roof"}, "EMAIL_URL must begin with smtp://"),
        ({"DATABASE_URL": "mysql://localhost/x"}, "DATABASE_URL must begin with sqlite:/// or postgres://"),
    ],
)
def test_a_missing_or_unsafe_setting_stops_the_start_with_one_sentence(changes, sentence):
    outcome = production(**changes)
    assert outcome.returncode == 1
    assert sentence in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_on_one_machine_nothing_has_to_be_set(tmp_path):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    outcome = subprocess.run(
        command, cwd=ROOT, env=kept | {"VAR_DIR": str(tmp_path)}, capture_output=True, text=True
    )
    assert outcome.returncode == 0, outcome.stderr
    assert (tmp_path / "db.sqlite3").exists()
