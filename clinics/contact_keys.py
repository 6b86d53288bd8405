"""Who counts as the same person: keys that are equal for every spelling of one mailbox or one telephone.

Mail goes to the address as typed; only comparisons use the key. Letters that merely look alike (Latin and
Cyrillic ``a``) stay different, since they are different mailboxes. The rules and their sources: docs/contact-keys.md.
"""

import hashlib
import hmac
import re
import unicodedata

import idna
import phonenumbers

from clinics.mail_providers import mailbox


def cleaned_address(address: str) -> str:
    """Return the address without what nobody meant to type: blanks, invisible characters, an end dot."""
    return re.sub(r"\s", "", _without_invisible(unicodedata.normalize("NFKC", address))).rstrip(".。")


def email_key(address: str) -> str:
    """Return the mailbox that an e-mail address means, or "" when it isn't an address."""
    local, at, domain = cleaned_address(address).rpartition("@")
    local = unicodedata.normalize("NFKC", _unquoted(local).casefold())
    local, domain = mailbox(local, _ascii_domain(domain))
    return f"{local}@{domain}" if at and local and domain else ""


def cleaned_phone(number: str) -> str:
    """Return the number as typed, without invisible characters and blanks around it."""
    return _without_invisible(unicodedata.normalize("NFKC", number)).strip()


def phone_key(number: str, region: str) -> str:
    """Return the number in E.164 form, or "" when it can't be one.

    `region` is the two-letter country (ISO 3166) that numbers without a country code belong to.
    """
    try:
        parsed = phonenumbers.parse(cleaned_phone(number), region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    parsed.extension = None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def digest(key: str, secret: str) -> str | None:
    """Return the key as HMAC-SHA-256 in hex (None for no key).

    Stored instead of the key, so that erasing the address and keeping "once per person" go together.
    """
    if not key:
        return None
    return hmac.new(f"clinics.contact_keys:{secret}".encode(), key.encode(), hashlib.sha256).hexdigest()


def _without_invisible(text: str) -> str:
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


def _unquoted(local: str) -> str:
    """The name without quotation marks that change nothing (RFC 5321, 4.1.2)."""
    is_quoted = len(local) > 2 and local[0] == local[-1] == '"'
    return re.sub(r"\\(.)", r"\1", local[1:-1]) if is_quoted else local


def _ascii_domain(domain: str) -> str:
    """The domain in lower case and A-labels (UTS 46, not transitional: ß stays a letter of its own)."""
    try:
        return idna.encode(domain, uts46=True).decode()
    except idna.IDNAError:
        return domain.casefold()
