"""`panelry insight` without a file: what the server tells the seats of this machine, and an export."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Static

import cast
from panelry.ids import DebriefId, DeviceId, PersonId
from panelry.insight import rater_of, sealed
from panelry.office import STREAM
from panelry.parts import insight as told
from panelry.parts.insight import Subject
from panelry.sync.frames import Frame, Learn, Seated, Taught, Untaught, Welcome
from panelry_server.serve import Server
from panelry_tui import learning
from panelry_tui.commands import insight_seat
from panelry_tui.glyphs import UNICODE
from panelry_tui.insight_page import insight_page
from panelry_tui.insight_reading import YOURS, own_section, sections
from panelry_tui.insight_rows import ratings_csv
from panelry_tui.insight_said import Insight
from panelry_tui.learning import NotAllowed, NotTold
from panelry_tui.link import NO_CONNECTION, Seat, Standing
from panelry_tui.screens.insight import InsightApp
from panelry_tui.seats import Seats
from server.operated import Said
from server.test_insight_answers import company, token
from tui.screen_text import golden_screen, screen_text
from tui.test_desk_commands import Terminal

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


class Machine:
    """Somebody's machine with seats on a server that runs in this process."""

    def __init__(self, folder: Path, server: Server) -> None:
        self.folder = folder
        self._server = f"127.0.0.1:{server.port}"
        self._seats = Seats(folder)

    def sits(self, stream: str, person: PersonId, name: str, *, number: int = 0) -> None:
        """Keep the seat of somebody in a debrief or in the office; a later number was used later."""
        seated = Seated(DebriefId(stream), DeviceId(f"{stream}-{person}"), person, name)
        at = NOW.replace(minute=number)
        self._seats.take(self._server, f"CODE-{stream}-{person}", seated, token(stream, person), at)

    async def says(self, *words: str) -> Said:
        """Run a command while the server answers."""
        return await asyncio.to_thread(Terminal(self.folder).say, "insight", *words)

    async def done(self, *words: str) -> str:
        """Return the output of a command that must succeed."""
        said = await self.says(*words)
        assert 0 == said.code, said.talk
        return said.out


def panelist(folder: Path, server: Server) -> Machine:
    """Return the machine of Ben with all his seats, where somebody else sat before."""
    machine = Machine(folder, server)
    machine.sits("d0", cast.ANA, "Ana Duarte")
    for place in range(6):
        machine.sits(f"d{place}", cast.BEN, "Ben Okafor", number=place + 1)
    return machine


async def test_a_panelist_sees_their_own_calibration_and_nothing_pooled(tmp_path: Path) -> None:
    """In labelled lines, as JSON and as a page; whom it is about is said, and why there is no more."""
    async with company() as server:
        ben = panelist(tmp_path / "ben", server)
        said = await ben.says("--plain")
        found = json.loads(await ben.done("--json"))
        page = await ben.done("--html", "-")
    assert (0, insight_seat.NO_POOLED) == (said.code, said.talk.strip())
    (line,) = said.out.splitlines()
    assert line.startswith("panelist: Ben Okafor (you). Early: 0.")
    assert "higher than the panel as a whole" in line
    assert ["Ben Okafor (you)"] == [each["panelist"] for each in found["raters"]]
    assert (False, [], 6) == (
        found["together"]["shown"],
        found["groups"],
        found["raters"][0]["shared_candidates"],
    )
    assert "<h2>Your calibration</h2>" in page
    assert not any(
        words in page for words in ("Ana", "order of the file", "Criteria</h2>", "another panelist")
    )


