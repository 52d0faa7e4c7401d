"""Telemetry: what may leave on stderr, and what never does."""

import asyncio
import gc
import logging
import warnings
from io import StringIO
from pathlib import Path
from typing import Any

import msgspec
import pytest

from panelry_server import telemetry

CANARY = "Voice went quiet whenever Kafka came up"


def lines(stream: StringIO) -> list[dict[str, Any]]:
    """Return the lines of a log."""
    return [msgspec.json.decode(line) for line in stream.getvalue().splitlines()]


def _fail() -> None:
    raise ValueError(CANARY)


def test_only_listed_keys_with_plain_values_leave() -> None:
    """A key that is not listed is dropped, an object shows its type alone, a long text is cut."""
    stream = StringIO()
    telemetry.to(stream).info(
        "listening", port=7340, text=CANARY, person="ben", host="h" * 999, folder=Path("x"), count=True
    )
    line = lines(stream)[0]
    assert {"event", "level", "at", "port", "host", "folder", "count"} == set(line)
    assert (7340, 300, "PosixPath", True) == (line["port"], len(line["host"]), line["folder"], line["count"])


def test_nothing_below_info_leaves() -> None:
    """Debug lines are for nobody."""
    stream = StringIO()
    telemetry.to(stream).debug("listening")
    assert "" == stream.getvalue()


def test_an_error_is_its_type_and_place() -> None:
    """Never its words, which could be somebody's."""
    with pytest.raises(ValueError, match=CANARY) as wrong:
        _fail()
    said = telemetry.of_error(wrong.value)
    assert {"error", "where"} == set(said)
    assert "ValueError" == said["error"]
    assert "test_telemetry:" in said["where"]


def test_an_error_that_was_never_raised_has_no_place() -> None:
    """There is no traceback to read."""
    assert {"error": "ValueError", "where": ""} == telemetry.of_error(ValueError(CANARY))


def test_a_librarys_line_passes_as_its_fixed_words() -> None:
    """Values and error texts stay behind, debug lines too, and no other logger hears of it."""
    stream = StringIO()
    telemetry.relay("a.library", telemetry.to(stream))
    library = logging.getLogger("a.library")
    library.debug("header %s", CANARY)
    library.warning("failed for %s", CANARY)
    try:
        _fail()
    except ValueError:
        library.exception("handler failed")
    assert [("failed for %s", None), ("handler failed", "ValueError")] == [
        (line["warning"], line.get("error")) for line in lines(stream)
    ]
    assert CANARY not in stream.getvalue()
    assert (False, logging.WARNING) == (library.propagate, library.level)


async def test_what_asyncio_and_python_would_say_in_bare_text_passes_as_fixed_words(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Of an error that nobody waited for, a failed callback, a warning; afterwards all is as before."""
    stream, loop = StringIO(), asyncio.get_running_loop()
    shown, logger = warnings.showwarning, logging.getLogger("asyncio")
    before = (logger.level, logger.propagate, logger.handlers, loop.get_exception_handler())
    with warnings.catch_warnings(), telemetry.everything(telemetry.to(stream), loop):
        warnings.simplefilter("always")
        warnings.warn(CANARY, ResourceWarning, stacklevel=1)
        logger.warning("SSL connection is closed")
        logger.warning("slow: %s\nof %s", CANARY, CANARY)
        loop.call_soon(_failing, CANARY)
        loop.call_exception_handler({"message": f"'{CANARY}' came"})
        loop.call_exception_handler({})
        await asyncio.sleep(0)
        forgotten = asyncio.ensure_future(_failing_later())
        await asyncio.wait([forgotten])
        del forgotten
        gc.collect()
    said = [(each["level"], each["warning"], each.get("error")) for each in lines(stream)]
    assert [
        ("warning", "ResourceWarning", None),
        ("info", "SSL connection is closed", None),
        ("warning", "slow: %s", None),
        ("warning", "", None),
        ("warning", "", None),
        ("warning", "Exception in callback", "ValueError"),
        ("warning", "Task exception was never retrieved", "ValueError"),
    ] == said
    assert ("", "") == tuple(capfd.readouterr())
    assert shown is warnings.showwarning
    assert before == (logger.level, logger.propagate, logger.handlers, loop.get_exception_handler())


def _failing(words: str) -> None:
    raise ValueError(words)


async def _failing_later() -> None:
    _failing(CANARY)
