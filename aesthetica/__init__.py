"""The project: settings, addresses, security, roles, health, worker and demonstration."""

from aesthetica import newer_sqlite

newer_sqlite.install()  # before anything imports Django's SQLite backend