async def test_a_holder_of_pooled_insight_sees_figures_and_nobody(tmp_path: Path) -> None:
    """The lines of a file's insight, but no panelist; months and positions as the server tells them."""
    async with company() as server:
        grace = Machine(tmp_path / "grace", server)
        grace.sits(STREAM, cast.GRACE, "Grace Hill")
        lines = (await grace.done("--plain")).splitlines()
        found = json.loads(await grace.done("--json"))
        page = await grace.done("--html", "-")
    assert "panel: Whether another panelist would help is shown from 10 shared candidates on." in lines[0]
    assert "group: all together. 6 candidates, 3 panelists, 54 initial ratings." == lines[1]
    assert any(line.startswith("group: Staff Engineer. 6 candidates") for line in lines)
    assert not any(line.startswith("panelist:") for line in lines)
    assert ([], 54, 6, ["Staff Engineer"]) == (
        found["raters"],
        found["panel"]["n"],
        found["panel"]["candidates"],
        [each["group"] for each in found["groups"]],
    )
    assert "Criteria</h2>" in page
    assert "calibration" not in page.lower()


async def test_an_analyst_takes_ratings_away_that_the_command_reads(tmp_path: Path) -> None:
    """Every export is said to be on record; a file that is there stays, and is looked for before asking."""
    async with company() as server:
        hana = Machine(tmp_path / "hana", server)
        hana.sits(STREAM, cast.HANA, "Hana Novak")
        path = tmp_path / "ratings.csv"
        said = await hana.says("--export", str(path))
        again = await hana.says("--export", str(path))
        out = await hana.done("--export", "-")
        exports = server.office.state.exports
        csv = await hana.done("--csv", str(path), "--plain")
    assert 0 == said.code
    assert "That you took 54 ratings is on record; everybody in the office sees it." in said.talk
    assert (1, True) == (again.code, "is there already" in again.talk)
    assert [54, 54] == [each.rows for each in exports]
    assert 0o600 == path.stat().st_mode & 0o777
    assert path.read_text("utf-8") == out
    assert 3 == sum(line.startswith("panelist: P-") for line in csv.splitlines())
    assert "group: Staff Engineer. 6 candidates, 3 panelists, 54 initial ratings." in csv


async def test_what_cannot_be_told_says_why(tmp_path: Path) -> None:
    """No seat, no right, no office, options that do not go together, too often, a server that is away."""
    async with company(0) as server:
        nobody, ivo, ben = (Machine(tmp_path / each, server) for each in ("nobody", "ivo", "ben"))
        ivo.sits(STREAM, cast.IVO, "Ivo Petrov")
        ben.sits("d9", cast.BEN, "Ben Okafor")
        for machine, words, why in (
            (nobody, (), "no seat on a server"),
            (nobody, ("--export", "-"), "no seat on a server"),
            (ivo, ("--export", "-"), "right “analyst”"),
            (ivo, ("--rubric", "r.toml"), "--rubric goes with --csv"),
            (ivo, ("--export", "-", "--json"), "--export goes with --force alone"),
            (ben, ("--export", "-"), "no seat in an office"),
            (ben, (), "told no insight"),
        ):
            said = await machine.says(*words)
            assert 0 != said.code
            assert (True, "") == (why in said.talk, said.out), said.talk
        often = [await ivo.says("--json") for _ in range(7)]
        assert (1, True) == (often[-1].code, "Wait a minute" in often[-1].talk)
    said = await ivo.says()
    assert (3, True) == (said.code, said.talk.startswith("No connection"))


PIECES = (
    told.PanelTold(36, 12, 3, 1, ((1, "0.52"), (2, "0.69"), (3, "0.77")), ("2026-03", "2026-11")),
    told.GroupTold("", 12, 3, 36),
    told.CriterionTold("System design", 12, 12, (2, 6, 14, 10, 4), 0, None, 12, (7, 4), 5, None, alike=False),
    told.GroupTold("Staff Engineer", 12, 3, 36),
    told.CriterionTold("System design", 12, 12, (2, 6, 14, 10, 4), 0, None, 12, (7, 4), 5, None, alike=False),
)
OWN = told.CalibrationTold(36, 12, "0.31", "0.12", "yes", ((30, "0.2", "0.1"), (30, "0.35", "0.12")))


