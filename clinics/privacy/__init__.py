"""What is held of a person, for how long, and how it goes."""
