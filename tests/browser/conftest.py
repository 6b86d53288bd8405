"""An installed Chromium, or a skip that says so; in CI a skip is a failure."""

import os
import shutil
from typing import Any

import pytest

from articles.models import Article
from tests.articles.factories import ArticleFactory
from tests.browser.signed_in import sign_in
from tests.shipped_data import load_shipped_data

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            item.add_marker(pytest.mark.flaky(reruns=2))  # a busy machine; the summary names what needed it


@pytest.fixture(autouse=True)
def has_chromium() -> None:
    if CHROMIUM:
        return
    if os.environ.get("CI"):
        pytest.fail("Chromium is missing; CI must install it.")
    pytest.skip("SKIPPED: no Chromium on this machine, so nothing was seen in a browser.")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture
def shipped_data(transactional_db: None) -> None:
    """Roles and notices, which a test with real transactions before this one may have emptied out."""
    load_shipped_data()


@pytest.fixture
def write(page: Any, live_server: Any, shipped_data: None, cast: Any) -> Any:
    """Opens an article with this body in the Markdown editor, as a writer; the cursor stands at the end of the text."""

    def open_article(body: str) -> Article:
        article = ArticleFactory(body=body)
        sign_in(page, live_server, cast.writer)
        page.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
        page.wait_for_function("document.querySelector('#id_body').markdownEditor")
        page.evaluate("document.querySelector('#id_body').markdownEditor.focusAt(1e6)")
        return article

    return open_article


@pytest.fixture
def console_errors(page: Any) -> list[str]:
    """What the browser complains of, policy violations included; a test asserts that it stays empty."""
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    return errors
