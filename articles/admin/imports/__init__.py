"""The pages of an import in the admin: handing over, looking, deciding, carrying out, taking back."""
