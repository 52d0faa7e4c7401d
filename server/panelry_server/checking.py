"""Checking ahead: the leak guard's work, done on another thread before the room needs its result.

Reading a panel's notes may take a second, and decisions and sights ask for findings in the middle of their
work. Here they are asked for before, so that no other debrief waits; the core keeps them for the question.
"""

import asyncio

from panelry.commands import ApprovePoint, Command, EditSentence, Suggest
from panelry.debrief import Debrief, Phase, kept_as
from panelry.ids import PersonId
from panelry.summary import findings, point_findings, sentence_findings
from panelry.text import clean_line

_CHECKED = frozenset({Phase.SUMMARY, Phase.RELEASE})


async def before_deciding(state: Debrief, actor: PersonId, command: Command) -> None:
    """Check what a decision on this command will ask about: the actor's own point, or the present text."""
    own = (
        state.points.get(kept_as(state, actor, command.point)) if isinstance(command, ApprovePoint) else None
    )
    if own is not None:
        await asyncio.to_thread(point_findings, state, own.point)
    if isinstance(command, EditSentence | Suggest) and state.phase in _CHECKED:
        await asyncio.to_thread(sentence_findings, state, clean_line(command.text))
    await before_showing(state)


async def before_showing(state: Debrief) -> None:
    """Check the text of a state whose findings are shown, and asked about by signatures."""
    if state.phase in _CHECKED:
        await asyncio.to_thread(findings, state, state.guarded)
