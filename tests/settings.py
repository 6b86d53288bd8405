"""The program's own settings, with what tests need: quick passwords, mail in memory, nothing left on disk."""

import os
import tempfile

os.environ.setdefault("TESTING", "1")
os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="aesthetica-test-"))
os.environ.setdefault("EMAIL_URL", "memory:")

from aesthetica.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if "postgresql" in DATABASES["default"]["ENGINE"]:  # noqa: F405
    # A pool would keep connections open while the test database is dropped.
    DATABASES["default"]["OPTIONS"] = {}  # noqa: F405
