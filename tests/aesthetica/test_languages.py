"""The interface in Spanish: whole, in step with the code, with every placeholder in its place; and the site that speaks it."""

import ast
import gettext
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import call_command
from django.template.loader import render_to_string
from django.utils import translation

from clinics.models import OutgoingEmail
from tests.articles.views.clinic_site import make_site
from tests.articles.views.html import Page
from tests.clinics.factories import issued_code

LOCALE = Path("aesthetica/locale/es/LC_MESSAGES")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}|</?\w+[^>]*>")


def messages():
    """Each message as (context and text, its translations)."""
    for block in (LOCALE / "django.po").read_text("utf-8").split("\n\n")[1:]:
        entry: dict[str, str] = {}
        name = ""
        for line in block.splitlines():
            if line.startswith("#"):
                continue
            keyword, _space, text = ("", "", line) if line.startswith('"') else line.partition(" ")
            name = keyword or name
            entry[name] = entry.get(name, "") + ast.literal_eval(text)
        yield entry, [text for name, text in entry.items() if name.startswith("msgstr")]


def test_every_message_has_a_translation():
    assert [entry["msgid"] for entry, texts in messages() if not all(texts)] == []


def test_every_placeholder_and_tag_keeps_its_place():
    broken = []
    for entry, texts in messages():
        wanted = [
            set(PLACEHOLDER.findall(entry[name])) for name in ("msgid", "msgid_plural") if name in entry
        ]
        allowed = set.union(*wanted)
        for text in texts:
            found = set(PLACEHOLDER.findall(text))
            if not found <= allowed or (len(texts) == 1 and found != wanted[0]):
                broken.append((entry["msgid"], text))
    assert broken == []


def test_what_is_compiled_is_what_was_translated():
    with (LOCALE / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry, texts in messages():
        context = entry.get("msgctxt")
        found = (
            compiled.pgettext(context, entry["msgid"])
            if context
            else compiled.ngettext(entry["msgid"], entry["msgid_plural"], 1)
            if "msgid_plural" in entry
            else compiled.gettext(entry["msgid"])
        )
        assert found == texts[0]


@pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is not installed")
def test_no_string_of_the_code_is_unknown_to_the_translation(tmp_path):
    for name in ("aesthetica", "articles", "clinics", "templates"):
        shutil.copytree(name, tmp_path / name, ignore=shutil.ignore_patterns("locale", "__pycache__"))
    (tmp_path / "locale").mkdir()
    program = (
        "import django; from django.conf import settings; django.setup();"
        f"settings.LOCALE_PATHS = [{str(tmp_path / 'locale')!r}];"
        "from django.core.management import call_command;"
        "call_command('makemessages', locale=['es'], verbosity=0, extensions=['html', 'txt', 'py'], no_location=True)"
    )
    root = str(Path.cwd())
    environment = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": root, "PATH": "/usr/bin:/bin"}
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=environment, check=True)
    fresh = (tmp_path / "locale/es/LC_MESSAGES/django.po").read_text("utf-8")
    ours = (LOCALE / "django.po").read_text("utf-8")

    def texts(po):
        return {
            "".join(re.findall(r'"(.*)"', each)) for each in re.findall(r'^msgid (".*"(?:\n".*")*)', po, re.M)
        }

    assert texts(fresh) - texts(ours) == set()


@pytest.fixture
def spanish(settings):
    settings.LANGUAGE_CODE = "es"
    with translation.override("es"):
        yield


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/", "/treatments/prp/", "/concerns/fine-lines/", "/search/?q=blood", "/clinics/"]
)
def test_a_spanish_site_speaks_spanish_to_patients(client, spanish, path):
    make_site()
    page = Page(client.get(path))
    assert page.all("html", lang="es")
    assert "Tratamientos" in page.text and "Saltar al contenido" in page.text
    assert "Skip to the content" not in page.text and "Treatments" not in page.text


@pytest.mark.django_db
def test_days_are_written_as_the_language_writes_them(client, spanish):
    article, _treatment = make_site()
    text = Page(client.get(article.get_absolute_url())).text
    assert re.search(r"\d{1,2} de [a-z]+ de \d{4}", text, re.IGNORECASE)


@pytest.mark.django_db
def test_the_mail_with_the_code_is_spanish(spanish):
    issued_code(email="lectora@example.org")
    call_command("worker", "--once", verbosity=0)
    assert OutgoingEmail.objects.get().sent_at
    assert "código" in mail.outbox[0].subject.lower() + mail.outbox[0].body.lower()


@pytest.mark.django_db
def test_a_script_from_right_to_left_is_told_to_the_browser(client):
    with translation.override("ar"):
        assert 'dir="rtl"' in render_to_string("404.html")
