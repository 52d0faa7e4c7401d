"""The operator's errands on a core: what they do, what they refuse, and that a refusal leaves nothing."""

from collections.abc import Sequence

import msgspec
import pytest

import cast
from panelry import commands as c
from panelry.ids import DebriefId, PersonId, PositionId
from panelry.office import STREAM
from panelry.office.commands import OpenPosition
from panelry.panel import OPERATOR, Mode, Role
from panelry.refusals import SENTENCES, Code, Refused
from panelry_server import errands as e
from panelry_server.core import Core
from panelry_server.journal import Append, Entry
from panelry_server.journal.memory import MemoryJournal
from panelry_server.links import Links
from panelry_server.operations import LARGEST_RUBRIC, run_errand
from server.planted import core_with
from story import Story

ADDRESS = "127.0.0.1:7340"
TOML = b"""
title = "Support"
[[criteria]]
title = "Listening"
"""
SEATS = (
    e.Seat("Ana Duarte", (Role.FACILITATOR, Role.PANELIST)),
    e.Seat("Ben Okafor", (Role.PANELIST,)),
    e.Seat("Eli Ström", (Role.OBSERVER,)),
)
TOKEN = "t" * 43


async def done(core: Core, errand: e.Errand) -> e.Outcome:
    """Return the outcome of an errand."""
    return await run_errand(core, errand, Links(ADDRESS))


async def declined(core: Core, errand: e.Errand) -> str:
    """Return why an errand was not done."""
    outcome = await done(core, errand)
    assert isinstance(outcome, e.NotDone)
    return outcome.why


async def made(core: Core, people: Sequence[e.Seat] = SEATS, *, open_scoring: bool = False) -> e.MadeDebrief:
    """Begin a debrief."""
    errand = e.NewDebrief("Amara Osei", "Engineer", "Backend", tuple(people), open_scoring=open_scoring)
    outcome = await done(core, errand)
    assert isinstance(outcome, e.MadeDebrief)
    return outcome


async def stored(core: Core) -> list[tuple[str, int]]:
    """Return where every stream stands."""
    return [(head.stream, head.position) for head in await core.journal.heads()]


async def test_an_imported_rubric_is_kept_under_its_title_or_a_given_name() -> None:
    """Both are listed in order of name, each with its version."""
    core = await core_with()
    kept = await done(core, e.ImportRubric("support.toml", TOML))
    await done(core, e.ImportRubric("support.toml", TOML, name=" Help\tdesk "))
    listed = await done(core, e.ListRubrics())
    assert isinstance(kept, e.KeptRubric)
    assert ("Support", 1, True) == (kept.name, kept.criteria, kept.changed)
    assert isinstance(listed, e.Rubrics)
    assert ["Backend", "Help desk", "Support"] == [each.name for each in listed.rubrics]


async def test_the_same_rubric_again_changes_nothing() -> None:
    """An import may be repeated; the journal does not grow."""
    core = await core_with()
    await done(core, e.ImportRubric("support.toml", TOML))
    before = await stored(core)
    again = await done(core, e.ImportRubric("support.toml", TOML))
    assert isinstance(again, e.KeptRubric)
    assert not again.changed
    assert before == await stored(core)


