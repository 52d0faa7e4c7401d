"""Who has no address is told by a person: the desk keeps it waiting, with the words and who ticked it off."""

import pytest
from msgspec.structs import replace

import cast
from core.test_decide_office import C1, C2, P1, hiring
from core.test_desk_words import look, seen
from panelry.debrief import Phase
from panelry.desk import ACTS, Desk, Typed, waiting
from panelry.events import Stamp
from panelry.hiring import HoldOn, NoticeKind, Particulars, PositionState
from panelry.ids import CandidateId, DebriefId, HoldId
from panelry.milestones import Milestones, Told
from panelry.office import DebriefListed, DebriefMoved, evolve, notice_id
from panelry.office import commands as c
from panelry.panel import OPERATOR, Role


def test_who_has_no_address_waits_to_be_told_with_the_words_to_say() -> None:
    """With a mail server, too; it counts its days, shows what to say, and names who ticked it off."""
    office = hiring().when(c.SeatOfficer(cast.GRACE, "Grace Hill", (Role.COORDINATOR,)))
    office.when(c.WithdrawPosition(P1, "gone", 2))

    def desk(role: Role = Role.COORDINATOR) -> Desk:
        return replace(seen(office.state, role), mail=True)

    (waits,) = waiting(desk())
    assert ("Jo Lindqvist", "no address, tell them, today", True, "notice told") == (
        waits.about,
        waits.words,
        waits.urgent,
        waits.cure,
    )
    later = replace(desk(), at="2099-01-01T00:00:00.000Z")
    assert "days" in waiting(later)[0].words
    assert () == waiting(desk(Role.AUDITOR))
    shown, rows = look(desk(), "notice", "show", notice="Jo Lindqvist")
    assert "To: nobody's address is on file. Say this, or print it." == shown[0]
    assert "You are free to pursue other offers. We are sorry to stop here, and we wish you well." in shown
    assert "Dear Jo Lindqvist," in shown
    assert isinstance(rows, dict)
    assert {"text": "\n".join(shown), "by": ""}.items() <= rows.items()
    assert ["To: kit@example.org"] == look(desk(), "notice", "show", notice="Kit Adeyemi")[0][:1]
    hidden = look(desk(Role.AUDITOR), "notice", "show", notice=notice_id(C2, NoticeKind.CLOSED))[0]
    assert ["You see that there is a notice, and not to whom."] == hidden
    office.when(c.RecordNotice(notice_id(C2, NoticeKind.CLOSED), "by phone"), actor=cast.GRACE)
    assert () == waiting(desk())
    assert "by phone (recorded by Grace Hill)" in "".join(look(desk(), "notice", "list")[0])


def test_who_is_told_by_mail_and_who_by_a_person_is_said_before_and_after() -> None:
    """Nothing of it where everybody has an address."""
    office = hiring()
    (act,) = [each for each in ACTS if (each.group, each.name) == ("position", "withdraw")]
    typed = Typed(replace(seen(office.state), mail=True), {"position": "Senior Backend Engineer"}, lambda: "")
    assert act.asks is not None
    assert (
        "1 of them has no address: that is for you to tell, by phone or by letter." in act.asks(typed).lines
    )
    people = (c.NewCandidate(CandidateId(f"n{each}"), Particulars(f"No {each}")) for each in range(2))
    office.when(c.AddCandidates(P1, tuple(people)))
    typed = replace(typed, desk=replace(seen(office.state), mail=True))
    assert (
        "3 of them have no address: that is for you to tell, by phone or by letter." in act.asks(typed).lines
    )
    office.when(c.WithdrawPosition(P1, "gone", 4))
    after = replace(seen(office.state), mail=True)
    assert (
        "Senior Backend Engineer is withdrawn. 1 notice waits to be sent. See notice list. 3 notices wait for"
        " you: there is no address on file: tell them by phone or by letter. What to say or to print: notice"
        " show NAME. Tell each yourself, then record it: notice told NAME --how TEXT"
    ) == act.said(typed, after)
    gone = Typed(after, {"position": "Senior Backend Engineer"}, lambda: "")
    with pytest.raises(ValueError, match="is withdrawn, and everybody was told or has a notice"):
        act.make(gone)


def test_nobody_is_told_of_a_position_that_was_filled() -> None:
    """Its candidates are told their outcome."""
    office = hiring().when(c.MovePosition(P1, PositionState.FILLED))
    (act,) = [each for each in ACTS if (each.group, each.name) == ("position", "withdraw")]
    typed = Typed(seen(office.state), {"position": "Senior Backend Engineer", "reason": "gone"}, lambda: "")
    with pytest.raises(ValueError, match="is filled, so nobody is to be told"):
        act.make(typed)


def test_a_hold_that_is_lifted_after_a_withdrawal_is_work_at_the_desk() -> None:
    """Who was left out is told by the same act as those of a position on hold."""
    office = hiring().when(c.PlaceHold(HoldId("h1"), HoldOn.CANDIDATE, C1, "a claim", "Priya", "2099-01-31"))
    office.when(
        c.WithdrawPosition(P1, "gone", 1), c.RecordNotice(notice_id(C2, NoticeKind.CLOSED), "by phone")
    )
    assert ["Hold: Kit Adeyemi"] == [each.about for each in waiting(seen(office.state))]
    office.when(c.LiftHold(HoldId("h1"), "settled"))
    (waits,) = waiting(seen(office.state))
    assert ("withdrawn, 1 not told", "position tell", True) == (waits.words, waits.cure, waits.urgent)
    (act,) = [each for each in ACTS if (each.group, each.name) == ("position", "tell")]
    typed = Typed(seen(office.state), {"position": "Senior Backend Engineer"}, lambda: "")
    assert act.asks is not None
    assert "Senior Backend Engineer: 1 will be told, 0 of them through an agency." in act.asks(typed).lines
    office.when(act.make(typed))
    assert ["notice untold, today"] == [each.words for each in waiting(seen(office.state))]


def test_a_corrected_text_is_work_at_the_desk_until_the_candidate_has_it() -> None:
    """With its clock, although the first version was handed over and the debrief is closed."""
    office = hiring()
    at = cast.moment(9_000)
    told = Told(at, "page")
    reached = Milestones(
        Phase.CLOSED, at, outcome=at, answered=at, wanted=True, released=at, told=told, corrected=at
    )
    for event in (DebriefListed(DebriefId("d1"), P1, C1), DebriefMoved(DebriefId("d1"), reached)):
        office.state = evolve(office.state, event, Stamp(OPERATOR, at))
    found = [(each.about, each.words) for each in waiting(seen(office.state))]
    assert [("Kit Adeyemi", "corrected text to hand over, today")] == found
    there = replace(reached, corrected="")
    office.state = evolve(office.state, DebriefMoved(DebriefId("d1"), there), Stamp(OPERATOR, at))
    assert () == waiting(seen(office.state))


def test_nobody_reads_a_letter_that_cannot_go_out() -> None:
    """A position that is open is on no hold: that is said before the letter, not after it."""
    (act,) = [each for each in ACTS if (each.group, each.name) == ("position", "tell")]
    typed = Typed(seen(hiring().state), {"position": "Senior Backend Engineer"}, lambda: "")
    assert act.asks is not None
    with pytest.raises(ValueError, match="This position is not on hold"):
        act.asks(typed)
