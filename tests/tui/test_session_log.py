"""The terminal's log: when it was opened, how its link stood, and no word of anybody."""

import asyncio
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from panelry.sync.frames import Frame, FromServer, Hello
from panelry_tui import session_log
from panelry_tui.seating import Standing
from panelry_tui.session_log import FILE, Logged, kept_in

LINE = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (opened|closed|link (open|offline|stopped|erased))"
)


class Heard:
    """A listener that notes what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[Standing, str]] = []

    def hello(self) -> Frame:
        """Say hello."""
        return Hello()

    async def receive(self, frame: FromServer) -> Iterable[Frame]:
        """Take nothing in."""
        del frame
        return ()

    def standing(self, standing: Standing, why: str) -> None:
        """Note it."""
        self.told.append((standing, why))


def words_of(folder: Path) -> list[str]:
    """Return what the lines of the log say, each of them one of the list."""
    lines = (folder / FILE).read_text("utf-8").splitlines()
    assert [] == [line for line in lines if LINE.fullmatch(line) is None]
    return [line.split(" ", 1)[1] for line in lines]


def test_the_log_says_how_the_link_stood_and_never_why(tmp_path: Path) -> None:
    """Tries are not told, nor the same twice; whoever listens hears all of it."""
    heard = Heard()
    logged = Logged(heard)
    with kept_in(tmp_path):
        for standing in (Standing.CONNECTING, Standing.OFFLINE, Standing.CONNECTING, Standing.OPEN):
            logged.standing(standing, "CANARY")
        logged.standing(Standing.OFFLINE, "CANARY")
        logged.standing(Standing.OFFLINE, "CANARY")
    logged.standing(Standing.STOPPED, "after it was closed")
    assert ["opened", "link open", "link offline", "closed"] == words_of(tmp_path)
    assert 7 == len(heard.told)
    assert 0o600 == (tmp_path / FILE).stat().st_mode & 0o777
    assert (Hello(), ()) == (logged.hello(), asyncio.run(logged.receive(Hello())))  # type: ignore[arg-type]


def test_a_log_that_has_grown_begins_anew_and_keeps_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It never fills a disk."""
    monkeypatch.setattr(session_log, "_LARGEST", 200)
    for _ in range(20):
        with kept_in(tmp_path):
            pass
    assert {FILE, f"{FILE}.1"} == {each.name for each in tmp_path.iterdir()}
    assert (tmp_path / FILE).stat().st_size <= 200


def test_a_folder_that_takes_nothing_loses_lines_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is said over the screen, and the terminal goes on."""
    with kept_in(tmp_path / "gone"):
        Logged(Heard()).standing(Standing.OPEN, "")
    assert ("", "") == capsys.readouterr()
    assert not (tmp_path / "gone").exists()
