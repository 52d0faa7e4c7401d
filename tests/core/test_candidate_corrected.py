"""A candidate's name, address or agency is corrected: what leaves from then on has it right."""

import pytest

import cast
from core.test_decide_office import C1, C2, JO, KIT, P1, hiring, new
from core.test_desk_words import seen
from panelry.decide.office.knowing import decide_knowing
from panelry.desk import ACTS, Typed
from panelry.events import Stamp
from panelry.hiring import Particulars
from panelry.ids import CandidateId, DebriefId, PositionId
from panelry.office import (
    CandidateAdded,
    CandidateContactEnded,
    CandidateCorrected,
    DebriefListed,
    Office,
    evolve,
)
from panelry.office import commands as c
from panelry.office.request_commands import CorrectCandidate
from panelry.panel import OPERATOR
from panelry.refusals import Code

KEY, JO_LUND = bytes(32), Particulars("Jo Lund")
AT = cast.moment(9_000)
RIGHT = CorrectCandidate(C1, "on the phone", "Kit Adeyemi-Roe", "kit@example.com")
(ACT,) = [each for each in ACTS if (each.group, each.name) == ("candidate", "correct")]


def knowing(state: Office, command: c.OfficeCommand) -> Office:
    """Return the office after a command, as the server decides it."""
    for event in decide_knowing(state, OPERATOR, command, AT, KEY):
        state = evolve(state, event, Stamp(OPERATOR, AT))
    return state


def said(state: Office, **given: str) -> tuple[Office, str]:
    """Return the office after the act was asked in words, and what it says then."""
    typed = Typed(seen(state), {"how": "on the phone", **given}, lambda: "drawn")
    after = knowing(state, ACT.make(typed))
    return after, ACT.said(typed, seen(after))


def test_what_is_said_is_corrected_and_the_rest_stays() -> None:
    """What named them before is known as long as they are not erased."""
    office = hiring().when(RIGHT, CorrectCandidate(C2, "by mail", agency=""))
    kit, jo = office.state.candidates[C1], office.state.candidates[C2]
    assert (Particulars("Kit Adeyemi-Roe", "kit@example.com"), (KIT,)) == (kit.particulars, kit.former)
    assert (Particulars(JO.name), (Particulars(JO.name), JO)) == (jo.particulars, jo.named)
    gone = office.when(c.EraseCandidate(C1, "asked for")).state.candidates[C1]
    assert ((), ()) == (gone.former, gone.named)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (CorrectCandidate(C1, " ", "Kit"), Code.TEXT_MISSING),
        (CorrectCandidate(C1, "by mail", " "), Code.TEXT_MISSING),
        (CorrectCandidate(C1, "by mail"), Code.NOTHING_NEW),
        (CorrectCandidate(C1, "by mail", f" {KIT.name} "), Code.NOTHING_NEW),
        (CorrectCandidate(C1, "by mail", email="kit at home"), Code.BAD_ADDRESS),
        (CorrectCandidate(C1, "by mail", JO.name, "", JO.agency), Code.ID_TAKEN),
        (CorrectCandidate(CandidateId("c9"), "by mail", "Kit"), Code.NO_SUCH_THING),
    ],
)
def test_what_corrects_nothing_or_makes_two_of_one_person_is_refused(
    command: CorrectCandidate, code: Code
) -> None:
    """The record stays as it is."""
    assert code is hiring().refused(command)


def test_who_was_erased_or_cannot_be_opened_is_not_corrected() -> None:
    """Their key is gone, so nothing could be sealed."""
    office = hiring().when(c.EraseCandidate(C1, "asked for"))
    assert Code.NO_SUCH_THING is office.refused(RIGHT)
    shut = CandidateAdded(CandidateId("c3"), P1, sealed=b"sealed")
    office.state = evolve(office.state, shut, Stamp(OPERATOR, AT))
    assert Code.NO_SUCH_THING is office.refused(CorrectCandidate(shut.candidate, "by mail", "Kit"))


def test_a_correction_whose_key_is_lost_leaves_nobody_named() -> None:
    """As the journal gives it where neither can be opened."""
    shut = CandidateAdded(CandidateId("c3"), P1, sealed=b"sealed")
    state = evolve(hiring().state, shut, Stamp(OPERATOR, AT))
    event = CandidateCorrected(shut.candidate, "by mail", sealed=b"sealed")
    assert () == evolve(state, event, Stamp(OPERATOR, AT)).candidates[shut.candidate].named


def test_an_erased_candidate_is_known_again_by_either_name() -> None:
    """The table that they came from may still have the wrong one."""
    state = knowing(knowing(hiring().state, RIGHT), c.EraseCandidate(C1, "asked for"))
    now = Particulars("Kit Adeyemi-Roe", "kit@example.com")
    for person in (KIT, now):
        command = c.AddCandidates(P1, (new(CandidateId("c3"), person), new(CandidateId("c4"), JO_LUND)))
        assert {"c1", "c2", "c4"} == set(knowing(state, command).candidates)


def test_no_further_contact_follows_a_corrected_person() -> None:
    """It was said under the right address, the old one or before an erasure; and is recorded once."""
    other = PositionId("p2")
    office = hiring().when(
        c.OpenPosition(other, "Lead"),
        c.AddCandidates(other, (new(CandidateId("c3"), Particulars("Kit", "kit@example.com")),)),
        c.EndCandidateContact(CandidateId("c3"), "by mail"),
    )
    events = decide_knowing(office.state, OPERATOR, RIGHT, AT, KEY)
    assert [C1] == [each.candidate for each in events if isinstance(each, CandidateContactEnded)]
    silent = knowing(office.state, RIGHT)
    again = decide_knowing(silent, OPERATOR, CorrectCandidate(C1, "by mail", "Kit"), AT, KEY)
    assert 1 == len(again)
    added = c.AddCandidates(other, (new(CandidateId("c5"), KIT),))
    assert knowing(silent, added).candidates[CandidateId("c5")].contact_ended


def test_the_desk_says_what_still_has_the_name_as_it_was() -> None:
    """A debrief that began, and another position that the person applied for."""
    office = hiring().when(
        c.OpenPosition(PositionId("p2"), "Lead"),
        c.AddCandidates(PositionId("p2"), (new(CandidateId("c3"), KIT),)),
    )
    state = evolve(office.state, DebriefListed(DebriefId("d1"), P1, C1), Stamp(OPERATOR, AT))
    renamed, words = said(state, candidate="c1", name="Kit Adeyemi-Roe")
    assert (
        "Kit Adeyemi-Roe is corrected. E-mail: kit@example.org. Agency: none.\n"
        "A debrief that began keeps the name it was begun with: Kit Adeyemi.\n"
        "The same person applied for Lead: correct it there, too."
    ) == words
    _, more = said(renamed, candidate="Kit Adeyemi-Roe", email=" None", agency="Brightside")
    assert "Kit Adeyemi-Roe is corrected. E-mail: none. Agency: Brightside." == more.splitlines()[0]
    assert not [line for line in more.splitlines() if "debrief" in line]


def test_a_correction_that_is_declined_says_why() -> None:
    """Two of one person have words of their own."""
    typed = Typed(seen(hiring().state), {"candidate": "c1"}, lambda: "drawn")
    assert "Somebody of that name and address is a candidate" in ACT.declined(typed, Code.ID_TAKEN)
    assert "This is so already. Nothing more is needed." == ACT.declined(typed, Code.NOTHING_NEW)
