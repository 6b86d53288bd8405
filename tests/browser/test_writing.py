"""A writer's words outlive a crashed tab and an expired sign-in; two writers see each other."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.models import UnsavedDraft
from tests.articles.factories import ArticleFactory
from tests.browser.signed_in import sign_in
from tests.cast import PASSWORD
from tests.clinics.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def person(*codenames: str) -> Any:
    """A member of staff with these permissions of the content, who can sign in by password."""
    user = UserFactory(is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label="articles", codename__in=codenames)
    )
    user.set_password(PASSWORD)
    user.save()
    return user


def writer() -> Any:
    return person("view_article", "change_article")


@pytest.fixture
def article(db: None) -> Any:
    page = ArticleFactory(title="Before", body="One line.")
    page.edit({}, by=None)
    return page


@pytest.fixture
def address(live_server: Any, article: Any) -> str:
    return live_server.url + reverse("admin:articles_article_change", args=[article.pk])


def type_a_title(page: Any, title: str) -> None:
    page.locator("#id_title").fill(title)


def test_after_a_crash_the_text_is_offered_and_gone_on_with(page, live_server, address, console_errors):
    sign_in(page, live_server, writer())
    page.goto(address)
    type_a_title(page, "Typed before the crash")
    page.locator("#autosave-kept", has_text="Kept at").wait_for()
    context = page.context
    page.close()
    again = context.new_page()
    again.goto(address)
    again.get_by_text("You have unsaved text from").wait_for()
    assert [each["id"] for each in Axe().run(again, context="#unsaved-texts").response["violations"]] == []
    again.get_by_role("link", name="Go on with it").click()
    again.get_by_text("This is your unsaved text").wait_for()
    assert again.locator("#id_title").input_value() == "Typed before the crash"
    assert console_errors == []


def test_words_typed_after_the_sign_in_expired_are_there_after_signing_in_again(page, live_server, address):
    user = writer()
    sign_in(page, live_server, user)
    page.goto(address)
    page.context.clear_cookies(name="sessionid")
    type_a_title(page, "Typed when signed out")
    page.get_by_text("You are signed out: your text is kept in this browser.").wait_for()
    page.locator("#submit-row [name=_save], [name=_save]").first.click()
    page.locator("#id_username").fill(user.get_username())
    page.locator("#id_password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_text("You have unsaved text from").wait_for()
    page.get_by_role("link", name="Go on with it").click()
    page.get_by_text("This is your unsaved text").wait_for()
    assert page.locator("#id_title").input_value() == "Typed when signed out"
    assert UnsavedDraft.objects.open().get().person == user


def test_saving_leaves_nothing_in_the_browser(page, live_server, address):
    sign_in(page, live_server, writer())
    page.goto(address)
    type_a_title(page, "Saved")
    page.locator("#autosave-kept", has_text="Kept at").wait_for()
    assert (
        page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('unsaved-text:')).length") == 1
    )
    page.locator("[name=_continue]").first.click()
    page.get_by_text("was changed successfully").wait_for()
    assert (
        page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('unsaved-text:')).length") == 0
    )
    assert page.get_by_text("You have unsaved text").count() == 0


def test_two_people_on_one_page_see_each_other(page, live_server, address, browser):
    sign_in(page, live_server, writer())
    page.goto(address)
    context = browser.new_context()
    other = context.new_page()
    sign_in(other, live_server, person("view_article"))
    with other.expect_response(lambda answer: answer.url.endswith("/presence/")):
        other.goto(address)
    other.locator("#presence-others li", has_text="has this page open").wait_for()
    context.close()
