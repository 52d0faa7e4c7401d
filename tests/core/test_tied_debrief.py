"""A debrief that names no candidate of the office: what waits there, and who says whom it is about."""

import pytest

import cast
from core.test_decide_office import C1, C2, P1, Deciding, hiring
from core.test_desk_words import seen
from panelry.access import told_of_office
from panelry.debrief import Phase
from panelry.desk import ACTS, Typed, Unclear, waiting
from panelry.events import Stamp
from panelry.hiring import Jurisdiction
from panelry.ids import CandidateId, DebriefId, PositionId
from panelry.milestones import Asks, Milestones, Told
from panelry.office import (
    DebriefErased,
    DebriefListed,
    DebriefMoved,
    DebriefTied,
    Office,
    OfficeEvent,
    PositionOpened,
    debriefs_of,
    evolve,
)
from panelry.office.request_commands import TieDebrief
from panelry.pages import Said
from panelry.panel import OPERATOR
from panelry.refusals import Code

OLD, ELSEWHERE, GONE, P2 = DebriefId("old1"), DebriefId("old2"), DebriefId("old3"), PositionId("p2")
AT = cast.moment(300)
ASKED = Milestones(
    Phase.RELEASE, since=AT, asks=(Asks(AT, Said.DATA), Asks(AT, Said.NO_CONTACT)), told=Told(AT, "page", "")
)
(ACT,) = [each for each in ACTS if (each.group, each.name) == ("candidate", "debrief")]


def begun_outside(*more: OfficeEvent) -> Deciding:
    """Return an office with debriefs that name no candidate: of no position, another, and an erased one."""
    office = hiring()
    events = (
        PositionOpened(P2, "Analyst", "", Jurisdiction.NONE),
        DebriefListed(OLD),
        DebriefListed(ELSEWHERE, P2),
        DebriefListed(GONE, P1),
        DebriefErased(GONE, "asked for"),
        *more,
    )
    for event in events:
        office.state = evolve(office.state, event, Stamp(OPERATOR, AT))
    return office


def of_untied(state: Office) -> list[tuple[str, str, str]]:
    """Return what waits in debriefs that name no candidate."""
    found = waiting(seen(state))
    return [(each.about, each.words, each.cure) for each in found if each.about.startswith("Debrief")]


def test_what_was_said_in_a_debrief_without_a_candidate_waits_by_its_id() -> None:
    """With the act that says who it is about; then it waits with the candidate."""
    office = begun_outside(DebriefMoved(OLD, ASKED), DebriefMoved(ELSEWHERE, ASKED))
    found = of_untied(office.state)
    assert {"Debrief old1", "Debrief old2, Analyst"} == {about for about, _, _ in found}
    assert {"candidate debrief"} == {cure for _, _, cure in found}
    words = {words for _, words, _ in found}
    assert all(each.endswith("; it names no candidate here") for each in words)
    assert {"asks for their data", "wants no further contact"} == {each.split(",")[0] for each in words}
    office.when(TieDebrief(C1, OLD))
    assert {"Debrief old2, Analyst"} == {about for about, _, _ in of_untied(office.state)}
    assert "case open" in {each.cure for each in waiting(seen(office.state)) if each.key == C1}


def test_a_tied_debrief_is_the_candidates_from_then_on() -> None:
    """It goes with an erasure, is in their copy, and the office knows that they were told."""
    office = begun_outside(DebriefMoved(OLD, ASKED)).when(TieDebrief(C1, OLD))
    assert (OLD,) == debriefs_of(office.state, C1)
    assert (P1, C1) == office.state.belongs[OLD]
    assert (AT, "page") == (office.state.candidates[C1].told, office.state.candidates[C1].how_told)
    event = (DebriefTied(OLD, C1), Stamp(OPERATOR, AT))
    assert ["debrief found to be yours"] == [each.what for each in told_of_office(C1, [event])]
    assert [] == list(told_of_office(C2, [event]))


def test_a_debrief_that_said_nothing_yet_can_be_tied() -> None:
    """The office has heard nothing of it, so nobody is told by it."""
    office = begun_outside().when(TieDebrief(C1, OLD))
    assert ("", (OLD,)) == (office.state.candidates[C1].told, debriefs_of(office.state, C1))


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (TieDebrief(CandidateId("c9"), OLD), Code.NO_SUCH_THING),
        (TieDebrief(C1, DebriefId("none")), Code.NO_SUCH_THING),
        (TieDebrief(C1, GONE), Code.NO_SUCH_THING),
        (TieDebrief(C1, ELSEWHERE), Code.NO_SUCH_THING),
    ],
)
def test_only_a_debrief_that_could_be_theirs_is_tied(command: TieDebrief, code: Code) -> None:
    """Not an erased one, nor one for another position."""
    assert code is begun_outside().refused(command)


def test_a_tied_debrief_stays_with_its_candidate() -> None:
    """The same again is nothing new; another is refused in words."""
    office = begun_outside().when(TieDebrief(C1, OLD))
    assert Code.NOTHING_NEW is office.refused(TieDebrief(C1, OLD))
    assert Code.ID_TAKEN is office.refused(TieDebrief(C2, OLD))
    typed = Typed(seen(office.state), {}, lambda: "drawn")
    assert "another candidate already" in ACT.declined(typed, Code.ID_TAKEN)
    assert "There is no such thing" not in ACT.declined(typed, Code.NOTHING_NEW)


def typed(office: Deciding, debrief: str) -> Typed:
    """Return what somebody typed to tie a debrief to Kit."""
    return Typed(seen(office.state), {"candidate": C1, "debrief": debrief}, lambda: "drawn")


def test_the_act_asks_for_the_name_and_says_what_is_so() -> None:
    """A debrief may be named by the beginning of its id."""
    office = begun_outside()
    words = typed(office, "old1")
    assert TieDebrief(C1, OLD) == ACT.make(words)
    assert ACT.asks is not None
    name = office.state.candidates[C1].particulars
    assert name is not None
    question = ACT.asks(words)
    assert (name.name, "Type the whole name") == (question.answer, question.prompt)
    after = seen(office.when(TieDebrief(C1, OLD)).state)
    assert f"Debrief old1 is about {name.name}." == ACT.said(words, after)


def test_a_debrief_for_another_position_says_what_to_do() -> None:
    """The candidate has to be one for that position."""
    with pytest.raises(Unclear, match="Add them there first: candidate add --position “Analyst”"):
        ACT.make(typed(begun_outside(), "old2"))
    with pytest.raises(Unclear, match="no such debrief"):
        ACT.make(typed(begun_outside(), "old3"))
