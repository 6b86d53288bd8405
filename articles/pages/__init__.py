"""What the public pages show, gathered with a fixed number of queries."""
