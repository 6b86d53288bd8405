"""Handing over in the browser: an archive is sent, looked at, decided on, imported and taken back, without a barrier."""

import io
import zipfile

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.models import Article, ImportBatch
from tests.browser.signed_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "---\ntitle: {0}\ncolour: green\n---\n\nThe patientâ€™s skin in text {0}, which is 100% safe.\n"


@pytest.fixture
def archive():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for name in ("One", "Two", "Three"):
            packed.writestr(f"site/{name.lower()}.md", TEXT.format(name))
        packed.writestr("site/broken.md", "---\ntitle: [\n---\n\nText.\n")
    return {"name": "site.zip", "mimeType": "application/zip", "buffer": content.getvalue()}


def barriers(page: Page) -> list[str]:
    return [found["id"] for found in Axe().run(page).response["violations"]]


def test_an_archive_is_looked_at_imported_and_taken_back(
    page: Page, live_server, shipped_data, cast, archive, settings, tmp_path, console_errors
) -> None:
    settings.IMPORTS_ROOT = tmp_path
    sign_in(page, live_server, cast.editor)
    page.goto(f"{live_server.url}/admin/articles/importbatch/hand-over/")
    assert barriers(page) == []
    page.set_input_files("#texts", files=[archive])
    page.wait_for_url("**/importbatch/*/change/**")
    expect(page.get_by_role("row")).to_have_count(5)
    expect(page.get_by_text("the front matter is not valid YAML")).to_be_visible()
    assert barriers(page) == [] and not Article.objects.exists()

    page.get_by_role("link", name="One", exact=True).click()
    expect(page.locator("del", has_text="patientâ€™")).to_be_visible()
    expect(page.get_by_text("No procedure may be called free of risk.")).to_be_visible()
    assert barriers(page) == []
    page.get_by_label("Title").fill("By hand")
    page.get_by_role("button", name="Keep for the import").click()
    page.get_by_role("link", name="To the import").click()
    page.get_by_label("Two", exact=True).check()
    page.get_by_role("button", name="Leave out").click()

    page.get_by_role("button", name="Import 2 texts as drafts").click()
    expect(page.get_by_role("button", name="Take the import back")).to_be_visible()
    assert sorted(Article.objects.values_list("title", flat=True)) == ["By hand", "Three"]
    page.get_by_role("button", name="Take the import back").click()
    expect(page.get_by_text("taken back").first).to_be_visible()
    assert not Article.objects.exists() and ImportBatch.objects.get().state == ImportBatch.State.TAKEN_BACK
    assert console_errors == []
