"""What the server passes on into a debrief says who is behind it, and a record of before that is read."""

import msgspec
import pytest

import cast
from panelry import commands as c
from panelry import events as e
from panelry import parts as p
from panelry.access import officers_in, told_of_debrief, told_of_office
from panelry.commands import KINDS
from panelry.desk import desk_of
from panelry.desk.reading import recorded_by
from panelry.doing import Doer
from panelry.events import Stamp
from panelry.hiring import NoticeKind
from panelry.ids import CandidateId, DebriefId, NoticeId, PersonId
from panelry.mails import Sent
from panelry.office import (
    CandidateContactEnded,
    DebriefListed,
    FeedbackOffered,
    NoticeQueued,
    NoticeSending,
    OfficeEvent,
    OfficerLeft,
    OfficerSeated,
    fold,
)
from panelry.panel import CANDIDATE, OPERATOR, SERVER, Role
from panelry.visibility.office import office_picture
from story import CODE, TOKEN, Story

AT = "2030-01-01T00:00:00.000Z"
NORA = Doer(PersonId("nora"), "Nora Quist")
ADDRESS, OFFER = "amara@example.org", "c" * 64
ASKED: dict[str, c.Command] = {
    "PageMade": c.MakePage(TOKEN, CODE, asks=True),
    "MailAsked": c.SendMail(ADDRESS, OFFER),
    "ContactEnded": c.EndContact("on the phone"),
    "Withdrawn": c.Withdraw(on_hold=False, reason="the budget was cut"),
}
"""What the desk may ask of a debrief, by the kind of event that it makes."""
OLDER = {
    "PageMade": b'{"event":"PageMade","token":"aa","code":"bb","asks":true,"until":"2030-01-01"}',
    "PageRevoked": b'{"event":"PageRevoked"}',
    "MailAsked": b'{"event":"MailAsked","address":"amara@example.org","asks":true}',
    "ContactEnded": b'{"event":"ContactEnded","how":"at the office"}',
    "Withdrawn": b'{"event":"Withdrawn","on_hold":false,"reason":"gone"}',
}
"""Events as journals hold them that were written before anybody behind them was kept."""


def asked(story: Story, kind: str, by: Doer | None) -> Story:
    """Let the server pass one thing on."""
    story.by = by
    story.when(OPERATOR, ASKED[kind])
    story.by = None
    return story


@pytest.mark.parametrize("kind", ASKED)
@pytest.mark.parametrize("by", [NORA, Doer(OPERATOR), Doer(SERVER)])
def test_who_is_behind_it_stands_in_the_event_the_record_and_every_sight(kind: str, by: Doer) -> None:
    """In scoring as later: for everybody who has a seat, the same."""
    story = asked(Story().scored(cast.BEN), kind, by)
    ((event, stamp),) = story.journal[-1]
    assert isinstance(event, e.PassedOn)
    assert (by, OPERATOR, by) == (event.by, stamp.actor, story.state.acts.last[-1].by)
    assert event == e.decode(e.encode(event))
    lines = [story.sees(person)[f"Line/{len(story.state.acts):06}"] for person in cast.ALL]
    assert {(kind, by)} == {(each.kind, each.by) for each in lines if isinstance(each, p.Line)}


@pytest.mark.parametrize("kind", OLDER)
def test_an_event_of_before_is_read_and_written_as_it_was(kind: str) -> None:
    """Nobody is behind it, and its bytes stay those that the chain vouches for."""
    event = e.decode(OLDER[kind])
    assert isinstance(event, e.PassedOn)
    assert (None, OLDER[kind]) == (event.by, e.encode(event))


def test_what_somebody_with_a_seat_does_names_nobody_else() -> None:
    """The stamp says who it was."""
    story = Story().when(cast.GRACE, ASKED["PageMade"], ASKED["ContactEnded"])
    assert [(cast.GRACE, None)] * 2 == [(each.actor, each.by) for each in story.state.acts.last[-2:]]


def test_no_command_can_say_who_is_behind_it() -> None:
    """It is known by the seat in the office alone."""
    known = {kind.__name__: set(kind.__struct_fields__) for kind in KINDS}
    assert [] == [name for name, fields in known.items() if "by" in fields]


