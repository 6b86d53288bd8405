"""One sign-in for each role."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from aesthetica.demo import texts
from aesthetica.demo.sign_ins import PASSWORD


def load() -> int:
    """Adds the sign-ins that are missing; one that exists keeps its password and its roles."""
    users, password = get_user_model().objects, ""
    missing = [
        row for row in texts.rows("people", "person") if not users.filter(username=row["username"]).exists()
    ]
    for row in missing:
        password = password or make_password(PASSWORD)  # slow on purpose: once is enough for a demonstration
        names = {name: row[name] for name in ("username", "first_name", "last_name")}
        user = users.create(**names, email=f"{row['username']}@example.org", password=password, is_staff=True)
        user.groups.add(Group.objects.get(name=row["role"]))
    return len(missing)


def signed_in_as(username: str) -> Any:
    """The person behind a sign-in of the demonstration."""
    return get_user_model().objects.get(username=username)
