"""The first page of the admin: what waits for this person."""

from typing import Any

from django.http import HttpRequest


def add_to(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    return context