def test_the_desk_names_who_put_something_on_record() -> None:
    """By name while they have a seat; the operator and the server by what they are."""
    state = fold([(OfficerSeated(NORA.person, NORA.name, (Role.COORDINATOR,)), Stamp(OPERATOR, AT))])
    desk = desk_of(office_picture(state, frozenset({Role.COORDINATOR})).values(), AT)
    people = (NORA.person, OPERATOR, SERVER, PersonId("gone"))
    said = [recorded_by(desk, each) for each in people]
    assert ["Nora Quist", "the operator", "the server", "somebody who left the office"] == said


# what the candidate gets


def entry_of(past: list[tuple[e.Event, Stamp]], officers: dict[PersonId, str]) -> str:
    """Return by whom the last event is told."""
    told = [each for each in told_of_debrief(cast.DEBRIEF, past, officers) if each.by != "The record"]
    return told[-1].by


@pytest.mark.parametrize(
    ("by", "told"),
    [
        (NORA, "Coordinator 1 of the office"),
        (Doer(OPERATOR), "The operator"),
        (Doer(SERVER), "The server"),
        (Doer(PersonId("stranger"), "Zoe Lund"), "The office"),
        (None, "The office"),
    ],
)
def test_the_candidate_reads_the_seat_in_the_office_and_no_name(by: Doer | None, told: str) -> None:
    """As for a panel: whoever took part is called by their seat."""
    story = asked(Story(), "PageMade", by)
    past = [pair for step in story.journal for pair in step]
    officers = dict(officers_in([(OfficerSeated(NORA.person, NORA.name, (Role.COORDINATOR,)), past[0][1])]))
    assert told == entry_of(past, officers)
    body = msgspec.json.encode([*told_of_debrief(cast.DEBRIEF, past, officers)])
    assert [] == [word for word in (b"Nora", b"Quist", b"nora", b"Zoe", b"stranger") if word in body]


def test_what_the_server_does_alone_is_told_as_its_own() -> None:
    """The mail that leaves, its end, and links that a restore revoked; the operator's stay the operator's."""
    story = asked(Story(), "MailAsked", NORA)
    story.when(OPERATOR, c.RecordSending(0, CODE, CODE), c.RecordSent(0, Sent.ACCEPTED), c.RevokePage())
    told = [*told_of_debrief(cast.DEBRIEF, [pair for step in story.journal for pair in step])]
    found = [(each.by, each.what) for each in told if each.by != "The record"]
    assert ("The operator", "debrief begun") == found[0]
    assert [
        ("The server", "mail to you about to leave"),
        ("The server", "mail to you"),
        ("The server", "links to your page revoked"),
    ] == found[-3:]


def test_the_office_s_own_record_says_which_seat_did_what() -> None:
    """Also of somebody who left; what a debrief passed on and what left by itself is the server's."""
    kit = CandidateId("kit")
    ines, omar = PersonId("ines"), PersonId("omar")
    past: list[tuple[OfficeEvent, PersonId]] = [
        (OfficerSeated(ines, "Ines Abreu", (Role.COORDINATOR,)), OPERATOR),
        (OfficerSeated(omar, "Omar Said", (Role.AUDITOR, Role.COORDINATOR)), OPERATOR),
        (OfficerSeated(ines, "Ines Abreu", (Role.AUDITOR,)), OPERATOR),
        (DebriefListed(DebriefId("d1"), candidate=kit), OPERATOR),
        (FeedbackOffered(DebriefId("d1"), TOKEN, CODE), ines),
        (OfficerLeft(ines), OPERATOR),
        (CandidateContactEnded(kit, "by mail"), omar),
        (CandidateContactEnded(kit, "in a debrief"), SERVER),
        (CandidateContactEnded(kit, "on the page"), CANDIDATE),
        (NoticeQueued(NoticeId("n1"), kit, NoticeKind.CLOSED), PersonId("nobody")),
        (NoticeSending(NoticeId("n1")), OPERATOR),
    ]
    told = told_of_office(kit, ((event, Stamp(actor, AT)) for event, actor in past))
    assert [
        "The operator",
        "Coordinator 1 of the office",
        "Coordinator 2 of the office",
        "The server",
        "You",
        "The office",
        "The server",
    ] == [each.by for each in told]
