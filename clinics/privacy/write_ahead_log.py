"""SQLite's write-ahead log, in which older versions of the data live on until it is emptied."""

from django.db import connection, transaction


def empty_after_commit() -> None:
    """Once the transaction is over, move the log into the database file and cut it to nothing.

    The file itself keeps nothing that was wiped (PRAGMA secure_delete). Other databases have no such file; their own
    log goes with its backups. A log that somebody reads at this moment is emptied the next time.
    """
    transaction.on_commit(_empty, robust=True)


def _empty() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
