"""The words of a point while it is written: what is kept on this machine, checked, and sent."""

import msgspec

from panelry import commands as c
from panelry.drafting import point_text
from panelry.ids import CriterionId, PersonId, PointId
from panelry.points import Kind, Point, Polarity

FIELDS = {
    "situation": ("Where", "In the practical task"),
    "behaviour": ("What", "you asked two questions before you began"),
    "effect": ("Effect", "optional: we felt … because …"),
    "suggestion": ("Next time", "one thing to do; a growth point needs it"),
}
"""Label and example of each field; the examples are our own words, never somebody's data."""


class Words(msgspec.Struct, frozen=True):
    """What stands in a form."""

    polarity: Polarity = Polarity.STRENGTH
    kind: Kind = Kind.SAW
    situation: str = ""
    behaviour: str = ""
    effect: str = ""
    suggestion: str = ""


def as_approved(point: Point, criterion: str) -> str:
    """Return what a person approves: the words, below their kind and the criterion's title."""
    kind = "a strength" if point.polarity is Polarity.STRENGTH else "a growth point"
    return f"As {kind} for {criterion}:\n{point_text(point)}"


def words_of_observation(kind: Kind, text: str) -> Words:
    """Return an observation's words for the form of a point: the person then says them to the candidate."""
    return Words(kind=Kind.HEARD if kind is Kind.HEARD else Kind.SAW, behaviour=" ".join(text.split()))


def words_of_point(point: Point) -> Words:
    """Return a point's words for its form."""
    return Words(point.polarity, point.kind, point.situation, point.behaviour, point.effect, point.suggestion)


def point_of(words: Words, criterion: CriterionId) -> Point:
    """Return the words as a point, to be checked."""
    return Point(
        PointId(""), 1, PersonId(""), criterion, words.polarity, words.situation, words.behaviour,
        words.kind, words.effect, words.suggestion,
    )  # fmt: skip


def command_of(words: Words, point: PointId, criterion: CriterionId) -> c.WritePoint:
    """Return the command that writes a point with these words."""
    return c.WritePoint(
        point, criterion, words.polarity, words.situation, words.behaviour, words.kind, words.effect,
        words.suggestion,
    )  # fmt: skip


def kept_form(words: Words) -> str:
    """Return the words as they are kept on this machine."""
    return msgspec.json.encode(words).decode()
