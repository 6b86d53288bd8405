"""The inbox of a person: everything about pages that waits for them, in one place, by queries alone."""
