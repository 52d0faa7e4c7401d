"""Decisions on findings that people answer for: who may waive what, each with a reason on record."""

from collections.abc import Callable, Mapping
from typing import Any

from panelry import commands as c
from panelry import events as e
from panelry.debrief import Debrief
from panelry.decide.asked import Asked, reason
from panelry.found import LEAK, waivable
from panelry.panel import Role
from panelry.refusals import Code, Refused
from panelry.summary import findings, wording

WAIVERS = 100
"""The most findings that are waived in one debrief."""
_ANSWER = frozenset({Role.FACILITATOR, Role.COORDINATOR})


def _waive(state: Debrief, asked: Asked, command: c.WaiveFinding) -> tuple[e.Event, ...]:
    texts = {each.id: each.text for each in wording(state)}
    if texts.get(command.sentence) != command.text:
        raise Refused(Code.TEXT_CHANGED)
    all_here = (each for sentence, each in findings(state, state.guarded) if sentence == command.sentence)
    here = [each for each in all_here if each.rule == command.rule and each.waived is None]
    if not here:
        raise Refused(Code.NO_SUCH_THING)
    if command.rule == LEAK:
        here = [each for each in here if each.owner == asked.actor]
        if not here:
            raise Refused(Code.AUTHORS_YES_NEEDED)
    elif not all(waivable(each.rule, blocks=each.blocks) for each in here):
        raise Refused(Code.NEVER_WAIVED)
    elif not asked.roles & _ANSWER:
        raise Refused(Code.NOT_ALLOWED)
    if len(state.waived) >= WAIVERS:
        raise Refused(Code.TOO_MANY)
    blocked = any(each.blocks for each in here)
    return (e.FindingWaived(command.sentence, command.text, command.rule, reason(command.reason), blocked),)


DECIDE: Mapping[type[Any], Callable[[Debrief, Asked, Any], tuple[e.Event, ...]]] = {c.WaiveFinding: _waive}
"""The one decision here."""
