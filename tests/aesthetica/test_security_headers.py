"""Every page answers with the strict policy, the admin with its own."""

import pytest

from aesthetica import checks

pytestmark = pytest.mark.django_db


def policy(response) -> dict[str, str]:
    parts = response.headers["Content-Security-Policy"].split("; ")
    return {part.split(" ", 1)[0]: part.partition(" ")[2] for part in parts}


@pytest.mark.parametrize("path", ["/", "/articles/", "/healthz", "/no-such-page/", "/feeds/articles.rss"])
def test_public_pages_run_only_our_own_scripts_and_styles(client, path):
    directives = policy(client.get(path))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == "'self'"
    assert directives["frame-ancestors"] == directives["base-uri"] == directives["object-src"] == "'none'"


def test_the_admin_has_a_policy_of_its_own_and_is_never_kept(client):
    response = client.get("/admin/login/")
    assert "'unsafe-eval'" in policy(response)["script-src"]
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_every_answer_carries_the_other_headers(client):
    headers = client.get("/").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_a_public_page_sets_no_cookie(client):
    assert not client.get("/").cookies


def test_a_loosened_policy_fails_the_deployment_check(settings):
    settings.SECURE_CSP = settings.SECURE_CSP | {"script-src": ["'self'", "'unsafe-inline'"]}
    assert [error.id for error in checks.has_content_security_policy()] == ["aesthetica.E002"]
