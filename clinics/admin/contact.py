"""Who sees contact details in full."""

from typing import Any


def may_see_contact(user: Any) -> bool:
    """Those who may take the details out of the program, or wipe them; all others see them masked."""
    return user.has_perm("clinics.export_leads") or user.has_perm("clinics.erase_lead")
