"""Texts that grew apart: typed here, and changed meanwhile on another device of the same person.

The server took the other one; these are kept on this machine until the person has chosen.
"""

from collections.abc import Iterator, Mapping

from panelry import commands as c
from panelry.ids import CriterionId
from panelry.refusals import Code
from panelry.sync.client import Settled

_NOTE = "apart/"


def note_apart(about: CriterionId | str | None) -> str:
    """Return the name under which a note that grew apart is kept."""
    return f"{_NOTE}{about or ''}"


def notes_apart(begun: Mapping[str, str]) -> dict[str | None, str]:
    """Return the notes that grew apart, by criterion; None is the whole interview."""
    return {name[len(_NOTE) :] or None: text for name, text in begun.items() if name.startswith(_NOTE)}


def grown_apart(settled: tuple[Settled, ...]) -> Iterator[tuple[str, str]]:
    """Yield name and words of each text that was declined because another device had changed it."""
    for each in settled:
        if each.code is Code.CHANGED_ELSEWHERE:
            match each.entry.command:
                case c.WriteNote(criterion=about, text=text) if text:
                    yield note_apart(about), text
                case c.Observe(observation=observation, text=text):
                    yield f"observation/{observation}", text
                case _:
                    pass
