"""Contact details as the desk may see them: enough to ask "is that you?", too little to write down."""


def masked_email(address: str) -> str:
    """Return for instance ``a•••@e•••.org``; "" stays ""."""
    local, at, domain = address.rpartition("@")
    if not at:
        return ""
    name, _, ending = domain.rpartition(".")
    return f"{local[:1]}•••@{name[:1]}•••.{ending}"


def masked_phone(number: str) -> str:
    """Return for instance ``•••• 123``: the last three digits."""
    digits = [character for character in number if character.isdigit()]
    return f"•••• {''.join(digits[-3:])}" if len(digits) > 5 else ""
