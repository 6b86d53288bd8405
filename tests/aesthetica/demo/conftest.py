"""The demonstration, loaded once for a whole module; every test starts from that state."""

import hashlib
import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from PIL import Image

from aesthetica.demo import pictures


def plain_picture(slug: str, *, width: int = 1600) -> bytes:
    """Stands in for the drawings, which test_pictures looks at: a surface of its own colour for each."""
    buffer = io.BytesIO()
    Image.new("RGB", (48, 32), tuple(hashlib.sha256(slug.encode()).digest()[:3])).save(buffer, "PNG")
    return buffer.getvalue()


def load(*options: str) -> str:
    """Runs load_demo and returns what it said."""
    output = io.StringIO()
    call_command("load_demo", *options, stdout=output)
    return output.getvalue()


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """What load_demo said; its rows are taken back after the module."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(pictures, "draw", plain_picture)
        yield load()
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded: str, db: None) -> str:
    return loaded


@pytest.fixture
def plain_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "draw", plain_picture)
