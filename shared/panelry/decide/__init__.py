"""Decide: whether a command may happen, and which events it makes.

A decision is a pure function of the debrief, the actor, the command, the server's clock and its dice. It
returns at least one event, or raises `Refused`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from panelry.commands import (
    Abandon,
    ClearRating,
    Close,
    Command,
    Observe,
    Rate,
    RecordPermission,
    RemoveObservation,
    Revoke,
    Withdraw,
    WriteNote,
    WritePoint,
)
from panelry.debrief import Debrief, kept_as
from panelry.decide import (
    discussion,
    page,
    personal,
    release,
    rewording,
    ruling,
    scoring,
    setup,
    summary,
    unsealing,
    waiving,
    writing,
)
from panelry.decide.asked import Asked
from panelry.doing import Doer
from panelry.events import Event, makes_a_line
from panelry.ids import PersonId
from panelry.panel import OPERATOR
from panelry.phase import require, roles_of
from panelry.policies import DEFAULTS, Policies
from panelry.refusals import Code, Refused

DECIDE: Mapping[type[Any], Callable[[Debrief, Asked, Any], tuple[Event, ...]]] = {
    **setup.DECIDE,
    **scoring.DECIDE,
    **discussion.DECIDE,
    **summary.DECIDE,
    **release.DECIDE,
    **page.DECIDE,
    **unsealing.DECIDE,
    **ruling.DECIDE,
    **personal.DECIDE,
    **rewording.DECIDE,
    **waiving.DECIDE,
    **writing.DECIDE,
}
"""The decision on each kind of command; a test holds that none is missing."""
ACTS = 2_000
"""The most lines of the public record that one person may make, endings aside."""
ENDINGS = (Close, Withdraw, Abandon, RecordPermission, Revoke)
"""What a full record never keeps anybody from."""


def decide(
    state: Debrief,
    actor: PersonId,
    command: Command,
    at: str,
    expect: int | None = None,
    *,
    seed: bytes = b"",
    gone: int = 0,
    policies: Policies = DEFAULTS,
    mail: bool = True,
    by: Doer | None = None,
    address: str = "",
) -> tuple[Event, ...]:
    """Return the events that a command makes, or raise `Refused`.

    `at` is the time by the server's clock. `expect` is the version of the thing that the actor saw,
    where the thing is their own: another version there refuses the command. `seed` are 32 bytes drawn at
    random for this command alone; a hand-in without them is a ValueError. `gone` is for how many seconds the
    server has seen no terminal of who has the chair: presence is in no journal, so the room says it here.
    `policies` are those of the organisation at that time, `mail` is whether the server can hand over mail.
    `by` is who is behind what the server passes on: by their seat in the office, never by the command.
    `address` is the one that the office has for the candidate, empty for none.
    """
    require(state, actor, command)
    if expect is not None and expect != version_of(state, actor, command):
        raise Refused(Code.CHANGED_ELSEWHERE)
    asked = Asked(actor, at, roles_of(state, actor), seed, gone, policies, mail, by, address)
    made = DECIDE[type(command)](state, asked, command)
    if not isinstance(command, ENDINGS) and any(makes_a_line(each) for each in made):
        _demand_room_on_record(state, actor)
    return made


trace = summary.trace


def _demand_room_on_record(state: Debrief, actor: PersonId) -> None:
    """Refuse a public act of somebody who has made very many: everybody is sent the whole record."""
    if len(state.acts) < ACTS or actor == OPERATOR:
        return
    if sum(act.actor == actor for act in state.acts) >= ACTS:
        raise Refused(Code.RECORD_FULL)


def version_of(state: Debrief, actor: PersonId, command: Command) -> int:
    """Return the version of the actor's own thing that a command changes: 0 if it does not exist."""
    card = state.card(actor)
    match command:
        case Rate(criterion=criterion) | ClearRating(criterion=criterion):
            rating = card.ratings.get(criterion)
            return 0 if rating is None else rating.version
        case Observe(observation=observation) | RemoveObservation(observation=observation):
            observed = card.observations.get(observation)
            return 0 if observed is None else observed.version
        case WriteNote(criterion=criterion_or_whole):
            note = card.notes.get(criterion_or_whole)
            return 0 if note is None else note.version
        case WritePoint(point=name):
            point = state.points.get(kept_as(state, actor, name))
            return 0 if point is None else point.point.version
        case _:
            return 0
