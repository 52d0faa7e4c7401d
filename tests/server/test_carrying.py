"""What a restore cannot bring back by itself: carried over from the folder it replaces, or asked."""

import asyncio
import io
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest

import cast
from hosted import token_of
from panelry import commands as c
from panelry.doing import Doer
from panelry.hiring import HoldOn, NoticeState, Particulars
from panelry.ids import CandidateId, DebriefId, HoldId, PositionId
from panelry.office import DebriefListed, NoticeSending, NoticeSettled
from panelry.office import commands as o
from panelry.panel import OPERATOR, SERVER
from panelry.policies import PolicySet, Switch
from panelry.refusals import Refused
from panelry_server.carrying import FILE, Known, carry_over, keep
from panelry_server.core import Core, open_core
from panelry_server.journal import JournalError
from panelry_server.settings import Settings
from panelry_server.unanswered import FILE as UNANSWERED
from panelry_server.unanswered import Topic, answer, ask, general, questions
from server.operated import Operated
from server.planted import plant, story_of
from story import CODE, TOKEN

AMARA, BROOK = DebriefId("amara"), DebriefId("brook")
P1, ONE, TWO = PositionId("p1"), CandidateId("c1"), CandidateId("c2")
LIFTED, PLACED = HoldId("lifted"), HoldId("placed")
Result = TypeVar("Result")


def during(office: Operated, work: Callable[[Core], Awaitable[Result]]) -> Result:
    """Do something on the open folder."""

    async def whole() -> Result:
        core = await open_core(Settings(folder=office.folder), stream=io.StringIO())
        try:
            return await work(core)
        finally:
            await core.close()

    return asyncio.run(whole())


def held(hold: HoldId) -> o.PlaceHold:
    """Return a command that places a hold on the position."""
    return o.PlaceHold(hold, HoldOn.POSITION, P1, "a claim was filed", "Priya Nair", "2030-01-01")


async def begin(core: Core) -> None:
    """Hire for a position with two candidates, one in a debrief with a link; notices of its end wait."""
    for number, candidate in enumerate((ONE, TWO)):
        person = Particulars(f"Person {number}", f"p{number}@example.org")
        new = o.NewCandidate(candidate, person)
        if not number:
            await core.office.ask(OPERATOR, o.OpenPosition(P1, "Staff Engineer"))
        await core.office.ask(OPERATOR, o.AddCandidates(P1, (new,)))
    await core.office.record(PolicySet("break-glass", "on"), DebriefListed(BROOK, P1, ONE))
    await core.office.ask(OPERATOR, held(LIFTED))
    room = await core.rooms.open(AMARA)
    await room.operate(c.MakePage(TOKEN, CODE, asks=True), cast.ANA)


async def later(core: Core) -> None:
    """Everything that a backup from before does not know."""
    await core.office.record(PolicySet("break-glass", "off"))
    await core.office.ask(OPERATOR, held(PLACED))
    await core.office.ask(OPERATOR, o.LiftHold(LIFTED, "it was settled"))
    await core.office.ask(OPERATOR, o.EndCandidateContact(TWO, "by mail"))
    room = await core.rooms.open(AMARA)
    await room.operate(c.RevokePage(), cast.ANA)
    await room.operate(c.MakePage("d" * 64, CODE, asks=True), cast.ANA)
    await room.operate(c.EndContact("on the phone"), cast.ANA)


@pytest.fixture
def office(tmp_path: Path) -> Operated:
    """A data folder with two debriefs and an office."""
    made = Operated(tmp_path)
    plant(made.folder, story_of("amara").scoring(), story_of("brook").scoring())
    during(made, begin)
    return made


def backed_up(office: Operated) -> str:
    """Make a backup and return where its journal is."""
    office.done("backup", str(office.root / "one"), "--keys", str(office.root / "two"))
    return str(next((office.root / "one").iterdir()))


def test_what_the_replaced_folder_knew_is_done_again(office: Operated) -> None:
    """Holds, links, who wants no contact, a policy that was stricter; lost links are asked about."""
    copy = backed_up(office)
    during(office, later)
    said = office.say("restore", copy, "--replace")
    assert 0 == said.code, said.talk

    async def look(core: Core) -> None:
        state, amara = core.office.state, (await core.rooms.open(AMARA)).state
        assert {LIFTED: True, PLACED: False} == {key: bool(each.lifted) for key, each in state.holds.items()}
        assert {TWO} == {key for key, each in state.candidates.items() if each.contact_ended}
        assert Switch.OFF is state.policies.break_glass
        assert [True] == [each.revoked for each in amara.links.values()]
        assert "" != amara.contact_ended
        by_itself = [(each.kind, each.by) for each in amara.acts.last[-2:]]
        assert [("PageRevoked", Doer(SERVER)), ("ContactEnded", Doer(SERVER))] == by_itself

    during(office, look)
    asked = questions(office.folder)
    assert [Topic.LINKS] == [each.topic for each in asked]
    assert all(each.words in said.talk for each in asked)
    assert not (office.folder / FILE).exists()


