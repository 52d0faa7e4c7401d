"""The words of a point while it is written: what is kept on this machine, checked, and sent."""

import msgspec

from panelry import commands as c
from panelry.ids import CriterionId, PersonId, PointId
from panelry.points import Kind, Point, Polarity

FIELDS = {
    "situation": ("Where", "In the bug hunt"),
    "behaviour": ("What", "you ruled out three causes before you changed a line"),
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
