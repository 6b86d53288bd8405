#!/usr/bin/env python
"""Runs the program's commands; `python manage.py help` lists them."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aesthetica.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        # One sentence that says what to do helps more than a traceback.
        sys.exit(f"aesthetica can't start: {error}")


if __name__ == "__main__":
    main()
