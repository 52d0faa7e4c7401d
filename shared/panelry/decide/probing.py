"""Probing: what the record keeps of words that came close to another's private text, and how fast they may.

Each answer of the guard tells something about private texts, so guessing would make an oracle of it. Who
wrote what stands in the journal; here is added what the guard found, by rule, place and hash, never a word.
"""

import hashlib
from datetime import datetime, timedelta

from panelry.debrief import Debrief
from panelry.decide.asked import Asked
from panelry.events import LeakFound, Spot
from panelry.found import Findings
from panelry.ids import PersonId
from panelry.refusals import Code, Refused

OFTEN, WINDOW = 10, timedelta(minutes=10)
"""So many finds by one person within this time are answered by a wait: honest writers stay far below."""
MOST = 200
"""The most finds of one person that one record keeps."""


def demand_patience(state: Debrief, asked: Asked) -> None:
    """Refuse further words of somebody who came close to private texts often."""
    found = [act.at for act in state.acts if act.actor == asked.actor and act.kind == LeakFound.__name__]
    if len(found) >= MOST:
        raise Refused(Code.RECORD_FULL)
    if len(found) >= OFTEN and _since(found[-OFTEN], asked.at) < WINDOW:
        raise Refused(Code.LEAKS_FOUND_OFTEN)


def _since(before: str, at: str) -> timedelta:
    return datetime.fromisoformat(at) - datetime.fromisoformat(before)


def leak_found(actor: PersonId, place: str, text: str, found: Findings) -> tuple[LeakFound, ...]:
    """Return what the record keeps of a check: nothing, unless another's private text was near."""
    near = [each for _, each in found if each.rule == "LEAK" and each.owner != actor]
    spots = tuple(Spot(each.rule, each.blocks, each.span) for each in near)
    return (LeakFound(place, hashlib.sha256(text.encode()).hexdigest(), spots),) if spots else ()
