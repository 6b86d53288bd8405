"""The token of an unsubscribe link: says whose consent ends, and holds for ever (RFC 8058)."""

from django.core.signing import BadSignature, Signer

SIGNER = Signer(sep=".", salt="clinics.mail.unsubscribe")


def token_for(lead_pk: int) -> str:
    """Return the signed token of a lead; nobody can make one for another."""
    return SIGNER.sign_object(lead_pk)


def lead_pk_of(token: str) -> int | None:
    """Return the lead's key, or None for a token that isn't ours."""
    try:
        return SIGNER.unsign_object(token)
    except (BadSignature, ValueError):
        return None
