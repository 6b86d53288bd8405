"""Values of the environment become settings, or are refused with a sentence."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from aesthetica import environment


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "smtp://mail.example:2525",
            {"host": "mail.example", "port": 2525, "use_tls": False, "use_ssl": False},
        ),
        (
            "smtp+tls://me:p%40ss@mail.example",
            {"username": "me", "password": "p@ss", "port": 587, "use_tls": True},
        ),
        ("smtp+ssl://mail.example", {"port": 465, "use_ssl": True, "use_tls": False}),
        ("smtp://mail.example?timeout=5", {"timeout": 5}),
    ],
)
def test_a_mail_address_becomes_a_mailer(url, expected):
    options = environment.mailer(url)["OPTIONS"]
    assert options | expected == options


def test_mail_never_waits_without_end():
    assert environment.mailer("smtp://mail.example")["OPTIONS"]["timeout"] == 20


def test_mail_can_go_to_a_folder():
    assert environment.mailer("file:///var/mail%20out")["OPTIONS"]["file_path"] == "/var/mail out"


def test_an_unknown_way_of_mail_is_refused():
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL must begin with"):
        environment.mailer("pigeon://roof")


def test_sqlite_waits_for_its_turn_and_keeps_what_it_acknowledged():
    options = environment.database({"ENGINE": "django.db.backends.sqlite3", "NAME": "x"})["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE" and options["timeout"] == 20
    assert "journal_mode=WAL" in options["init_command"] and "synchronous=FULL" in options["init_command"]


def test_postgresql_uses_a_pool_and_checks_its_connections():
    config = environment.database({"ENGINE": "django.db.backends.postgresql", "NAME": "x"})
    assert config["OPTIONS"]["pool"] and config["CONN_HEALTH_CHECKS"]


def test_redis_serves_both_caches_where_it_is_given():
    caches = environment.caches("redis://127.0.0.1:6379/1")
    assert {cache["BACKEND"].rsplit(".", 1)[1] for cache in caches.values()} == {"RedisCache"}


def test_without_redis_counters_live_in_the_database():
    assert environment.caches("")["shared"]["BACKEND"].endswith("DatabaseCache")


@pytest.mark.parametrize("key", ["", "short", "x" * 39])
def test_a_missing_or_weak_secret_key_is_refused_in_production(key):
    with pytest.raises(ImproperlyConfigured, match="40 random characters"):
        environment.secret_key(key, kept_in=None)


def test_a_weak_secret_key_is_refused_everywhere(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="40 random characters"):
        environment.secret_key("short", kept_in=tmp_path / "key")


def test_one_machine_makes_its_key_once_and_keeps_it_to_itself(tmp_path):
    file = tmp_path / "key"
    key = environment.secret_key("", kept_in=file)
    assert len(key) >= 40 and environment.secret_key("", kept_in=file) == key
    assert file.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [file]
