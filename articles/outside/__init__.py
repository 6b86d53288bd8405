"""Asking servers outside: only those of the public internet, never one inside (SSRF), and never for long."""
