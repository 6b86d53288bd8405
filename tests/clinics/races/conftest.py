"""What the races share."""

import logging
import socket

import pytest
from aiosmtpd.controller import Controller
from django.test import override_settings

from tests.clinics.races.mail_server import Post, mailer


@pytest.fixture
def post(caplog):
    """The mail server that all mail goes to."""
    caplog.set_level(logging.ERROR, "mail.log")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    handler = Post()
    handler.port = port
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    with override_settings(MAILERS=mailer(port)):
        yield handler
    controller.stop()
