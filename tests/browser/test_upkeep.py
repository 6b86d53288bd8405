"""The pages that keep the content in order can be used by everybody: axe finds nothing, and they fit a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache

from articles.models import MissingAddress
from tests.articles.factories import ArticleFactory, make_public
from tests.browser.signed_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ["/admin/articles/article/audit/", "/admin/articles/missingaddress/", "/admin/articles/redirect/add/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_they_are_accessible_and_fit_a_phone(page, live_server, shipped_data, cast, scheme):
    make_public(ArticleFactory(body="[A link](/team/nobody/)", slug="needling"))
    cache.clear()
    MissingAddress.objects.note("/old/needling.html", "https://elsewhere.example/a/")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(page, live_server, cast.editor)
    for path in PAGES:
        page.goto(f"{live_server.url}{path}")
        found = Axe().run(page, context="#content").response["violations"]
        assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
