"""Parts: the named pieces that a viewer's picture is assembled from, as they cross the wire.

A picture is a table of parts by key. A sight is one part put in its place, or one dropped.
"""

from collections.abc import Iterable, Mapping

from panelry.parts.office import OfficeSight
from panelry.parts.opened import (
    Evidence,
    Judgement,
    Judgements,
    Levels,
    Offered,
    Opened,
    Receipt,
    Reply,
    Salts,
    SharedPoint,
    Talk,
)
from panelry.parts.own import (
    OwnCard,
    OwnNote,
    OwnObservation,
    OwnPoint,
    OwnRating,
    OwnSalts,
    OwnSecond,
    PersonalNote,
)
from panelry.parts.part import Dropped, Part
from panelry.parts.public import Asked, Floor, Heading, Line, Openings, Rated, Seat, Verdict
from panelry.parts.summary import (
    Draft,
    Found,
    HandedOver,
    OnFile,
    Page,
    Policy,
    Rewording,
    Sealed,
    Signed,
    Written,
)
from panelry.parts.unsealed import UnsealedCard, UnsealedObservation, UnsealedRating, Unsealing
from panelry.parts.writing import SuggestedWords, Writing

DebriefSight = (
    Asked
    | Draft
    | Dropped
    | Evidence
    | Floor
    | Found
    | HandedOver
    | Heading
    | Judgement
    | Judgements
    | Levels
    | Line
    | Offered
    | OnFile
    | Opened
    | Openings
    | OwnCard
    | OwnNote
    | OwnObservation
    | OwnPoint
    | OwnRating
    | OwnSalts
    | OwnSecond
    | Page
    | PersonalNote
    | Policy
    | Rated
    | Receipt
    | Rewording
    | Salts
    | Sealed
    | Seat
    | SharedPoint
    | Signed
    | SuggestedWords
    | Talk
    | UnsealedCard
    | UnsealedObservation
    | UnsealedRating
    | Unsealing
    | Verdict
    | Writing
    | Written
)
"""Everything that a server may tell a viewer about a debrief."""

Sight = DebriefSight | OfficeSight
"""Everything that a server may tell a viewer, of the office too."""

Picture = Mapping[str, Sight]
"""What a viewer sees: parts by key."""


def difference(before: Picture, after: Picture) -> tuple[Sight, ...]:
    """Return the sights that turn one picture into another, in the canonical order of keys."""
    unlike = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
    return tuple(after[key] if key in after else Dropped(key) for key in sorted(unlike))


def apply(picture: Picture, sights: Iterable[Sight]) -> dict[str, Sight]:
    """Return the picture after sights."""
    result = dict(picture)
    for sight in sights:
        if isinstance(sight, Dropped):
            result.pop(sight.gone, None)
        else:
            result[sight.key] = sight
    return result


__all__ = [
    "Asked",
    "DebriefSight",
    "Draft",
    "Dropped",
    "Evidence",
    "Floor",
    "Found",
    "HandedOver",
    "Heading",
    "Judgement",
    "Judgements",
    "Levels",
    "Line",
    "Offered",
    "OnFile",
    "Opened",
    "Openings",
    "OwnCard",
    "OwnNote",
    "OwnObservation",
    "OwnPoint",
    "OwnRating",
    "OwnSalts",
    "OwnSecond",
    "Page",
    "Part",
    "PersonalNote",
    "Picture",
    "Policy",
    "Rated",
    "Receipt",
    "Reply",
    "Rewording",
    "Salts",
    "Sealed",
    "Seat",
    "SharedPoint",
    "Sight",
    "Signed",
    "SuggestedWords",
    "Talk",
    "UnsealedCard",
    "UnsealedObservation",
    "UnsealedRating",
    "Unsealing",
    "Verdict",
    "Writing",
    "Written",
    "apply",
    "difference",
]
