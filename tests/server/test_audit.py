"""`audit verify`, the hash in an export, and what is said of a check after an unclean stop."""

import json
import sqlite3
from io import StringIO
from pathlib import Path

import pytest

import cast
from panelry import commands as c
from panelry import events as e
from panelry.ids import DebriefId, ObservationId
from panelry.panel import Recommendation
from panelry.points import Kind
from panelry_server import upkeep_errands as u
from panelry_server.commands.progress import EVERY, told_of_check
from panelry_server.core import Core, open_core
from panelry_server.errands import Export, ExportedText
from panelry_server.journal import Append, Entry
from panelry_server.links import Links
from panelry_server.operations import run_errand
from panelry_server.settings import Settings
from server.operated import Operated
from server.planted import core_with, plant, story_of
from story import Story

LINKS = Links("127.0.0.1:7340")


@pytest.fixture
def office(tmp_path: Path) -> Operated:
    """A data folder with a debrief in scoring, one released, and one that is erased."""
    made = Operated(tmp_path)
    plant(made.folder, story_of("amara").scored(), story_of("brook").released(), story_of("cairn").scoring())
    made.done("erase", "cairn", "--yes", "--reason", "asked for")
    return made


def tamper(office: Operated, sql: str) -> None:
    """Change the journal behind the program's back."""
    with sqlite3.connect(office.folder / "journal.db") as db:
        db.executescript(sql)
    db.close()


def test_every_chain_is_followed_and_its_last_hash_said(office: Operated) -> None:
    """Also an erased one; while ratings are sealed there is no hash, which would move with each of them."""
    said = office.say("audit", "verify")
    amara, brook, cairn, own = said.out.splitlines()
    assert (0, "Every chain is whole, and every receipt holds.\n") == (said.code, said.talk)
    assert "amara         sound; no hash while ratings are sealed" == amara
    assert ["brook", 64] == [brook.split()[0], len(brook.split()[1])]
    assert ["cairn", 64, "erased"] == [cairn.split()[0], len(cairn.split()[1]), cairn.split()[2]]
    assert own.startswith("office ")


def test_one_chain_can_be_read_by_a_program(office: Operated) -> None:
    """Fault, erasure and hash, none of them missing."""
    told = json.loads(office.done("audit", "verify", "amara", "--json"))
    stream = {"stream": "amara", "fault": "", "erased": "", "hash": ""}
    assert {"streams": [stream], "holds": [], "proven": True} == told


def test_ratings_change_no_byte_of_an_audit(tmp_path: Path) -> None:
    """Nor does their number: two debriefs that differ in sealed ratings alone say the same."""
    said = []
    for name, levels in (("one", (1, 1, 1)), ("other", (5, 5))):
        office = Operated(tmp_path / name)
        story = story_of("amara").scoring()
        for criterion, level in zip(cast.CRITERIA, levels, strict=False):
            story.when(cast.BEN, c.Rate(criterion, level))
        plant(office.folder, story)
        said.append(office.say("audit", "verify", "amara"))
    assert said[0] == said[1]


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        (
            "UPDATE event SET at = 'never' WHERE stream = 'brook' AND position = 3",
            "position 3: the chain is broken",
        ),
        ("DELETE FROM event WHERE stream = 'brook' AND position = 4", "position 4: the event is missing"),
        (
            "UPDATE event SET actor = 'eve' WHERE stream = 'cairn' AND position = 2",
            "position 2: the chain is broken",
        ),
    ],
)
def test_a_changed_record_is_found_also_where_it_is_erased(office: Operated, sql: str, fault: str) -> None:
    """The place is named, the exit code says it, and the others are followed all the same."""
    tamper(office, sql)
    said = office.say("audit", "verify")
    assert (1, 4) == (said.code, len(said.out.splitlines()))
    assert fault in said.out
    assert said.talk.endswith("Broken records: 1. Restore the last good backup.\n")


def handed_in() -> Story:
    """Return a debrief in which Ben handed in."""
    return story_of("amara").scored(cast.BEN)


def forged(story: Story, event: e.Event) -> Story:
    """Let the record hold one event more, which no decision made; its chain will be whole."""
    story.journal.append(((event, e.Stamp(cast.BEN, cast.moment(story.ticks + 1))),))
    return story


@pytest.mark.parametrize(
    "event",
    [
        e.Rated(cast.CODE, 1),
        e.Recommended(Recommendation.STRONG_NO),
        e.Observed(ObservationId("o"), cast.CODE, Kind.SAW, "x", shareable=True),
        e.Submitted("00" * 32, {"judgement": "0" * 64}),
        e.Submitted("no seed", {"judgement": "0" * 64}),
    ],
)
def test_a_scorecard_that_was_changed_after_the_hand_in_is_found(tmp_path: Path, event: e.Event) -> None:
    """Although every hash of its chain is right; whose it is, is not said."""
    office = Operated(tmp_path)
    plant(office.folder, forged(handed_in(), event), story_of("brook").released())
    said = office.say("audit", "verify")
    place = sum(len(step) for step in handed_in().journal) + 1
    assert (1, 3) == (said.code, len(said.out.splitlines()))
    assert (
        f"stream amara, position {place}: a scorecard is not what its receipt says"
        == said.out.splitlines()[0]
    )
    assert "ben" not in said.out.lower()


