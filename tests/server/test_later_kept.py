"""Later levels on the server: sealed by two keys, gone with either, forgotten on their day, told in fives."""

import asyncio
import json
from base64 import b64decode
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest

import cast
from hosted import core_of
from panelry.hiring import Jurisdiction, Particulars
from panelry.ids import CandidateId, LaterId, PositionId
from panelry.office import (
    STREAM,
    CandidateAdded,
    LaterLevel,
    LaterRecorded,
    OutcomeTold,
    PositionOpened,
    RubricImported,
    stands,
)
from panelry.office.commands import GiveRight
from panelry.office.later_commands import ForgetLater, RecordLater
from panelry.panel import OPERATOR, Outcome
from panelry.parts import insight as told
from panelry.parts.insight import Subject
from panelry.policies import PolicySet
from panelry.retention import day_after
from panelry.rights import Right
from panelry.sync.frames import Taught, Untaught
from panelry_server.clock import ManualClock
from panelry_server.core import Core, open_core
from panelry_server.forgetting import HOUR, forget, keep_forgetting
from panelry_server.journal.memory import MemoryJournal
from panelry_server.keeping import KeyDestroyed, NoKey
from panelry_server.keeping.memory import MemoryKeys
from panelry_server.keeping.particulars import key_name, later_key_name
from panelry_server.serve import Server
from panelry_server.settings import Settings
from server.operated import Operated
from server.planted import plant
from server.test_insight_answers import company, learnt

KIT, L1, L2 = CandidateId("kit1"), LaterId("later1"), LaterId("later2")
DESIGN, CODE = (each.title for each in cast.RUBRIC.criteria if each.id in {cast.DESIGN, cast.CODE})
BEGAN = (
    PolicySet("later-levels", "2-years"),
    RubricImported("Backend", cast.RUBRIC),
    PositionOpened(PositionId("p1"), "Engineer", "Backend", Jurisdiction.NONE),
    CandidateAdded(KIT, PositionId("p1"), Particulars("Kit Adeyemi")),
    OutcomeTold(KIT, Outcome.ADVANCE, "by phone"),
)


async def begun(folder: Path) -> Core:
    """Open a server's core with one person who was hired, whose later levels are on record."""
    core = await open_core(Settings(folder=folder), stream=StringIO())
    if KIT not in core.office.state.candidates:
        await core.office.record(*BEGAN)
        await core.office.ask(OPERATOR, RecordLater(KIT, L1, ((DESIGN, 4), (CODE, 2))))
    return core


def levels(core: Core) -> Sequence[LaterLevel]:
    """Return the later levels that are known."""
    return core.office.state.later[KIT].levels


async def test_the_levels_are_sealed_in_the_journal_and_opened_at_the_next_start(tmp_path: Path) -> None:
    """The sealed body has no word of them, and is as long whatever they are."""
    core = await begun(tmp_path / "data")
    (kept,) = [each for each in await core.journal.read(STREAM) if each.kind == "LaterRecorded"]
    await core.close()
    assert kept.body is not None
    assert [] == [word for word in (DESIGN, CODE, "level") if word.encode() in kept.body]
    again = await begun(tmp_path / "data")
    assert (LaterLevel(DESIGN, 4), LaterLevel(CODE, 2)) == levels(again)
    await again.close()


@pytest.mark.parametrize("gone", [key_name(KIT), later_key_name(L1)], ids=["candidate's", "its own"])
async def test_without_either_key_there_is_nothing_to_read(tmp_path: Path, gone: str) -> None:
    """Also where an older copy of the journal is put back."""
    core = await begun(tmp_path / "data")
    assert core.keys is not None
    await core.keys.destroy(gone, "2031-01-01T00:00:00.000Z")
    await core.close()
    again = await begun(tmp_path / "data")
    assert () == levels(again)
    assert False is stands(again.office.state.later[KIT], again.clock.now())
    await again.close()


async def test_a_record_that_is_replaced_forgotten_or_erased_loses_its_key(tmp_path: Path) -> None:
    """At once, and again at the start after a crash; the key that still seals something stays."""
    core = await begun(tmp_path / "data")
    assert core.keys is not None
    await core.office.ask(OPERATOR, RecordLater(KIT, L2, ((DESIGN, 5),)))
    with pytest.raises(KeyDestroyed):
        await core.keys.key(later_key_name(L1))
    assert await core.keys.key(later_key_name(L2))
    await core.office.ask(OPERATOR, ForgetLater(KIT))
    with pytest.raises(KeyDestroyed):
        await core.keys.key(later_key_name(L2))
    assert await core.keys.key(key_name(KIT))
    await core.close()


