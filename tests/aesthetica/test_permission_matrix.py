"""Every address of the project asked for by every role; the table of who may what is tests/aesthetica/access.py.

A new address makes the first test fail until it stands in the table.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import URLPattern, get_resolver, reverse

from tests.aesthetica import access
from tests.aesthetica.sample_objects import Samples

pytestmark = pytest.mark.django_db

CRUD = ("changelist", "add", "change", "delete", "history")


def patterns(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Route and name of every address of the project."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), entry.name or ""
        else:
            yield from patterns(entry, prefix + str(entry.pattern))


ROUTES = sorted(set(patterns()))


def allowed(route: str, name: str) -> str:
    """The letters of those who get in; raises KeyError for an address that the table does not know."""
    if not route.startswith("admin/"):
        return access.EVERYBODY if name in access.PUBLIC else {}[route]
    if name in access.OTHER:
        return access.OTHER[name]
    model, _underscore, action = name.rpartition("_")
    if model in access.MODELS:
        rights = access.MODELS[model]
        if action in CRUD:
            return {
                "changelist": rights.view,
                "history": rights.view,
                "add": rights.add,
                "change": "".join(sorted({*rights.view, *rights.change})),
                "delete": rights.delete,
            }[action]
        return access.PAGE_VIEWS[action]
    return {"login": "", "second_step": "", "logout": "", "app_list": ""}[name] if name else ""


def expected(route: str, name: str, letter: str, app: str = "") -> int:
    """The status of a GET."""
    if not route.startswith("admin/"):
        return access.PUBLIC_STATUS.get(name, 200)
    if name == "login":
        return 302 if letter in access.STAFF else 200
    if name == "second_step":
        return 302  # to the password, which nobody has just given
    if letter in "SV":
        return 302
    if name == "logout":
        return 405
    if name == "app_list":
        return 200 if letter in access.APP_LISTS[app] else 404
    if name == "":
        return 302 if "object_id" in route else 404
    if letter not in allowed(route, name):
        return 403
    if name.rpartition("_")[2] in access.POST_ONLY or name in access.POST_ONLY:
        return 405
    return 302 if {name, name.rpartition("_")[2]} & access.REDIRECTING else 200


def test_every_address_stands_in_the_table():
    unknown = []
    for route, name in ROUTES:
        try:
            allowed(route, name)
        except KeyError:
            unknown.append((route, name))
    assert unknown == []


def test_the_table_names_only_addresses_that_exist():
    names = {name for _route, name in ROUTES}
    models = {f"{model}_changelist" for model in access.MODELS}
    pages = {f"articles_article_{view}" for view in access.PAGE_VIEWS}
    assert (models | pages | set(access.OTHER) | access.PUBLIC) - names == set()


@pytest.fixture
def samples(cast):
    return Samples(cast)


@pytest.mark.parametrize("letter", access.PEOPLE)
def test_every_address_answers_each_role_as_the_table_says(cast, samples, letter):
    client = cast.client(access.PEOPLE[letter])
    wrong = {}
    for route, name in ROUTES:
        if name == "logout" and letter in "SV":
            continue
        for app in access.APP_LISTS if name == "app_list" else ("",):
            address = samples.address(route, name, app)
            response = client.get(address)
            if response.status_code != expected(route, name, letter, app):
                wrong[address] = f"{response.status_code}, expected {expected(route, name, letter, app)}"
            if shown := _personal_data(response, samples, name, letter):
                wrong[address] = f"shows {shown}"
    assert wrong == {}


def _personal_data(response: Any, samples: Samples, name: str, letter: str) -> list[str]:
    """What the page must not show to this role; the desk sees the code that it looks up."""
    if letter in access.PERSONAL_DATA or response.streaming:
        return []
    page = response.content.decode(errors="replace")
    secrets = samples.personal if name.startswith("desk") else samples.secrets
    return [secret for secret in secrets if secret in page]


@pytest.mark.parametrize("letter", access.PEOPLE)
def test_posting_is_refused_wherever_the_role_has_no_right(cast, samples, letter):
    """A form that a person never saw is refused like its page."""
    client = cast.client(access.PEOPLE[letter])
    wrong = {}
    for route, name in ROUTES:
        is_admin = route.startswith("admin/") and name not in (
            "",
            "login",
            "second_step",
            "logout",
            "app_list",
        )
        may_post = _may_post(route, name, letter) if is_admin else True
        if may_post:
            continue
        address = samples.address(route, name)
        response = client.post(address, {"reason": "x", "post": "yes", "_save": "1"})
        refused = 302 if letter in "SV" else 403
        if response.status_code != refused or (letter in "SV" and "/login/" not in response["Location"]):
            wrong[address] = response.status_code
    assert wrong == {}


def _may_post(route: str, name: str, letter: str) -> bool:
    if letter in "SV":
        return False
    if name == "autocomplete":
        return True  # answers GET alone, whoever asks
    model, _underscore, action = name.rpartition("_")
    if model in access.MODELS and action == "change":
        return letter in access.MODELS[model].change
    if model in access.MODELS and action in ("changelist", "history"):
        return True  # posts of the list are actions, which have tests of their own
    return letter in allowed(route, name)


@pytest.mark.parametrize("letter", "DMPU")
def test_content_that_is_not_public_is_not_completed_for_those_who_may_not_see_it(cast, samples, letter):
    for field in ("treatments", "concerns", "author"):
        query = {"app_label": "articles", "model_name": "article", "field_name": field}
        assert cast.client(access.PEOPLE[letter]).get(reverse("admin:autocomplete"), query).status_code == 403


@pytest.mark.parametrize("letter", "WREDMPU")
def test_people_are_not_completed_for_those_who_do_not_set_up_staff(cast, samples, letter):
    query = {"app_label": "clinics", "model_name": "clinic", "field_name": "staff"}
    assert cast.client(access.PEOPLE[letter]).get(reverse("admin:autocomplete"), query).status_code == 403


def test_the_palette_finds_no_personal_data(cast, samples):
    for letter in access.STAFF:
        page = (
            cast.client(access.PEOPLE[letter])
            .get(reverse("admin:search"), {"s": "confidential"})
            .content.decode()
        )
        assert not any(secret in page for secret in samples.secrets)


def test_the_way_to_a_draft_is_closed_to_those_who_may_not_see_it(cast, samples):
    content_type = ContentType.objects.get_for_model(samples.draft)
    address = f"/admin/r/{content_type.pk}/{samples.draft.pk}/"
    assert cast.client("desk").get(address).status_code == 403
    assert samples.draft.slug in cast.client("writer").get(address)["Location"]