@pytest.mark.parametrize(
    ("errand", "why"),
    [
        (e.ImportRubric("x.toml", b"title = 3\n"), "line 1, title"),
        (e.ImportRubric("x.toml", TOML, name="n" * 201), "--name"),
        (
            e.ImportRubric(
                "x.toml",
                b'title = "T"\n'
                + b"".join(
                    b'[[criteria]]\ntitle = "C%d"\nlook_for = [%s]\n' % (n, b'"%s",' % (b"w" * 1900) * 10)
                    for n in range(40)
                ),
            ),
            f"{LARGEST_RUBRIC // 1024} KiB",
        ),
        (e.NewDebrief("Amara Osei", "Engineer", "Nope\x1b", SEATS), "no rubric “Nope\ufffd”"),
        (e.NewDebrief("Amara Osei", "Engineer", "Backend", SEATS[1:]), SENTENCES[Code.NO_FACILITATOR_LEFT]),
        (e.NewDebrief(" ", "Engineer", "Backend", SEATS), SENTENCES[Code.TEXT_MISSING]),
        (e.NewDebrief("Amara Osei", "Engineer", "Backend", (*SEATS, SEATS[1])), SENTENCES[Code.NAME_TAKEN]),
        (
            e.NewDebrief("A", "E", "Backend", (e.Seat("Fay", (Role.FACILITATOR,)),), open_scoring=True),
            SENTENCES[Code.NO_PANELIST],
        ),
        (e.NewDebrief("A", "E", "Backend", (e.Seat("Fay", (Role.OPERATOR,)),)), SENTENCES[Code.NOT_ALLOWED]),
        (e.Invite("amara", "Nobody"), "Its people: Ana Duarte, Ben Okafor"),
        (e.Invite("zzzz", "Ana Duarte"), "no such debrief"),
        (e.Invite("ama", "Ana Duarte"), "no such debrief"),
        (e.Export("amara", "txt"), "not released yet"),
        (e.Export("zzzz", "txt"), "no such debrief"),
    ],
)
async def test_what_is_declined_says_why_and_leaves_nothing_behind(errand: e.Errand, why: str) -> None:
    """The words name the cure, and no stream has begun or grown."""
    core = await core_with(Story().release())
    before = await stored(core)
    assert why in await declined(core, errand)
    assert before == await stored(core)


async def test_a_new_debrief_has_its_seats_its_mode_and_an_invitation_for_each() -> None:
    """Roles come in a fixed order, and the link holds the address, the debrief and the code."""
    core = await core_with()
    errand = e.NewDebrief("Amara Osei", "Engineer", "BACKEND", SEATS, Mode.NUMBERS_FIRST)
    outcome = await done(core, errand)
    assert isinstance(outcome, e.MadeDebrief)
    room = await core.rooms.open(DebriefId(outcome.debrief))
    assert ("Amara Osei", "Engineer", "Acme", cast.RUBRIC, Mode.NUMBERS_FIRST) == (
        room.state.candidate,
        room.state.position,
        room.state.organisation,
        room.state.rubric,
        room.state.mode,
    )
    assert [(seat.name, frozenset(seat.roles)) for seat in SEATS] == [
        (person.name, person.roles) for person in room.state.people.values()
    ]
    assert (Role.FACILITATOR, Role.PANELIST) == outcome.invitations[0].roles
    assert [f"panelry://{ADDRESS}/{outcome.debrief}#{each.code}" for each in outcome.invitations] == [
        each.link for each in outcome.invitations
    ]


async def test_scoring_can_be_open_at_once() -> None:
    """Without that the debrief stays in its setup."""
    core = await core_with()
    assert "setup" == (await made(core)).phase
    assert "scoring" == (await made(core, open_scoring=True)).phase


async def test_a_code_takes_the_seat_that_it_was_made_for() -> None:
    """It works once, for one person of one debrief."""
    core = await core_with()
    debrief = await made(core)
    for number, invitation in enumerate(debrief.invitations):
        device = await core.office.claim(invitation.code, f"{number}" * 43)
        state = (await core.rooms.open(device.debrief)).state
        assert (debrief.debrief, invitation.name) == (device.debrief, state.people[device.person].name)


async def test_a_code_waits_for_three_days() -> None:
    """The time that is shown is the time that counts."""
    core = await core_with()
    late, later = (await made(core)).invitations[:2]
    assert "2031-05-09T07:08:09.000Z" == late.until
    await core.clock.advance(72 * 3600 - 1)  # type: ignore[attr-defined]  # a manual clock
    assert cast.DEBRIEF != (await core.office.claim(late.code, "a" * 43)).debrief
    await core.clock.advance(1)  # type: ignore[attr-defined]  # a manual clock
    with pytest.raises(Refused):
        await core.office.claim(later.code, "b" * 43)


