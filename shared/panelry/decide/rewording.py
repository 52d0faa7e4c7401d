"""Decisions of assisted wording: asked by a person, answered by a program, held to its sources.

Nothing of the text changes by it: somebody takes what is offered, sentence by sentence, and somebody else
accepts it. The policy on the debrief's record and that of the moment must both allow it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from panelry import commands as c
from panelry import events as e
from panelry.assisted import Unfit, request_of, reworded
from panelry.debrief import Debrief
from panelry.decide.asked import Asked, line
from panelry.refusals import Code, Refused
from panelry.rewording import ANSWER, Ended
from panelry.ruling import Rewordings
from panelry.summary import text_hash

ASKED = 40
"""How often one debrief asks at most."""


def _ask(state: Debrief, asked: Asked, command: c.AskRewording) -> tuple[e.Event, ...]:
    if Rewordings.OFF in {state.ruling.rewording, asked.policies.rewording}:
        raise Refused(Code.REWORDING_OFF)
    if command.hash != text_hash(state):
        raise Refused(Code.TEXT_CHANGED)
    if state.rewording is not None and state.rewording.pending:
        raise Refused(Code.NOTHING_NEW)
    if sum(act.kind == e.RewordingAsked.__name__ for act in state.acts) >= ASKED:
        raise Refused(Code.TOO_MANY)
    if not request_of(state).sentences:
        raise Refused(Code.NOTHING_TO_REWORD)
    return (e.RewordingAsked(command.hash),)


def _stop(state: Debrief, _: Asked, __: c.StopRewording) -> tuple[e.Event, ...]:
    if state.rewording is None or state.rewording.ended is not None:
        raise Refused(Code.NOTHING_NEW)
    return (e.RewordingEnded(Ended.STOPPED),)


def _record(state: Debrief, _: Asked, command: c.RecordRewording) -> tuple[e.Event, ...]:
    now = state.rewording
    if now is None or not now.pending or now.hash != command.hash:
        raise Refused(Code.NO_SUCH_THING)
    if command.ended is not None:
        return (e.RewordingEnded(command.ended),)
    if text_hash(state) != now.hash:
        return (e.RewordingEnded(Ended.CHANGED),)
    if len(command.answer) > ANSWER:
        return (e.RewordingEnded(Ended.UNFIT),)
    try:
        offered = reworded(state, command.answer)
    except Unfit:
        return (e.RewordingEnded(Ended.UNFIT),)
    made = e.RewordingMade(line(command.model), offered)
    return (made if offered else e.RewordingEnded(Ended.NOTHING_NEW),)


DECIDE: Mapping[type[Any], Callable[[Debrief, Asked, Any], tuple[e.Event, ...]]] = {
    c.AskRewording: _ask,
    c.StopRewording: _stop,
    c.RecordRewording: _record,
}
