"""Real processes that all start at the same moment on the test's own database."""

import logging
import multiprocessing
import os
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import django
from django.conf import settings

django.setup()
import_module(settings.ROOT_URLCONF)

from django.db import connection, connections  # noqa: E402

# The fork server is set up once, with all the code loaded, so that its children differ by microseconds.
_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(
    [
        f"tests.clinics.races.{name}"
        for name in (
            "processes",
            "test_redeeming",
            "test_guessing",
            "test_issuing",
            "test_outbox",
            "test_webhooks",
        )
    ]
)
IS_FULL = os.environ.get("RACES") == "full"  # the sizes of years instead of a minute's
PATIENCE = 3600 if IS_FULL else 300  # seconds


def run_at_once(function: Callable[..., Any], arguments: Sequence[tuple[Any, ...]]) -> list[Any]:
    """Call the function once in each of as many processes as there are argument tuples.

    Return what they returned, in any order; an exception comes back as its traceback, a string that begins
    with "Traceback".
    """
    start, answers = _context.Barrier(len(arguments)), _context.Queue()
    name = str(connection.settings_dict["NAME"])
    processes = [
        _context.Process(target=_call, args=(name, start, answers, function, each)) for each in arguments
    ]
    for process in processes:
        process.start()
    found = [answers.get(timeout=PATIENCE) for _ in processes]
    for process in processes:
        process.join()
    return found


def start_one(function: Callable[..., Any], *arguments: Any) -> Any:
    """Start the function in a process of its own and return the process, for instance to kill it."""
    start, answers = _context.Barrier(1), _context.Queue()
    process = _context.Process(
        target=_call, args=(str(connection.settings_dict["NAME"]), start, answers, function, arguments)
    )
    process.start()
    process.kept = (start, answers)  # they vanish for the child when they vanish here
    return process


def errors(found: list[Any]) -> list[str]:
    """What went wrong among the answers of run_at_once."""
    return [answer for answer in found if isinstance(answer, str) and answer.startswith("Traceback")]


def _call(
    name: str, start: Any, answers: Any, function: Callable[..., Any], arguments: tuple[Any, ...]
) -> None:
    logging.disable(logging.WARNING)
    connections["default"].settings_dict["NAME"] = name
    try:
        start.wait(PATIENCE)
        answers.put(function(*arguments))
    except BaseException:
        answers.put(traceback.format_exc())
    finally:
        connections.close_all()
