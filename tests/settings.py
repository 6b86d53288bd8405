"""The program's own settings, with what tests need: quick passwords, mail in memory, nothing left on disk."""

import os
import tempfile

# Goes with the process; workers of one run that were started from here share it.
_folder = tempfile.TemporaryDirectory(prefix="aesthetica-test-", ignore_cleanup_errors=True)
os.environ["TESTING"] = "1"
os.environ.setdefault("VAR_DIR", _folder.name)
os.environ.setdefault("EMAIL_URL", "memory:")

from aesthetica.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "testserver"]  # noqa: F405  (processes that a test starts use the test client, too)
WHITENOISE_AUTOREFRESH = True
LEADS_WITHOUT_PROOF = 100_000  # tests ask as often as they like; the one of the limit sets it
LEAD_ANSWER_STEP = 0.0
if "postgresql" in DATABASES["default"]["ENGINE"]:  # noqa: F405
    # A pool would keep connections open while the test database is dropped.
    DATABASES["default"]["OPTIONS"] = {}  # noqa: F405
else:
    # A file, as in production: threads and processes of one test must see the same data.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}  # noqa: F405
if REDIS_URL and (_worker := os.environ.get("PYTEST_XDIST_WORKER", "")):  # noqa: F405
    # Emptying the cache empties a whole Redis database, so each of the workers side by side has its own.
    for _cache in CACHES.values():  # noqa: F405
        _server, _, _number = _cache["LOCATION"].rpartition("/")
        _cache["LOCATION"] = f"{_server}/{(int(_number) + int(_worker[2:])) % 16}"