def test_a_device_that_was_revoked_and_a_code_that_was_spent_stay_shut_out(office: Operated) -> None:
    """Whoever took the machine does not come back by a restore, nor by a code that somebody used since."""
    taken, unused, good = (
        json.loads(office.done("invite", "amara", who, "--json"))["code"]
        for who in ("Ana Duarte", "Ben Okafor", "Chen Wei")
    )
    joined = during(office, lambda core: core.office.claim(taken, token_of(cast.ANA)))
    during(office, lambda core: core.office.claim(good, token_of(cast.CHEN)))
    copy = backed_up(office)
    office.done("revoke", joined.id)
    during(office, lambda core: core.office.claim(unused, token_of(cast.BEN)))
    assert 0 == office.say("restore", copy, "--replace").code

    async def stay_out(core: Core) -> None:
        assert core.office.device_of(token_of(cast.ANA)) is None
        assert core.office.device_of(token_of(cast.CHEN)) is not None
        with pytest.raises(Refused):
            await core.office.claim(unused, token_of(cast.DARA))

    during(office, stay_out)


def test_notices_that_left_do_not_leave_twice(office: Operated) -> None:
    """One that was leaving is unknown; one that the record does not know is asked about."""
    during(office, lambda core: core.office.ask(OPERATOR, o.WithdrawPosition(P1, "the budget was cut", 0)))

    async def withdrawn(core: Core) -> None:
        await core.office.ask(OPERATOR, o.OpenPosition(PositionId("p2"), "Analyst"))
        people = tuple(
            o.NewCandidate(CandidateId(f"n{n}"), Particulars(f"New {n}", f"n{n}@example.org"))
            for n in range(3)
        )
        await core.office.ask(OPERATOR, o.AddCandidates(PositionId("p2"), people))
        await core.office.ask(OPERATOR, o.WithdrawPosition(PositionId("p2"), "the budget was cut", 3))

    async def sent(core: Core) -> None:
        first, second, _ = core.office.state.notices
        await core.office.record(
            NoticeSending(first), NoticeSettled(first, NoticeState.ACCEPTED, ""), NoticeSending(second)
        )
        await core.office.ask(OPERATOR, o.OpenPosition(PositionId("p3"), "Designer"))
        new = o.NewCandidate(CandidateId("d1"), Particulars("Dee", "dee@example.org"))
        await core.office.ask(OPERATOR, o.AddCandidates(PositionId("p3"), (new,)))
        await core.office.ask(OPERATOR, o.WithdrawPosition(PositionId("p3"), "the budget was cut", 1))

    async def states(core: Core) -> list[str]:
        return [each.state.value for each in core.office.state.notices.values()]

    during(office, withdrawn)
    copy = backed_up(office)
    during(office, sent)
    assert 0 == office.say("restore", copy, "--replace").code
    assert ["accepted", "unknown", "waiting"] == during(office, states)
    assert [Topic.NOTICES] == [each.topic for each in questions(office.folder)]


def test_on_another_machine_everything_is_asked_until_it_is_seen_to(office: Operated) -> None:
    """The command prints it; the list stays in the data folder, and a start says that it waits."""
    copy = backed_up(office)
    keys = next(each for each in (office.root / "two").iterdir() if each.name.startswith("keys-"))
    new = Operated(office.root / "elsewhere")
    said = new.say("restore", copy, "--keys", str(keys), "--wrapping", str(office.wrapping))
    assert (0, "") == said[:2], said.talk
    topics = [each.topic for each in general()]
    assert topics == [each.topic for each in questions(new.folder)]
    for left, topic in enumerate(topics):
        listed = new.done("restored").splitlines()
        assert len(topics) - left == len(listed)
        assert listed[0] in said.talk
        log = io.StringIO()

        async def start(log: io.StringIO = log) -> None:
            await (await open_core(Settings(folder=new.folder), stream=log)).close()

        asyncio.run(start())
        assert "see panelry-server restored" in log.getvalue()
        new.done("restored", "--seen-to", topic.value)
    assert ("", False) == (new.done("restored"), (new.folder / UNANSWERED).exists())
    assert "" == new.done("restored", "--seen-to", "devices")


def test_a_folder_that_cannot_be_read_is_replaced_with_everything_asked(office: Operated) -> None:
    """Nothing keeps a restore from being made."""
    copy = backed_up(office)
    (office.folder / "journal.db").write_bytes(b"not a database at all, by any means" * 100)
    assert 0 == office.say("restore", copy, "--replace").code
    assert len(list(general())) == len(questions(office.folder))


def test_what_is_on_the_disk_must_be_ours(office: Operated) -> None:
    """Both files name themselves where they cannot be read or written."""
    (office.folder / UNANSWERED).write_text("{")
    with pytest.raises(JournalError, match="unanswered cannot be read"):
        questions(office.folder)
    said = office.say("restored")
    assert (1, True) == (said.code, "unanswered cannot be read" in said.talk)
    (office.folder / UNANSWERED).unlink()
    (office.folder / FILE).write_text("{")
    with pytest.raises(JournalError, match="carried-over cannot be read"):
        during(office, lambda _: asyncio.sleep(0))
    (office.folder / FILE).unlink()
    with pytest.raises(JournalError, match="carried-over cannot be written"):
        keep(office.root / "no", Known())
    with pytest.raises(JournalError, match="unanswered cannot be written"):
        ask(office.root / "no", general())
    assert 0 == answer(office.folder, Topic.LINKS)


def test_debriefs_that_are_gone_keep_nothing_from_being_carried(office: Operated) -> None:
    """The record that came back may not have them."""
    gone = DebriefId("gone")

    async def carried(core: Core) -> None:
        keep(office.folder, Known(readable=True, links={gone: {TOKEN: True}}, ended=(gone,)))
        await carry_over(office.folder, core.office, core.rooms, core.clock.now())

    during(office, carried)
    assert ((), False) == (questions(office.folder), (office.folder / FILE).exists())
