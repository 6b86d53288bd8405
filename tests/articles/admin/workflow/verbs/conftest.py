"""The check finds nothing, or one word that blocks: what it says of real texts is another test's matter."""

import pytest

from articles.compliance.finding import Finding
from articles.models import AcceptedFinding


@pytest.fixture(autouse=True)
def nothing_found(monkeypatch):
    """What the real check says of a text is another test's matter."""
    monkeypatch.setattr("articles.models.page_check.findings_of", lambda page: [])


@pytest.fixture
def blocking(nothing_found, monkeypatch):
    """The check finds one word that blocks, wherever it stands in a body."""

    def findings_of(page):
        body = page.draft_content().get("body", "")
        start = body.find("miracle")
        if start < 0:
            return []
        accepted = AcceptedFinding.objects.keys(page)
        return [
            Finding(
                rule="C99", level="E", jurisdictions=("UK",), field="body", start=start, end=start + 7, text="miracle",
                reason="It promises too much.", suggestion="Say what was measured.", source_url="https://rules.example/c99",
                is_accepted=("C99", "body", "miracle") in accepted,
            )
        ]  # fmt: skip

    monkeypatch.setattr("articles.models.page_check.findings_of", findings_of)
