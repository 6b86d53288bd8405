"""The demonstration clinic: content of our own, and the runner of `make demo`."""
