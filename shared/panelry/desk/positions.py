"""Positions in words: what can be asked of them, and how they are listed."""

from panelry.desk.acts import Act, Look, Taken, Typed
from panelry.desk.reading import Desk, Unclear, position_of, titled
from panelry.hiring import Jurisdiction, PositionState
from panelry.ids import PositionId
from panelry.office.commands import ChooseRubric, ChooseTimer, MovePosition, OfficeCommand, OpenPosition
from panelry.parts.office import Position

POSITION = Taken("position", "The position's title or id.", "POSITION", option=False, required=True)
REASON = Taken("reason", "Why; stays on record.")


def _open(typed: Typed) -> OfficeCommand:
    jurisdiction = Jurisdiction(typed["jurisdiction"] or "none")
    return OpenPosition(PositionId(typed.drawn()), typed["title"], typed["rubric"], jurisdiction)


def _move(state: PositionState, typed: Typed) -> OfficeCommand:
    return MovePosition(position_of(typed.desk, typed["position"]).position, state, typed["reason"])


def _is_now(typed: Typed, after: Desk) -> str:
    each = after.positions[position_of(typed.desk, typed["position"]).position]
    return f"{each.title} is {each.state.value}."


def _opened(typed: Typed, after: Desk) -> str:
    new = [each for key, each in after.positions.items() if key not in typed.desk.positions]
    return "".join(f"{titled(after, each.position)} is {each.state.value}." for each in new[-1:])


def rubric_words(each: Position) -> str:
    """Return which rubric a position has, in words."""
    return f"rubric {each.rubric}" if each.rubric else "no rubric"


def line(desk: Desk, each: Position) -> str:
    """Return a position in one line."""
    people = "1 candidate" if each.candidates == 1 else f"{each.candidates} candidates"
    return f"{each.state.value:9}  {people:15}  {titled(desk, each.position)}, {rubric_words(each)}"


def row(each: Position) -> dict[str, object]:
    """Return a position for programs."""
    return {
        "position": each.position,
        "title": each.title,
        "rubric": each.rubric,
        "jurisdiction": each.jurisdiction.value,
        "state": each.state.value,
        "opened": each.opened,
        "since": each.since,
        "reason": each.reason,
        "candidates": each.candidates,
        "minimum": each.minimum,
        "maximum": each.maximum,
        "start": each.start.value,
        "outcome_days": each.outcome_days,
        "notices_paused": each.paused,
    }


def _list(typed: Typed) -> list[str]:
    return [line(typed.desk, each) for each in typed.desk.positions.values()] or [
        "There is no position yet. Begin one: position new --help"
    ]


def _show(typed: Typed) -> list[str]:
    each = position_of(typed.desk, typed["position"])
    debriefs = [
        one.debrief for one in typed.desk.debriefs if one.position == each.position and not one.erased
    ]
    return [
        line(typed.desk, each),
        f"rubric: {each.rubric or 'none chosen (position rubric)'}. Jurisdiction: {each.jurisdiction.value}.",
        f"{each.state.value} since {each.since[:10]}{f': {each.reason}' if each.reason else ''}.",
        f"kept: at least {each.minimum} days. Due: {_due(each)}. {outcome_words(each).capitalize()}.",
        f"debriefs: {', '.join(debriefs) or 'none'}.",
    ]


def _due(each: Position) -> str:
    return f"{each.maximum} days from: {each.start.value}" if each.maximum else "never by itself"


def _shown(typed: Typed) -> object:
    each = position_of(typed.desk, typed["position"])
    debriefs = [
        one.debrief for one in typed.desk.debriefs if one.position == each.position and not one.erased
    ]
    return {**row(each), "debriefs": debriefs}


def _timer(typed: Typed) -> OfficeCommand:
    if not (typed["days"].isascii() and typed["days"].isdigit()):
        raise Unclear("Days are a number; 0 is for no such time.")
    return ChooseTimer(position_of(typed.desk, typed["position"]).position, int(typed["days"][:9]))


def _timed(typed: Typed, after: Desk) -> str:
    each = after.positions[position_of(typed.desk, typed["position"]).position]
    return f"{each.title}: {outcome_words(each)}."


def _rubric(typed: Typed) -> OfficeCommand:
    return ChooseRubric(position_of(typed.desk, typed["position"]).position, typed["rubric"])


def _with_rubric(typed: Typed, after: Desk) -> str:
    each = after.positions[position_of(typed.desk, typed["position"]).position]
    return f"{each.title}: rubric {each.rubric}."


def outcome_words(each: Position) -> str:
    """Return within how many days the outcome is told."""
    return f"outcome within {each.outcome_days} days" if each.outcome_days else "no day for the outcome"


ACTS = (
    Act(
        "position",
        "new",
        "Begin to hire for a position.",
        (
            Taken("title", "Its title, as candidates read it.", "TITLE", option=False, required=True),
            Taken("rubric", "A rubric that debriefs of this position take by default.", "NAME"),
            Taken(
                "jurisdiction",
                "Whose law it follows; periods are to be checked with counsel.",
                choices=tuple(each.value for each in Jurisdiction),
            ),
        ),
        _open,
        _opened,
    ),
    Act(
        "position",
        "hold",
        "Put a position on hold.",
        (POSITION, Taken("reason", "Why; stays on record.", required=True)),
        lambda typed: _move(PositionState.ON_HOLD, typed),
        _is_now,
    ),
    Act(
        "position",
        "reopen",
        "Open a position that was on hold.",
        (POSITION, REASON),
        lambda typed: _move(PositionState.OPEN, typed),
        _is_now,
    ),
    Act(
        "position",
        "fill",
        "Close a position for which somebody was found.",
        (POSITION, REASON),
        lambda typed: _move(PositionState.FILLED, typed),
        _is_now,
    ),
    Act(
        "position",
        "timer",
        "Choose within how many days of the last interview the outcome is told; check them with counsel.",
        (POSITION, Taken("days", "Days; 0 for no such time.", "DAYS", required=True)),
        _timer,
        _timed,
    ),
    Act(
        "position",
        "rubric",
        "Choose a position's rubric: for its next debriefs, the bench and later levels.",
        (POSITION, Taken("rubric", "The rubric's name, as the server lists it.", "NAME", required=True)),
        _rubric,
        _with_rubric,
    ),
)
LOOKS = (
    Look(
        "position",
        "list",
        "List the positions and where each stands.",
        (),
        _list,
        lambda typed: {"positions": [row(each) for each in typed.desk.positions.values()]},
    ),
    Look("position", "show", "Show one position.", (POSITION,), _show, _shown),
)
