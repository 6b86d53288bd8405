"""Folders of its own for the pictures of one test, the unseen originals included."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from aesthetica.environment import storage


def kept_in(folder: Path) -> Any:
    """All pictures go below that folder while the block runs."""
    originals = storage("", folder / "originals")
    return override_settings(
        MEDIA_ROOT=folder / "media", STORAGES=settings.STORAGES | {"originals": originals}
    )


@pytest.fixture
def own_media(tmp_path: Path) -> Iterator[Path]:
    with kept_in(tmp_path):
        yield tmp_path