async def test_no_code_is_in_the_journal() -> None:
    """Only a keyed hash of it is."""
    core = await core_with()
    codes = [each.code for each in (await made(core)).invitations]
    streams = [head.stream for head in await core.journal.heads()]
    kept = b"".join([record.body or b"" for each in streams for record in await core.journal.read(each)])
    assert b"Invited" in kept
    assert [] == [code for code in codes if code.encode() in kept or code.replace("-", "").encode() in kept]


@pytest.mark.parametrize("person", ["Ben Okafor", " ben OKAFOR ", "ben"])
@pytest.mark.parametrize("debrief", ["amara", "amar"])
async def test_a_fresh_code_is_made_for_a_name_or_an_id(debrief: str, person: str) -> None:
    """The beginning of the debrief's id is enough, and capitals make no difference."""
    core = await core_with(Story().scoring())
    invitation = await done(core, e.Invite(debrief, person))
    assert isinstance(invitation, e.Invitation)
    device = await core.office.claim(invitation.code, TOKEN)
    assert (cast.DEBRIEF, cast.BEN) == (device.debrief, device.person)


async def test_the_beginning_of_two_ids_is_not_enough() -> None:
    """The words say how many there are."""
    core = await core_with(Story(), other_debrief("amarant"))
    assert "2 debriefs begin with that" in await declined(core, e.Invite("amar", "Ben Okafor"))
    assert isinstance(await done(core, e.Invite("amara", "Ben Okafor")), e.Invitation)


def other_debrief(debrief: str) -> Story:
    """Return a story of that id, with Ben alone in it."""
    story = Story(people=())
    story.journal.clear()
    story.state = type(story.state)()
    create = msgspec.structs.replace(cast.create(), debrief=DebriefId(debrief))
    return story.when(OPERATOR, create, cast.seat(cast.BEN))


async def test_the_list_says_where_each_debrief_stands() -> None:
    """People, panelists and how many of those submitted; the rest is nobody's business here."""
    core = await core_with(Story().scored(cast.ANA, cast.BEN), other_debrief("brook"))
    listed = await done(core, e.ListDebriefs())
    assert isinstance(listed, e.Debriefs)
    assert [("amara", "scoring", 8, 4, 2), ("brook", "setup", 1, 1, 0)] == [
        (each.debrief, each.phase, each.people, each.panelists, each.submitted) for each in listed.debriefs
    ]


async def test_the_list_does_not_move_when_somebody_rates_or_writes() -> None:
    """Not even the number of criteria done is told: it would say when somebody rates."""
    core = await core_with(Story().scoring())
    before = await done(core, e.ListDebriefs()), await done(core, e.Check())
    room = await core.rooms.open(cast.DEBRIEF)
    await room.do(cast.BEN, "d", 1, c.Rate(cast.DESIGN, 4))  # type: ignore[arg-type]  # a device's id
    await room.do(cast.BEN, "d", 2, c.WriteNote(cast.DESIGN, "a note"))  # type: ignore[arg-type]  # likewise
    assert before == (await done(core, e.ListDebriefs()), await done(core, e.Check()))


async def spoilt(debrief: str, body: bytes) -> Core:
    """Return a core with a story whose stream ends in an event that cannot be read."""
    core = await core_with(Story())
    head = await core.journal.head(debrief)
    assert head is not None
    bad = Append(debrief, head.position, 1, "bad", 1, "ana", cast.moment(0), (Entry("Rated", body),))
    await core.journal.append(bad)
    return core


async def test_a_debrief_that_cannot_be_read_hides_no_other() -> None:
    """It stands in the list as such."""
    core = await spoilt(cast.DEBRIEF, b'{"event":"Rated","criterion":7}')
    listed = await done(core, e.ListDebriefs())
    assert e.Debriefs((e.ListedDebrief(cast.DEBRIEF, fault=True),)) == listed


