"""What grew apart: typed or rated here, and changed meanwhile on another device of the same person.

The server took the other one; these are kept on this machine until the person has chosen or looked.
"""

from collections.abc import Iterator, Mapping

from panelry import commands as c
from panelry import parts as p
from panelry.ids import CriterionId
from panelry.refusals import Code
from panelry.sync.client import Settled
from panelry_tui.reading import Reading

_NOTE = "apart/"
_RATING = "rated apart/"
_BLANK = "blank"


def note_apart(about: CriterionId | str | None) -> str:
    """Return the name under which a note that grew apart is kept."""
    return f"{_NOTE}{about or ''}"


def notes_apart(begun: Mapping[str, str]) -> dict[str | None, str]:
    """Return the notes that grew apart, by criterion; None is the whole interview."""
    return {name[len(_NOTE) :] or None: text for name, text in begun.items() if name.startswith(_NOTE)}


def rating_apart(criterion: CriterionId | str) -> str:
    """Return the name under which a rating that grew apart is kept."""
    return f"{_RATING}{criterion}"


def ratings_apart(begun: Mapping[str, str], reading: Reading) -> dict[CriterionId, str]:
    """Return what to say of each rating that another device gave otherwise, by criterion."""
    found = {each.id: begun.get(rating_apart(each.id)) for each in reading.criteria}
    said = {each: _both(here, reading.my_rating(each)) for each, here in found.items() if here}
    return {each: words for each, words in said.items() if words}


def _both(here: str, rating: p.OwnRating | None) -> str:
    """Return which rating is in use and which was typed here; empty where they are the same."""
    used = _BLANK if rating is None else str(rating.level or 0)
    if here == used:
        return ""
    yours = "blank" if here == _BLANK else _level(here)
    take = "backspace" if here == _BLANK else here
    return f"Another device of yours gave {_level(used)}, which is in use. Here: {yours}; {take} takes it."


def _level(digit: str) -> str:
    return "no evidence" if digit == "0" else digit


def grown_apart(settled: tuple[Settled, ...], begun: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield name and words of each thing that was declined because another device had changed it.

    A rating that was taken since leaves no words of those in `begun`: what was typed before counts no more.
    """
    for each in settled:
        if each.code is None:
            yield from _taken(each.entry.command, begun)
        elif each.code is Code.CHANGED_ELSEWHERE:
            match each.entry.command:
                case c.WriteNote(criterion=about, text=text) if text:
                    yield note_apart(about), text
                case c.Observe(observation=observation, text=text):
                    yield f"observation/{observation}", text
                case c.Rate(criterion=criterion, level=level):
                    yield rating_apart(criterion), str(level or 0)
                case c.ClearRating(criterion=criterion):
                    yield rating_apart(criterion), _BLANK
                case _:
                    pass


def _taken(command: object, begun: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if isinstance(command, c.Rate | c.ClearRating) and rating_apart(command.criterion) in begun:
        yield rating_apart(command.criterion), ""
