"""The project: settings, addresses, security, roles, health, worker and demonstration.

SQLite below 3.51.3 can damage a WAL file when two processes write and checkpoint at the same moment. Where the
newer SQLite of pysqlite3 is installed it takes the place of Python's own, before Django imports either.
"""

import sys

try:
    import pysqlite3
except ImportError:  # no wheel for this platform: the system check aesthetica.W001 judges Python's own SQLite
    pass
else:
    sys.modules["sqlite3"] = pysqlite3
