"""The public pages, one module a subject; every one is the same for all readers."""
