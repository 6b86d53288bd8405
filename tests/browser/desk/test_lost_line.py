"""An answer that was lost on the way: asked for again, and the code is redeemed once."""

from typing import Any

import pytest

from clinics.models import Redemption
from tests.browser.desk.acts import look_up
from tests.clinics.factories import issued_code

pytestmark = pytest.mark.django_db(transaction=True)


def lose_answers(desk: Any, times: int) -> list[str]:
    """Let the server do what it is told, and lose that many of its answers to redeeming; returns what was lost."""
    lost: list[str] = []

    def lose(route: Any) -> None:
        if len(lost) == times:
            return route.continue_()
        lost.append(route.request.post_data)
        route.fetch(max_redirects=0)
        route.abort()

    desk.route("**/admin/desk/redeem/", lose)
    return lost


def answer_as_new_client(desk: Any) -> None:
    look_up(desk, str(issued_code()))
    desk.get_by_label("Yes, a new client").check()
    desk.get_by_role("button", name="Redeem at").click()


def test_a_lost_answer_is_asked_for_again_and_the_code_is_redeemed_once(desk):
    lost = lose_answers(desk, 1)
    answer_as_new_client(desk)
    desk.get_by_text("The line was lost. Nothing is lost: trying again").wait_for()
    desk.get_by_text("Redeemed", exact=True).wait_for()
    assert len(lost) == 1
    assert desk.url.endswith(f"/admin/desk/redemptions/{Redemption.objects.get().pk}/")
    desk.reload()
    assert desk.get_by_text("Redeemed", exact=True).is_visible()


def test_a_line_that_stays_lost_leaves_a_button_that_sends_the_same_form(desk):
    desk.clock.install()
    lost = lose_answers(desk, 5)
    answer_as_new_client(desk)
    while not desk.get_by_role("button", name="Try again").is_visible():
        desk.clock.run_for(1000)
    assert desk.get_by_text("look the code up").is_visible()
    assert len(set(lost)) == 1
    desk.get_by_role("button", name="Try again").click()
    desk.get_by_text("Redeemed", exact=True).wait_for()
    assert Redemption.objects.count() == 1


def test_a_server_that_stumbles_is_asked_again(desk):
    codes = [502, 503]
    desk.route(
        "**/admin/desk/redeem/",
        lambda route: route.fulfill(status=codes.pop()) if codes else route.continue_(),
    )
    answer_as_new_client(desk)
    desk.get_by_text("Redeemed", exact=True).wait_for()
    assert not codes


def test_two_clicks_send_one_form(desk):
    sent = []
    desk.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    look_up(desk, str(issued_code()))
    desk.get_by_label("Yes, a new client").check()
    sent.clear()
    desk.get_by_role("button", name="Redeem at").dblclick()
    desk.get_by_text("Redeemed", exact=True).wait_for()
    assert len(sent) == 1


def test_who_was_signed_out_meanwhile_comes_back_to_the_desk(desk, live_server):
    look_up(desk, str(issued_code()))
    desk.get_by_label("Yes, a new client").check()
    desk.context.clear_cookies(name="sessionid")
    desk.get_by_role("button", name="Redeem at").click()
    desk.wait_for_url("**/admin/login/**")
    assert not Redemption.objects.exists()
