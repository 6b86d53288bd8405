"""The people of the tests: one sign-in for each role, and some who have none.

Use the `cast` fixture (``pytest_plugins`` in tests/conftest.py brings it): ``cast.editor`` is a user, and
``cast.client("editor")`` a signed-in browser. "visitor" is nobody: a client without a sign-in.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from aesthetica import roles

PASSWORD = "a long password for tests"
ROLE_OF = {
    "writer": roles.WRITER,
    "reviewer": roles.REVIEWER,
    "editor": roles.EDITOR,
    "desk": roles.DESK,
    "desk_lead": roles.DESK_LEAD,
    "marketing": roles.MARKETING,
    "privacy": roles.PRIVACY,
    "administrator": roles.ADMINISTRATOR,
}
# Staff without a role, a sign-in that is no staff, and nobody at all.
OTHERS = ("unassigned", "stranger", "visitor")
EVERYBODY = (*ROLE_OF, *OTHERS)


class Cast:
    """Makes each person the first time somebody asks for them."""

    def _person(self, name: str, **fields: Any) -> Any:
        user = get_user_model().objects.create_user(
            name, f"{name}@staff.example", PASSWORD, first_name=name.capitalize(), **fields
        )
        if role := ROLE_OF.get(name):
            user.groups.add(Group.objects.get(name=role.name))
        return user

    @cached_property
    def writer(self) -> Any:
        return self._person("writer", is_staff=True)

    @cached_property
    def reviewer(self) -> Any:
        """A medical reviewer with the registered practitioner that signing needs."""
        from tests.articles.factories import PractitionerFactory

        user = self._person("reviewer", is_staff=True)
        PractitionerFactory(user=user, name="Dr Reviewer", registration_number="EXAMPLE-9001")
        return user

    @cached_property
    def editor(self) -> Any:
        return self._person("editor", is_staff=True)

    @cached_property
    def desk(self) -> Any:
        return self._person("desk", is_staff=True)

    @cached_property
    def desk_lead(self) -> Any:
        return self._person("desk_lead", is_staff=True)

    @cached_property
    def marketing(self) -> Any:
        return self._person("marketing", is_staff=True)

    @cached_property
    def privacy(self) -> Any:
        return self._person("privacy", is_staff=True)

    @cached_property
    def administrator(self) -> Any:
        return self._person("administrator", is_staff=True)

    @cached_property
    def unassigned(self) -> Any:
        """Staff to whom nobody has given a role yet."""
        return self._person("unassigned", is_staff=True)

    @cached_property
    def stranger(self) -> Any:
        """A sign-in that is not staff."""
        return self._person("stranger")

    @cached_property
    def superuser(self) -> Any:
        return self._person("superuser", is_staff=True, is_superuser=True)

    def client(self, name: str) -> Client:
        """That person's browser."""
        client = Client()
        if name != "visitor":
            client.force_login(getattr(self, name))
        return client


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast()