@pytest.mark.parametrize(
    "event", [e.Noted(None, "later"), e.Revised(cast.CODE, 1, "heard more"), e.Submitted(), e.Reopened()]
)
def test_what_a_receipt_does_not_cover_may_change(tmp_path: Path, event: e.Event) -> None:
    """Notes, revisions, a scorecard taken back, and the hand-ins of older journals."""
    office = Operated(tmp_path)
    plant(office.folder, forged(handed_in(), event))
    assert 0 == office.say("audit", "verify").code


def test_an_export_carries_a_hash_that_is_in_the_chain(office: Operated) -> None:
    """Later entries leave it there; another record does not have it."""
    told = json.loads(office.done("export", "brook", "--format", "json"))
    assert {"debrief", "hash", "opened_early"} == set(told["record"])
    office.done("export", "brook", "--format", "txt")
    said = office.say("audit", "verify", "--hash", told["record"]["hash"])
    assert (0, True) == (said.code, said.talk.endswith("That hash is in the chain of brook.\n"))
    said = office.say("audit", "verify", "--hash", "0" * 64)
    assert (1, True) == (said.code, "That hash is in none of them" in said.talk)


def test_the_hash_of_an_export_is_that_of_its_own_reading(office: Operated) -> None:
    """Nothing that came after is behind it."""
    told = json.loads(office.done("export", "brook", "--format", "json"))
    assert told["record"]["hash"] == office.done("audit", "verify", "brook").split()[1]


def test_what_is_no_hash_is_wrong_usage(office: Operated) -> None:
    """Sixty-four digits."""
    said = office.say("audit", "verify", "--hash", "abc")
    assert (2, True) == (said.code, said.talk.startswith("A hash has 64 digits"))


async def core_of_one() -> Core:
    """Return a core in memory with a released debrief."""
    return await core_with(story_of("brook").released())


async def test_other_formats_have_no_place_for_a_hash() -> None:
    """The candidate's text is the candidate's text."""
    outcome = await run_errand(await core_of_one(), Export("brook", "txt"), LINKS)
    assert isinstance(outcome, ExportedText)
    assert "hash" not in outcome.text


async def test_a_debrief_that_cannot_be_read_has_a_sound_chain_and_no_hash() -> None:
    """Whether ratings are sealed there is not known."""
    core = await core_of_one()
    await core.journal.create("amara")
    await core.journal.append(Append("amara", 0, 1, "d", 1, "ana", "2031-05-06", (Entry("Odd", b"[]"),)))
    outcome = await run_errand(core, u.Verify(), LINKS)
    assert isinstance(outcome, u.Verified)
    assert u.VerifiedStream("amara", "", "", "") == outcome.streams[0]


async def test_an_erasure_that_was_cut_short_is_named(tmp_path: Path) -> None:
    """Its key is gone and its sealed words are still there."""
    office = Operated(tmp_path)
    core = await open_core(Settings(folder=office.folder), stream=StringIO())
    await core.rooms.create(cast.create())
    assert core.keys is not None
    await core.keys.destroy(cast.DEBRIEF, "2031-05-06T07:08:09Z")
    core.journal._ciphers.clear()  # type: ignore[attr-defined]  # as after a start
    outcome = await run_errand(core, u.Verify(), LINKS)
    await core.close()
    assert isinstance(outcome, u.Verified)
    assert "its erasure was cut short: erase it again" in outcome.streams[0].fault
    assert DebriefId("amara") == outcome.streams[0].stream


def test_a_check_after_an_unclean_stop_says_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """A line at first, then shares, never more often than every two seconds."""
    times = iter([0.0, EVERY / 2, EVERY, EVERY + 0.1, 2 * EVERY, 3 * EVERY])
    tell = told_of_check(lambda: next(times))
    for done, total in ((1, 10), (2, 10), (3, 10), (4, 10), (9, 10), (0, 0)):
        tell(done, total)
    assert [
        "The last stop was not in order, so the whole record is checked first.",
        "  30 % of it is checked.",
        "  90 % of it is checked.",
    ] == capsys.readouterr().err.splitlines()


def test_a_command_after_an_unclean_stop_says_that_it_checks(office: Operated) -> None:
    """And then does what it was asked; the next one finds everything in order."""
    (office.folder / "journal.clean").unlink()
    said = office.say("rubric", "list")
    assert "The last stop was not in order, so the whole record is checked first.\n" == said.talk
    assert (0, "") == office.say("rubric", "list")[::2]


def test_a_server_after_an_unclean_stop_says_that_it_checks(tmp_path: Path) -> None:
    """On standard error, before it listens."""
    office = Operated(tmp_path)
    plant(office.folder, story_of("amara").scoring())
    (office.folder / "journal.clean").unlink()
    office.start()
    assert 0 == office.end()
    assert office.log.read_text().startswith("The last stop was not in order")
