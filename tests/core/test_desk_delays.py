"""How long candidates waited after their last interview: middle and longest, by position."""

from core.test_desk_words import look, seen
from panelry.debrief import Phase
from panelry.desk import Desk
from panelry.desk.delays import Delay, delays
from panelry.events import Stamp
from panelry.hiring import Jurisdiction, Particulars
from panelry.ids import CandidateId, DebriefId, PositionId
from panelry.milestones import Milestones
from panelry.office import (
    CandidateAdded,
    CandidateErased,
    CandidateInterviewed,
    DebriefListed,
    DebriefMoved,
    Office,
    OfficeEvent,
    OutcomeTold,
    PositionOpened,
    evolve,
)
from panelry.panel import OPERATOR, Outcome

P1 = PositionId("p1")


def on(day: int) -> str:
    """Return an instant on a day of November."""
    return f"2026-11-{day:02}T10:00:00.000Z"


Happened = tuple[tuple[OfficeEvent, str], ...]


def waited(
    place: int, *, talked: str = "", outcome: str = "", told: str = "", released: str = ""
) -> Happened:
    """Return what happened with a candidate who was interviewed on the second."""
    candidate, debrief = CandidateId(f"c{place}"), DebriefId(f"d{place}")
    happened: list[tuple[OfficeEvent, str]] = [
        (CandidateAdded(candidate, P1, Particulars(f"Kit {place}")), on(1)),
        (CandidateInterviewed(candidate, "2026-11-02"), on(2)),
        (DebriefListed(debrief, P1, candidate), on(2)),
        (
            DebriefMoved(
                debrief, Milestones(Phase.CLOSED, outcome=outcome, released=released, discussion=talked)
            ),
            on(3),
        ),
    ]
    if told:
        happened.append((OutcomeTold(candidate, Outcome.DECLINE, "by phone"), told))
    return tuple(happened)


def desk(*stories: Happened) -> Desk:
    """Return the desk of a coordinator after what happened."""
    state = evolve(
        Office(), PositionOpened(P1, "Staff Engineer", "", Jurisdiction.NONE), Stamp(OPERATOR, on(1))
    )
    for event, at in (each for story in stories for each in story):
        state = evolve(state, event, Stamp(OPERATOR, at))
    return seen(state)


def test_days_are_counted_from_the_last_interview() -> None:
    """Three candidates: the middle one and the longest, and for feedback the one who has it."""
    found = desk(
        waited(1, talked=on(3), outcome=on(3), told=on(4), released=on(9)),
        waited(2, talked=on(4), outcome=on(5), told=on(12)),
        waited(3, outcome=on(2)),
    )
    assert [Delay(2, 2, 2), Delay(3, 1, 3), Delay(2, 10, 10), Delay(1, 7, 7)] == list(
        delays(found, found.positions[P1]).values()
    )
    said = (
        "Staff Engineer: debrief of the panel after 2 days, at most 2 (n 2);"
        " outcome of the panel after 1 day, at most 3 (n 3);"
        " told the outcome after 10 days, at most 10 (n 2); feedback released after 7 days, at most 7 (n 1)."
    )
    feedback = {"n": 1, "middle": 7, "longest": 7}
    lines, rows = look(found, "position", "days")
    assert [said] == lines
    assert isinstance(rows, dict)
    assert feedback == rows["positions"][0]["feedback"]


def test_what_the_record_does_not_hold_counts_nowhere() -> None:
    """An erased candidate, an outcome before the interview, a debrief that nobody may see, nobody at all."""
    gone = (*waited(1, outcome=on(3)), (CandidateErased(CandidateId("c1"), "asked for"), on(20)))
    early = waited(2, outcome=on(1))
    unseen = waited(3)[:3]
    found = desk(gone, early, unseen)
    assert [Delay(0, None, None)] * 4 == list(delays(found, found.positions[P1]).values())
    ends = ("debrief of the panel", "outcome of the panel", "told the outcome", "feedback released")
    nobody = "; ".join(f"{each} nobody yet" for each in ends)
    assert [f"Staff Engineer: {nobody}."] == look(found, "position", "days")[0]
    assert "position new" in look(seen(Office()), "position", "days")[0][0]


def test_all_positions_are_told_together_where_there_are_several() -> None:
    """Beside each of them; a program gets them together in any case."""
    moved = waited(1, talked=on(4), outcome=on(6))
    other = PositionOpened(PositionId("p2"), "Lead", "", Jurisdiction.NONE)
    candidate, debrief = CandidateId("c2"), DebriefId("d2")
    elsewhere: Happened = (
        (other, on(1)),
        (CandidateAdded(candidate, PositionId("p2"), Particulars("Jo")), on(1)),
        (CandidateInterviewed(candidate, "2026-11-02"), on(2)),
        (DebriefListed(debrief, PositionId("p2"), candidate), on(2)),
        (DebriefMoved(debrief, Milestones(Phase.CLOSED, outcome=on(12))), on(12)),
    )
    lines, rows = look(desk(moved, elsewhere), "position", "days")
    assert 3 == len(lines)
    assert lines[2].startswith(
        "All positions together: debrief of the panel after 2 days, at most 2 (n 1); "
        "outcome of the panel after 10 days, at most 10 (n 2);"
    )
    assert isinstance(rows, dict)
    assert {"n": 2, "middle": 10, "longest": 10} == rows["together"]["outcome"]
