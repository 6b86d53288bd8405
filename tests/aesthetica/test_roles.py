"""The groups of the staff say what aesthetica/roles.py says."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from aesthetica import roles

pytestmark = pytest.mark.django_db


def names(permissions):
    return {
        f"{each.content_type.app_label}.{each.codename}"
        for each in permissions.select_related("content_type")
    }


@pytest.mark.parametrize("role", roles.ROLES, ids=lambda role: role.name)
def test_every_role_is_a_group_with_exactly_its_permissions(role):
    assert names(Group.objects.get(name=role.name).permissions) == set(role.permissions)


def test_a_role_names_only_permissions_that_exist():
    named = {name for role in roles.ROLES for name in role.permissions}
    assert named <= names(Permission.objects.all())


def test_only_some_roles_see_personal_data():
    personal = {"clinics.view_lead", "clinics.view_consent", "clinics.view_promocode"}
    assert {role.name for role in roles.ROLES if personal & set(role.permissions)} == {"Marketing", "Privacy"}


def test_the_desk_may_redeem_and_nothing_else():
    assert roles.DESK.permissions == ("clinics.redeem_promocode",)


def test_nobody_both_writes_and_publishes_over_a_finding():
    for role in roles.ROLES:
        assert not {"articles.change_article", "articles.override_findings"} <= set(role.permissions)


def test_the_roles_can_be_taken_away_and_given_again():
    roles.revoke(apps)
    assert not Group.objects.exists()
    roles.grant(apps)
    assert Group.objects.count() == len(roles.ROLES)
