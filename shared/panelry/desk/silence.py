"""No further contact in words: whom it holds for once it is said, and who said it before they were added."""

from collections.abc import Iterable, Iterator

from panelry.desk.acts import Typed
from panelry.desk.reading import Desk, candidate_of, titled
from panelry.parts.office import Candidate

_WHAT = "no link, no mail, no notice."


def said_before(added: Iterable[Candidate]) -> Iterator[str]:
    """Yield a line for each of those added who said it for another position."""
    for each in added:
        if each.contact_ended:
            yield f"{each.name} wants no further contact, as said before: {_WHAT}"


def said_now(typed: Typed, after: Desk) -> str:
    """Return what is so once it is recorded, with the other records of the same person."""
    each, before = candidate_of(typed.desk, typed["candidate"]), typed.desk.candidates
    too = [
        titled(after, one.position)
        for key, one in after.candidates.items()
        if one.contact_ended and key in before and not before[key].contact_ended and key != each.candidate
    ]
    also = f" The same person applied for {', '.join(too)}, so it holds there, too." if too else ""
    return f"{each.name} is not contacted again: {_WHAT}{also}"
