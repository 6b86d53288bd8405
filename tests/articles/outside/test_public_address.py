"""Which addresses a request of ours may go to."""

import socket

import pytest

from articles.outside import public_address
from articles.outside.public_address import NotPublicError, is_public


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_the_public_internet_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "192.0.2.7", "198.18.0.1", "240.0.0.1",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::",
        "::127.0.0.1", "::ffff:0:127.0.0.1", "fec0::1", "64:ff9b:1::1", "168.63.129.16", "192.88.99.1",
        "nonsense", "",
    ],
)  # fmt: skip
def test_everything_inside_is_not_however_it_is_wrapped(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "0177.0.0.1",
        "0x7f.1",
        "127.1",
        "localhost",
        "::1",
        "a" * 64 + ".example",
        ".example",
    ],
)
def test_other_ways_to_write_this_machine_are_refused(host):
    with pytest.raises(NotPublicError):
        public_address.public_addresses(host, 443)


def test_one_private_address_among_public_ones_is_enough_to_refuse_a_name(monkeypatch):
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 443)) for each in ("93.184.216.34", "10.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: found)
    with pytest.raises(NotPublicError):
        public_address.public_addresses("rebinding.example", 443)
