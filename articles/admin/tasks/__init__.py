"""Tasks about a page: given, done and given to somebody else on a page of their own."""
