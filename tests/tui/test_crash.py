"""A crash: one sentence, a file without anybody's words, and an exit code."""

import stat
from datetime import UTC, datetime
from pathlib import Path

from textual.app import App

from panelry_tui.crash import QuietApp
from panelry_tui.crash_file import places, report

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


def fail(note: str) -> None:
    """Raise with somebody's words in the message and in a local."""
    nothing: dict[str, str] = {}
    try:
        nothing[note]
    except KeyError as cause:
        raise ValueError(f"cannot handle {note}") from cause


def caught() -> Exception:
    """Return such an exception."""
    try:
        fail("a private note")
    except ValueError as error:
        return error
    raise AssertionError


class Failing(QuietApp[None]):
    """Fails as soon as it is shown."""

    def on_ready(self) -> None:
        """Fail."""
        fail("a private note")


class FailingWithin(QuietApp[None]):
    """Fails in a worker."""

    def on_ready(self) -> None:
        """Begin the worker."""
        self.run_worker(self._work())

    async def _work(self) -> None:
        fail("a private note")


async def ended(app: App[None]) -> str:
    """Run an app that fails and return what it would print."""
    failed = False
    try:
        async with app.run_test() as pilot:
            await pilot.pause(0.2)
            app._print_error_renderables = lambda: None  # type: ignore[method-assign]  # it would empty the list
    except Exception:  # noqa: BLE001 - the pilot raises what the app died of
        failed = True
    assert failed
    return "\n".join(str(each) for each in app._exit_renderables)


def test_the_file_has_places_and_kinds_and_no_words() -> None:
    """Neither a message nor a local is written."""
    found = places(caught())
    assert "builtins.ValueError" in found
    assert "builtins.KeyError" in found
    assert "test_crash.py" in found
    assert "private" not in found


def test_the_sentence_names_a_private_file(tmp_path: Path) -> None:
    """Only its owner can read it."""
    sentence = report(caught(), tmp_path, NOW)
    path = tmp_path / "crashes" / "20261122-140000.txt"
    assert sentence.endswith(str(path))
    assert 0o600 == stat.S_IMODE(path.stat().st_mode)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """The sentence stands alone then."""
    (tmp_path / "crashes").write_text("in the way")
    assert "could not be written" in report(caught(), tmp_path, NOW)


async def test_an_app_that_fails_ends_with_code_1_and_one_sentence(tmp_path: Path) -> None:
    """A failing worker too; nothing private is in what is printed or written."""
    for made in (Failing(), FailingWithin()):
        made.crash_folder = tmp_path
        await ended(made)
        assert 1 == made.return_code
    written = "".join(each.read_text() for each in (tmp_path / "crashes").iterdir())
    assert "fail" in written
    assert "private" not in written
