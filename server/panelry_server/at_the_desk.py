"""At the desk: the operator's acts on the office, and what has to follow them at once."""

import secrets
from difflib import get_close_matches

from panelry.decide.office import decide
from panelry.desk import Unclear, desk_of, position_of
from panelry.events import Stamp
from panelry.hiring import Particulars, PositionState
from panelry.ids import CandidateId, PositionId
from panelry.office import OfficeEvent, Position, candidates_of, fold
from panelry.office.commands import AddCandidates, NewCandidate, OpenPosition
from panelry.panel import OPERATOR, Role
from panelry.refusals import Code, Refused
from panelry.text import clean_line
from panelry.visibility.office import office_picture
from panelry_server import desk_errands as d
from panelry_server.core import Core
from panelry_server.finding import Declined


async def look_after_office(core: Core, errand: d.AskOffice | d.LookAtOffice) -> d.ShownOffice:
    """Do an errand about the office; `Refused` and `JournalError` say why not.

    What is so already is done: a command may be repeated.
    """
    events: tuple[OfficeEvent, ...] = ()
    if isinstance(errand, d.AskOffice):
        try:
            events = await core.office.ask(OPERATOR, errand.command)
        except Refused as refused:
            if refused.code is not Code.NOTHING_NEW:
                raise
    picture = office_picture(core.office.state, frozenset({Role.OPERATOR}))
    page = core.settings.page_url if core.settings.page else ""
    sights = tuple(picture[key] for key in sorted(picture))
    return d.ShownOffice(core.clock.now(), sights, len(events), page, bool(core.settings.mail_host))


def position_for(core: Core, wanted: str, rubric: str) -> tuple[Position, OpenPosition | None]:
    """Return the position that a debrief is for, and the command that opens it if there is none.

    `wanted` is a title or an id. A title that no open position has begins one with this rubric.
    `Declined` where the position is closed, `Refused` for an unfit title.
    """
    state, at = core.office.state, core.clock.now()
    desk = desk_of(office_picture(state, frozenset({Role.OPERATOR})).values(), at)
    try:
        there = state.positions[position_of(desk, wanted).position]
    except Unclear:
        opens = OpenPosition(PositionId(secrets.token_hex(6)), wanted, rubric)
        events = decide(state, OPERATOR, opens, at)
        after = fold(((event, Stamp(OPERATOR, at)) for event in events), state)
        return after.positions[opens.position], opens
    if there.state in {PositionState.FILLED, PositionState.WITHDRAWN}:
        raise Declined(f"{there.title} is {there.state.value}. Begin another position first.")
    return there, None


def candidate_for(
    core: Core, position: Position, wanted: str
) -> tuple[CandidateId, str, AddCandidates | None]:
    """Return the candidate of a position by name, address or id, the name, and the command that adds them.

    It adds the first candidate of a position. `Declined` for a name that none of its candidates has: such a
    debrief would be missed when somebody is erased, held, or told that the position was withdrawn.
    """
    there = candidates_of(core.office.state, position.id)
    known = [(each.id, each.particulars) for each in there if each.particulars]
    plain = clean_line(wanted).casefold()
    near = [(key, who.name) for key, who in known if plain in _words_for(key, who)]
    if len(near) > 1:
        raise Declined(f"{len(near)} candidates of this position are called that. Give the id.")
    if near:
        return *near[0], None
    if known:
        raise Declined(_stranger(position, wanted, [who.name for _, who in known]))
    new = NewCandidate(CandidateId(secrets.token_hex(6)), Particulars(wanted))
    return new.candidate, wanted, AddCandidates(position.id, (new,), erased_too=True)


def _stranger(position: Position, wanted: str, names: list[str]) -> str:
    """Say that nobody of a position is called so, whose names are near, and the cure."""
    by_fold = {name.casefold(): name for name in names}
    near = get_close_matches(clean_line(wanted).casefold()[:200], by_fold, 3, 0.5)
    meant = f" Did you mean {' or '.join(by_fold[each] for each in near)}?" if near else ""
    cure = "Add them first: candidate add. Or give one of: candidate list."
    return f"No candidate of {position.title} is called {clean_line(wanted)}.{meant} {cure}"


def _words_for(candidate: CandidateId, who: Particulars) -> set[str]:
    return {candidate, who.name.casefold(), who.email.casefold() or candidate}
