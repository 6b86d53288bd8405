"""Sharing a text that is not public with people who have no account."""
