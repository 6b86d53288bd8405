"""A log line says what happened and nothing about whom."""

import json
import logging
import logging.config

import pytest

from aesthetica.logs import logging_config


@pytest.fixture
def lines(caplog):
    """What the program's own formatter writes of the captured records."""
    config = logging_config("INFO", as_json=True)["formatters"]["structured"]
    formatter = logging.config.DictConfigurator({"version": 1}).configure_formatter(config)
    caplog.set_level(logging.INFO)
    return lambda: [json.loads(formatter.format(record)) for record in caplog.records]


@pytest.mark.django_db
def test_a_request_leaves_one_line_with_route_status_and_time(client, lines):
    response = client.get("/healthz")
    [line] = [line for line in lines() if line["event"] == "request"]
    assert line | {"method": "GET", "route": "healthz", "status": 200, "level": "info"} == line
    assert line["milliseconds"] >= 0
    assert line["request_id"] == response.headers["X-Request-ID"]


@pytest.mark.django_db
def test_what_people_type_is_not_logged(client, lines):
    client.get("/search/?q=ana.patient@example.org")
    client.post(
        "/offers/none/?email=ana.patient@example.org", {"email": "ana.patient@example.org", "name": "Ana"}
    )
    written = json.dumps(lines())
    assert "request" in written
    assert "ana.patient" not in written and "Ana" not in written and "127.0.0.1" not in written


@pytest.mark.django_db
def test_no_line_tells_a_secret_address_not_even_after_a_crash(client, lines):
    client.get("/shared/a-secret-token/")
    logging.getLogger("django.request").error("%s: %s", "Internal Server Error", "/shared/a-secret-token/")
    try:
        raise ValueError("/unsubscribe/a-secret-token/")
    except ValueError:
        logging.getLogger("django.request").exception("Failed")
    written = json.dumps(lines(), ensure_ascii=False)
    assert "a-secret-token" not in written
    assert "Internal Server Error: /shared/…" in written and "ValueError: /unsubscribe/…" in written
    assert "shared/<path:token>/" in written
