"""How allauth names this site to passkeys and apps, and how secrets lie in the database."""

import base64
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


class MFAAdapter(DefaultMFAAdapter):
    """The site's name and the person's sign-in name; secrets are readable with the site's SECRET_KEY alone."""

    def _get_site_name(self) -> str:
        return settings.SITE_NAME

    def _get_user_identifier(self, user: Any) -> str:
        return user.get_username()

    def encrypt(self, text: str) -> str:
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret; an empty one, which fits no code, when it was written under another SECRET_KEY."""
        try:
            return _lock().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return ""


def _lock() -> MultiFernet:
    """Writes under the key of today, and reads what former ones wrote."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key_of(secret)) for secret in keys])


def _key_of(secret: str | bytes) -> bytes:
    digest = salted_hmac("aesthetica.sign_in", "secrets at rest", secret=secret, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest)
