"""What the benches of lists and reports share: a database that is emptied first, and somebody who may see all."""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from typing import Any

ROUNDS, AIM = 5, 1000  # milliseconds


def set_up() -> Any:
    """Settles the environment and empties the database; keep what comes back until the end, it is the folder of all data.

    SQLite in that folder; with DATABASE_URL a PostgreSQL database that has “bench” in its name.
    """
    folder = tempfile.TemporaryDirectory(prefix="aesthetica-bench-", ignore_cleanup_errors=True)
    os.environ |= {
        "VAR_DIR": folder.name,
        "SECRET_KEY": "bench-" + "x1y2" * 12,
        "ALLOWED_HOSTS": "127.0.0.1",
        "DJANGO_SETTINGS_MODULE": "tests.bench_settings",
        "EMAIL_URL": "memory:",
        "LOG_LEVEL": "ERROR",
    }
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor == "postgresql" and "bench" not in str(connection.settings_dict["NAME"]):
        sys.exit("The database must have “bench” in its name: all that is in it goes.")
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("flush", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    return folder


def analyse() -> None:
    """Lets the database look at what is in it now."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def report(paths: Iterable[str]) -> None:
    """Prints what each address takes an administrator, in the middle of some rounds."""
    client = _administrator()
    for path in paths:
        times = [_milliseconds(client, path) for _round in range(ROUNDS)]
        print(f"{path[:70]:70} {statistics.median(times):6.0f} ms (aim: below {AIM})")


def _administrator() -> Any:
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client(headers={"Host": "127.0.0.1"})
    people = get_user_model().objects
    person = people.filter(username="bench").first() or people.create_superuser(
        "bench", "bench@example.org", "x"
    )
    client.force_login(person)
    return client


def _milliseconds(client: Any, path: str) -> float:
    started = time.perf_counter()
    response = client.get(path)
    assert response.status_code == 200, f"{path} answered {response.status_code}"
    return 1000 * (time.perf_counter() - started)
