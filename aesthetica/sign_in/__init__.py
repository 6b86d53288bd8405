"""How staff sign in: a password, then a passkey or an app code; who fails too often has to wait."""
