"""A newer SQLite in the place of Python's own.

SQLite 3.7.0 to 3.51.2 can damage a WAL file when two processes write and checkpoint at the same moment. The package
pysqlite3 carries a newer SQLite; where it is installed, Django gets that one. It lacks Connection.getlimit, which
Django asks for; the limits are those that it was compiled with.
"""

import sys
from typing import Any

try:
    from pysqlite3 import dbapi2
except ImportError:  # no wheel for this platform: the system check aesthetica.W001 judges Python's own SQLite
    dbapi2 = None

_LIMITS = {"SQLITE_LIMIT_COLUMN": (2, 2000), "SQLITE_LIMIT_VARIABLE_NUMBER": (9, 250_000)}


def connection_options() -> dict[str, Any]:
    """The OPTIONS that a connection through pysqlite3 needs; empty for Python's own."""
    if dbapi2 is None:
        return {}

    class Connection(dbapi2.Connection):
        def getlimit(self, category: int) -> int:
            return dict(_LIMITS.values())[category]

    return {"factory": Connection}


def install() -> None:
    """Puts pysqlite3 where Django looks for sqlite3."""
    if dbapi2 is None:
        return
    import pysqlite3

    for name, (number, _limit) in _LIMITS.items():
        setattr(pysqlite3, name, number)
        setattr(dbapi2, name, number)
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = dbapi2
