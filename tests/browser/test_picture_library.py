"""Pictures in a browser: the newest format is taken, a click sets the focal point, many files go in with their progress."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.models import Image
from tests.articles.factories import ArticleFactory, make_public
from tests.articles.picture_files.drawn import picture
from tests.browser.signed_in import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_media")]


def taken():
    image, _is_new = Image.objects.take_in(picture((1000, 600)), title="A vial")
    Image.objects.filter(pk=image.pk).update(alt="A vial", alt_state="text")
    Image.objects.prepare_next()
    image.refresh_from_db()
    return image


def test_a_reader_s_browser_takes_the_newest_format_in_the_size_that_it_needs(
    page, live_server, shipped_data
):
    image = taken()
    article = make_public(ArticleFactory(body=f"![A vial](image:{image.slug})"))
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + article.get_absolute_url())
    shown = page.locator("figure img")
    shown.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('figure img').complete")
    assert shown.evaluate("image => image.currentSrc").endswith("-400.avif")
    assert shown.evaluate("image => image.naturalWidth") > 0


def test_a_click_sets_the_focal_point_and_shows_what_is_cut(page, live_server, shipped_data, cast):
    image = taken()
    sign_in(page, live_server, cast.writer)
    page.goto(f"{live_server.url}/admin/articles/image/{image.pk}/change/")
    cut = page.locator(".focal-cuts li[data-across='1'] img")
    before = cut.evaluate("image => image.style.objectPosition")
    area = page.locator(".focal-picture img").bounding_box()
    page.mouse.click(area["x"] + area["width"] * 0.1, area["y"] + area["height"] * 0.5)
    assert page.locator("#id_focal_x").input_value() == "10"
    assert cut.evaluate("image => image.style.objectPosition") != before
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/articles/image/")
    image.refresh_from_db()
    assert image.focal_x == 10 and not image.focal_is_guess


def test_many_files_go_in_one_after_the_other(page, live_server, shipped_data, cast):
    sign_in(page, live_server, cast.writer)
    page.goto(f"{live_server.url}/admin/articles/image/add-many/")
    files = [
        {"name": f"{name}.jpg", "mimeType": "image/jpeg", "buffer": data}
        for name, data in (
            ("one", picture((60, 40), colour=10).read()),
            ("broken", b"<svg/>"),
            ("two", picture((60, 40), colour=200).read()),
        )
    ]
    page.set_input_files("#pictures", files)
    page.get_by_text("2 taken in, 1 refused.").wait_for()
    assert page.get_by_role("row", name="broken.jpg").inner_text().startswith("broken.jpg")
    page.get_by_role("link", name="Complete descriptions and credits").click()
    assert page.get_by_label("Description", exact=True).count() == 2


@pytest.mark.parametrize("address", ["add-many", "complete", "health"])
def test_no_page_of_the_library_has_a_barrier(page, live_server, shipped_data, cast, address):
    Image.objects.take_in(picture((60, 40)), title="A vial")
    sign_in(page, live_server, cast.writer)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{live_server.url}/admin/articles/image/{address}/")
        assert [each["id"] for each in Axe().run(page).response["violations"]] == []
