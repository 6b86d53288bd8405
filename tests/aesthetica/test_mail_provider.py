"""Mail through a provider: chosen by EMAIL_URL, with an address for its events that only it can use."""

import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import mailers

from aesthetica import environment, mail_provider
from tests.test_project import ROOT, production

SECRET = "events:0123456789abcdefghij"
OPTIONS = {
    "brevo": "api_key=K", "mailersend": "api_token=K", "mailgun": "api_key=K&sender_domain=mg.clinic.example",
    "mailjet": "api_key=K&secret_key=S", "mailtrap": "api_token=K", "mandrill": "api_key=K",
    "postal": "api_key=K&api_url=https%3A%2F%2Fpostal.example", "postmark": "server_token=K", "resend": "api_key=K",
    "scaleway": "secret_key=K&project_id=P", "sparkpost": "api_key=K",
    "unisender-go": "api_key=K&api_url=https%3A%2F%2Fgo1.unisender.example",
}  # fmt: skip


@pytest.mark.parametrize("name", OPTIONS)
def test_a_providers_mailer_takes_its_options_from_the_address(settings, name):
    url = f"anymail+{name}://?{OPTIONS[name]}"
    settings.MAILERS = {"default": environment.mailer(url)}
    settings.ANYMAIL = mail_provider.anymail(url, SECRET)
    mailer = mailers["default"]
    assert type(mailer).__module__ == f"anymail.backends.{name.replace('-', '_')}"
    assert mailer.timeout == 20 and mailer.ignore_unsupported_features


def test_options_may_hold_any_character():
    found = mail_provider.anymail("anymail+postmark://?server_token=a%2Bb%26c", SECRET)
    assert found["POSTMARK_SERVER_TOKEN"] == "a+b&c"


@pytest.mark.parametrize("secret", ["", "onlyaname", "name:short", ":0123456789abcdefghij"])
def test_a_provider_without_a_secret_for_its_events_is_refused(secret):
    with pytest.raises(ImproperlyConfigured, match="ANYMAIL_WEBHOOK_SECRET must be set"):
        mail_provider.anymail("anymail+postmark://?server_token=K", secret)


def test_without_a_provider_nothing_is_set_and_nobody_is_let_in(db, client):
    assert mail_provider.anymail("smtp://localhost", "") == {}
    assert client.post("/mail/postmark/tracking/").status_code == 404


def test_only_the_providers_own_address_exists():
    (pattern,) = mail_provider.tracking_addresses("postmark")
    assert str(pattern.pattern) == "postmark/tracking/"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"EMAIL_URL": "anymail+pigeon://"}, "after anymail+ comes one of amazon-ses, brevo"),
        ({"EMAIL_URL": "anymail+postmark://?server_token=K"}, "ANYMAIL_WEBHOOK_SECRET must be set"),
        (
            {"EMAIL_URL": "anymail+postmark://", "ANYMAIL_WEBHOOK_SECRET": SECRET},
            "OPTIONS must define 'server_token'",
        ),
    ],
)
def test_an_incomplete_provider_stops_the_start_with_one_sentence(changes, sentence):
    outcome = production(**changes)
    assert outcome.returncode == 1
    assert sentence in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_a_complete_provider_passes_the_deployment_checks():
    outcome = production(EMAIL_URL="anymail+postmark://?server_token=K", ANYMAIL_WEBHOOK_SECRET=SECRET)
    assert outcome.returncode == 0, outcome.stderr


def test_nobody_else_loads_the_code_of_providers():
    script = "import django; django.setup(); import aesthetica.urls, sys; sys.exit('requests' in sys.modules)"
    command = [sys.executable, "-W", "ignore", "-c", script]
    outcome = subprocess.run(command, cwd=ROOT, env=None, capture_output=True, text=True)
    assert outcome.returncode == 0, outcome.stderr
