"""Keeping the whole in order: where things are used, what has aged, what many pages share, and old addresses."""