async def test_a_record_that_moved_to_another_candidate_does_not_open() -> None:
    """The candidate's id is bound to what is sealed."""
    keys, journal = MemoryKeys(), MemoryJournal()
    core = await core_of(journal=journal, keys=keys)
    await core.office.record(*BEGAN)
    await core.office.ask(OPERATOR, RecordLater(KIT, L1, ((DESIGN, 4),)))
    (record,) = [each for each in await journal.read(STREAM) if each.kind == "LaterRecorded"]
    assert record.body is not None
    moved = LaterRecorded(CandidateId("other"), L1, "2099-01-01", sealed=json_sealed(record.body))
    await keys.make(key_name(CandidateId("other")))
    (opened,) = await core.office._envelopes.opened([moved])
    assert moved == opened
    with pytest.raises(NoKey):
        await keys.key(later_key_name(LaterId("never")))


def json_sealed(body: bytes) -> bytes:
    """Return the sealed bytes of an event's body."""
    return b64decode(json.loads(body)["sealed"])


async def test_a_server_forgets_by_itself_on_the_day() -> None:
    """Within an hour; a full disk is tried again; it goes once that is mended."""
    journal, clock = MemoryJournal(), ManualClock()
    core = await core_of(journal=journal, clock=clock)
    await core.office.record(*BEGAN)
    tomorrow = day_after(clock.now(), 1)
    await core.office.record(LaterRecorded(KIT, L1, tomorrow, (LaterLevel(DESIGN, 4),)))
    assert 0 == await forget(core.office, clock.now())
    running = asyncio.ensure_future(keep_forgetting(core.office, clock))
    await clock.advance(HOUR)
    assert levels(core)
    journal.writable = False
    await clock.advance(24 * HOUR)
    assert levels(core)
    journal.writable = True
    await clock.advance(HOUR)
    assert () == levels(core)
    running.cancel()


async def test_a_running_server_forgets_what_is_over() -> None:
    """Within an hour, without anybody who asks."""
    async with company(0) as server:
        await server.office.record(*BEGAN[3:], LaterRecorded(KIT, L1, "2020-01-01", (LaterLevel(DESIGN, 4),)))
        assert server.office.state.later[KIT].levels
        clock = server.clock
        assert isinstance(clock, ManualClock)
        await clock.advance(HOUR)
        assert () == server.office.state.later[KIT].levels


async def pooled(people: int) -> list[told.Told]:
    """Return what a holder of pooled insight is told once so many later levels are on record."""
    async with company(10) as server:
        for place in range(people):
            candidate = CandidateId(f"c{place}")
            await server.office.record(OutcomeTold(candidate, Outcome.ADVANCE, "by phone"))
            command = RecordLater(candidate, LaterId(f"later{place}"), ((DESIGN, 2 + place % 3),))
            await server.office.ask(OPERATOR, command)
        (frame,) = await learnt(server, STREAM, cast.GRACE, Subject.POOLED)
        (export,) = await learnt(server, STREAM, cast.HANA, Subject.RATINGS)
    assert isinstance(frame, Taught)
    assert isinstance(export, Taught)
    assert not any(isinstance(each, told.LaterTold) or "later" in str(each) for each in export.body)
    return [each for each in frame.body if isinstance(each, told.LaterTold)]


async def test_pooled_insight_tells_them_in_fives_and_an_export_never() -> None:
    """The fifth person is the first whose record changes an answer."""
    assert [] == await pooled(4)
    five = await pooled(5)
    assert [(DESIGN, 5)] == [
        (each.criterion, each.people) for each in five if isinstance(each, told.LaterTold)
    ]
    assert five == await pooled(7)


