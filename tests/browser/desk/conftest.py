"""A desk that somebody has open on a narrow phone."""

import pytest

from tests.browser.desk.acts import is_focused
from tests.browser.signed_in import sign_in
from tests.clinics.factories import ClinicFactory, UserFactory


@pytest.fixture
def desk(page, live_server):
    """A signed-in desk at Larkminster, on the page where codes are looked up."""
    clinic, user = ClinicFactory(name="Larkminster"), UserFactory.allowed("redeem_promocode")
    clinic.staff.add(user)
    sign_in(page, live_server, user)
    page.goto(f"{live_server.url}/admin/desk/")
    is_focused(page, "#id_code")
    return page