SEAT = Seat("room.example:7340", DebriefId("d1"), DeviceId("v1"), cast.BEN, "Ben Okafor", "token")


async def answers(what: Subject) -> tuple[told.Told, ...]:
    """Return what a made-up server tells."""
    return (OWN,) if what is Subject.OWN else PIECES


def both(monkeypatch: pytest.MonkeyPatch) -> tuple[Insight, str]:
    """Return what somebody is told who is a panelist and holds pooled insight."""

    async def learn(_seat: Seat, what: Subject, _tokens: object = ()) -> tuple[told.Told, ...]:
        return await answers(what)

    monkeypatch.setattr(insight_seat, "learn", learn)
    desk = replace(SEAT, debrief=DebriefId(STREAM))
    monkeypatch.setattr(insight_seat, "mine_here", lambda: insight_seat.Mine(desk, (SEAT,)))
    return insight_seat.insight_here()


def test_the_page_of_both_has_the_viewers_own_calibration_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures, then a heading that says whose calibration it is, with its windows."""
    found, dates = both(monkeypatch)
    page = insight_page(found, "Insight")
    assert "Mar–Nov 2026" == dates
    for words in (
        "<h2>Criteria</h2>",
        "<h2>Your calibration</h2>",
        "0.31 ± 0.12",
        "<h2>Over time</h2>",
        "n 12 candidates",
    ):
        assert words in page


async def test_the_screen_shows_figures_first_and_ones_own_calibration_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Tab goes on to it; behind a criterion there is no list of debriefs, and the dialog says why."""
    found, dates = await asyncio.to_thread(both, monkeypatch)
    app = InsightApp((*sections(found, "Insight"), *own_section(found)), (), dates, glyphs=UNICODE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert golden_screen("insight-server-80x24") == screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        words = "\n".join(str(each.render()) for each in app.screen.query(Static))
        assert "names nobody" in words
        await pilot.press("escape", "tab", "tab")
        await pilot.pause()
        assert golden_screen("insight-own-80x24") == screen_text(app)
        assert YOURS in screen_text(app)


async def test_one_section_of_a_server_says_what_would_make_more() -> None:
    """Positions do, where a file has columns."""
    found = Insight(sealed(()), (rater_of(OWN, "Ben (you)")[0],), {}, (), own=True, pooled=False)
    app = InsightApp(own_section(found), (), "", glyphs=UNICODE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        (said,) = [each.message for each in app._notifications]
    assert "There is one section. Each position of five candidates or more makes another." == said


def test_no_cell_of_an_export_begins_as_a_formula_does() -> None:
    """A title that somebody typed may; no evidence is a question mark."""
    row = told.RatingTold("=cmd()", "C-1", "P-1", "+1", None, "initial", "2026-03")
    assert "C-1,P-1,'+1,?,initial,2026-03,'=cmd()" == ratings_csv([row]).splitlines()[1]


@pytest.mark.parametrize(
    ("frames", "why", "error"),
    [
        ((Untaught("not-allowed"),), "", NotAllowed),
        ((Untaught("something-new"),), "", NotTold),
        ((Taught(1, 2, PIECES),), "", NotTold),
        ((Taught(2, 2, PIECES),), "", NotTold),
        ((), NO_CONNECTION, ConnectionError),
        ((Welcome(1, "", "same", 0, cast.BEN, ()),), "the seat was taken away", NotTold),
    ],
)
async def test_an_answer_that_is_none_is_an_error(
    frames: tuple[Frame, ...], why: str, error: type[Exception]
) -> None:
    """A refusal, a part that is missing, a server that cannot be reached; each for what it is."""
    listener = learning._Listener(SEAT, Learn(Subject.OWN))
    assert Learn(Subject.OWN) == listener.hello()
    listener.standing(Standing.OPEN, "")
    for frame in frames:
        assert () == await listener.receive(frame)  # type: ignore[arg-type]  # frames of a server
    listener.standing(Standing.OFFLINE, why)
    with pytest.raises(error):
        await listener.told
