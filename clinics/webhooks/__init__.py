"""How an event reaches another program: what it says, and one safe signed POST."""