async def test_a_holder_who_recorded_one_is_told_only_that_there_is_a_figure() -> None:
    """Whoever else has the right is told it; nobody else's answer is changed by who asks."""
    async with company(6) as server:
        await server.office.ask(OPERATOR, GiveRight(cast.IVO, Right.POOLED_INSIGHT))
        for place in range(5):
            candidate = CandidateId(f"c{place}")
            await server.office.record(OutcomeTold(candidate, Outcome.ADVANCE, "by phone"))
            command = RecordLater(candidate, LaterId(f"later{place}"), ((DESIGN, 2 + place % 3),))
            await server.office.ask(cast.GRACE if place == 0 else OPERATOR, command)
        heard = [await learnt(server, STREAM, each, Subject.POOLED) for each in (cast.GRACE, cast.IVO)]
    bodies = [frame.body for (frame,) in heard if isinstance(frame, Taught)]
    own, other = ([each for each in body if isinstance(each, told.LaterTold)] for body in bodies)
    assert [told.LaterTold(DESIGN, 5, None, None, None, withheld=True)] == own
    assert [("0.8", False)] == [(each.correlation, each.withheld) for each in other]


async def hired(core: Core, places: range, level: int) -> None:
    """Record later levels of candidates who were hired, all by the operator."""
    for place in places:
        candidate = CandidateId(f"c{place}")
        await core.office.record(OutcomeTold(candidate, Outcome.ADVANCE, "by phone"))
        levels = ((DESIGN, 1 + (place + level) % 5),)
        await core.office.ask(OPERATOR, RecordLater(candidate, LaterId(f"l{level}-{place}"), levels))


async def heard(server: Server) -> list[tuple[int, str | None]]:
    """Return the figures of later levels that a holder of pooled insight is told."""
    (frame,) = await learnt(server, STREAM, cast.GRACE, Subject.POOLED)
    assert isinstance(frame, Taught)
    return [(each.people, each.correlation) for each in frame.body if isinstance(each, told.LaterTold)]


class Lasting(MemoryJournal):
    """A journal that the next server finds as the last one left it."""

    async def close(self) -> None:
        """Stay."""


async def test_other_later_levels_of_the_same_people_make_no_other_figure_after_a_restart_either() -> None:
    """The figure is on record; nobody in the office sees that, and no level is in it."""
    journal, keys = Lasting(), MemoryKeys()
    async with company(6, journal=journal, keys=keys) as server:
        await hired(server.core, range(5), 0)
        first = await heard(server)
        await hired(server.core, range(5), 2)
        assert first == await heard(server)
    again = await core_of(journal=journal, keys=keys)
    async with Server(again) as server:
        assert [(5, "0.2")] == first == await heard(server)
    (counted,) = [each for each in await journal.read(STREAM) if each.kind == "LaterCounted"]
    assert counted.body is not None
    assert {"event", "criterion", "people", "n", "correlation", "until"} == set(json.loads(counted.body))


async def test_a_figure_that_cannot_be_recorded_is_not_told() -> None:
    """A full disk: the asking fails, and later the same figure is told."""
    journal = MemoryJournal()
    async with company(6, journal=journal) as server:
        await hired(server.core, range(5), 0)
        journal.writable = False
        assert [Untaught("unavailable")] == await learnt(server, STREAM, cast.GRACE, Subject.POOLED)
        journal.writable = True
        assert [(5, "0.2")] == await heard(server)


def test_an_operator_records_and_forgets_them_and_reads_none(tmp_path: Path) -> None:
    """A level that is off the scale is refused in words; the list of a candidate says that there are some."""
    office = Operated(tmp_path)
    plant(office.folder)
    office.done("policy", "set", "later-levels", "2-years")
    office.done("position", "new", "Engineer", "--rubric", "Backend")
    office.done("candidate", "add", "Kit Adeyemi", "--position", "Engineer")
    later = ("candidate", "later", "Kit Adeyemi", "--levels")
    assert "candidate told NAME --outcome advance" in office.say(*later, f"{DESIGN} 4").talk
    office.done("candidate", "told", "Kit Adeyemi", "--outcome", "advance", "--how", "by phone")
    assert "not on this rubric's scale" in office.say(*later, f"{DESIGN} 9").talk
    assert "later levels are on record, by the operator" in office.done(*later, f"{DESIGN} 4; {CODE} 2")
    shown = office.done("candidate", "show", "Kit Adeyemi")
    assert (True, False) == ("later levels are on record" in shown, f"{DESIGN} 4" in shown)
    candidate = json.loads(office.done("candidate", "list", "--json"))["candidates"][0]["candidate"]
    office.done("candidate", "forget-later", "Kit Adeyemi", "--sure", candidate)
    assert "and are forgotten." in office.done("candidate", "show", "Kit Adeyemi")
    assert 0 == office.say("check").code
