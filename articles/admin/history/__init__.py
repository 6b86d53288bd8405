"""The versions of a page: list, comparison, restoring, and whose words are whose."""
