"""Labels: what a search can be narrowed to, as words of the index that nobody can type by chance."""

KINDS = ("article", "treatment")


def label(name: str, value: str) -> str:
    """One label, for example of the concern `fine-lines`; letters and digits only."""
    return f"q{name}q{value.encode().hex()}"
