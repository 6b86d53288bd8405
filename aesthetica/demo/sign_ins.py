"""The demonstration's sign-ins: one a role, all with one password that is no secret."""

USERNAMES = ("writer", "reviewer", "editor", "desk", "desk-lead", "marketing", "privacy", "administrator")
PASSWORD = "demonstration-only"