@pytest.mark.parametrize(
    "body",
    [
        b'{"event":"Rated","criterion":"SECRET"}',
        b"SECRET",
        b'{"event":"HandoverRecorded","result":"","words":"SECRET"}',
    ],
)
async def test_a_check_names_the_stream_and_the_position_alone(body: bytes) -> None:
    """What stands there may be private, so no word of it is told."""
    core = await spoilt(cast.DEBRIEF, body)
    checked = await done(core, e.Check())
    assert isinstance(checked, e.Checked)
    (fault,) = checked.faults
    assert fault.startswith("stream amara, position 10: the event cannot be read (")
    assert "SECRET" not in fault


async def test_a_check_reads_the_office_too() -> None:
    """A stream that no office event adds up to is a fault there."""
    core = await spoilt(STREAM, b'{"event":"Nonsense"}')
    checked = await done(core, e.Check())
    assert isinstance(checked, e.Checked)
    assert ["stream office, position 4"] == [fault.partition(":")[0] for fault in checked.faults]


async def test_a_check_finds_a_changed_event() -> None:
    """A broken chain is told once, though the stream cannot be read either."""
    journal = MemoryJournal()
    core = await core_with(Story(), journal=journal)
    assert e.Checked((), 1) == await done(core, e.Check())
    records = journal._records[cast.DEBRIEF]
    records[1] = msgspec.structs.replace(records[1], body=b"other")
    checked = await done(core, e.Check())
    assert isinstance(checked, e.Checked)
    assert 1 == len(checked.faults)
    assert "stream amara, position 2" in checked.faults[0]


async def test_a_check_passes_over_an_erased_debrief() -> None:
    """Its chain holds without its bodies, and there is nothing to read."""
    journal = MemoryJournal()
    core = await core_with(Story(), journal=journal)
    journal._heads[cast.DEBRIEF] = msgspec.structs.replace(
        journal._heads[cast.DEBRIEF], erased_at=cast.moment(9)
    )
    records = journal._records[cast.DEBRIEF]
    records[:] = [msgspec.structs.replace(record, body=None) for record in records]
    assert e.Checked((), 0) == await done(core, e.Check())


async def test_an_export_goes_on_record() -> None:
    """Who has the text can be told afterwards: the event stands in the debrief's stream."""
    core = await core_with(Story().released())
    outcome = await done(core, e.Export("amara", "txt"))
    last = (await core.journal.read(cast.DEBRIEF))[-1]
    assert isinstance(outcome, e.ExportedText)
    assert outcome.text.endswith("The interview panel at Acme\n")
    assert ("Exported", OPERATOR) == (last.kind, last.actor)


async def test_a_closed_debrief_still_gives_its_released_text() -> None:
    """The record of the candidate's file is often asked for after the evening."""
    core = await core_with(Story().released().when(cast.ANA, c.Close()))
    assert isinstance(await done(core, e.Export("amara", "json")), e.ExportedText)


async def test_a_withdrawn_debrief_exports_nothing() -> None:
    """The position is gone: the polite notice goes out instead."""
    core = await core_with(Story().release().when(cast.ANA, c.Withdraw(on_hold=False, reason="gone")))
    before = await stored(core)
    assert "ended" in await declined(core, e.Export("amara", "txt"))
    assert before == await stored(core)


async def test_a_full_disk_is_told_and_nothing_is_promised() -> None:
    """No code is shown that the office does not know."""
    journal = MemoryJournal()
    core = await core_with(Story().scoring(), journal=journal)
    journal.writable = False
    assert "takes no events now" in await declined(core, e.Invite("amara", "ben"))
    assert PersonId("ben") not in {each.person for each in core.office.state.invitations.values()}


async def test_a_position_without_a_rubric_takes_that_of_its_first_debrief() -> None:
    """Later levels and the bench need one; a debrief with another rubric leaves the position's."""
    core = await core_with()
    await done(core, e.ImportRubric("support.toml", TOML))
    await core.office.ask(OPERATOR, OpenPosition(PositionId("p1"), "Engineer"))
    await made(core)
    assert "Backend" == core.office.state.positions[PositionId("p1")].rubric
    await done(core, e.NewDebrief("Amara Osei", "Engineer", "Support", SEATS))
    assert "Backend" == core.office.state.positions[PositionId("p1")].rubric
