"""axe finds nothing on the list, the empty form and the form of any kind of row in the admin, nor where nothing is yet."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib import admin
from django.urls import reverse

from tests.aesthetica.sample_objects import Samples
from tests.browser.signed_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
PARTS = {"writing": ("articles", "taggit"), "people": ("auth",), "clients": ("clinics",)}


def addresses(samples, apps):
    for model in admin.site._registry:
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        if model._meta.app_label not in apps:
            continue
        yield reverse(f"admin:{name}_changelist")
        yield reverse(f"admin:{name}_add")
        row = samples.objects.get(name)
        if row is not None:
            yield reverse(f"admin:{name}_change", args=[row.pk])


def barriers(page, address):
    """What axe says of a page; pages that are refused or lead on say nothing."""
    answer = page.goto(address)
    if answer.status != 200:
        return []
    page.wait_for_load_state("load")
    page.wait_for_timeout(150)  # widgets come after the document
    return [
        f"{address} {found['id']}: {node['target']}"
        for found in Axe().run(page).response["violations"]
        for node in found["nodes"]
    ]


@pytest.mark.parametrize("part", PARTS)
def test_no_page_of_the_admin_has_a_barrier(page, live_server, shipped_data, cast, part):
    samples = Samples(cast)
    sign_in(page, live_server, cast.superuser)
    found = [
        barrier
        for address in addresses(samples, PARTS[part])
        for barrier in barriers(page, live_server.url + address)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["articles_article", "articles_image", "clinics_lead", "clinics_promotion"])
def test_nor_in_the_dark_on_a_phone(page, live_server, shipped_data, cast, name):
    samples = Samples(cast)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(page, live_server, cast.superuser)
    for address in (
        reverse(f"admin:{name}_changelist"),
        reverse(f"admin:{name}_change", args=[samples.objects[name].pk]),
    ):
        assert barriers(page, live_server.url + address) == []
