"""Preview: what a command on one's own things will look like, before the server has it."""

from msgspec.structs import replace

from panelry import commands as c
from panelry import parts as p
from panelry.ids import CriterionId
from panelry.office.commands import OfficeCommand

_BLANK = p.OwnCard(None, None, None)


def preview(
    picture: p.Picture, command: c.Command | OfficeCommand, expect: int | None = None
) -> tuple[p.Sight, ...]:
    """Return the sights that the server will send for a private command; none for any other.

    A command that expects a version makes the one after it, whatever the picture holds: its own work may
    be in there already, or another device's, and then it will be declined.
    """
    match command:
        case c.Rate(criterion=criterion, level=level):
            return (_rating(picture, criterion, level, expect),)
        case c.ClearRating(criterion=criterion):
            return (p.Dropped(f"OwnRating/{criterion}"),)
        case c.Observe():
            return (_observation(picture, command, expect),)
        case c.RemoveObservation(observation=observation):
            return (p.Dropped(f"OwnObservation/{observation}"),)
        case c.WriteNote(criterion=about, text=text):
            before = picture.get(f"OwnNote/{about or ''}")
            return (p.OwnNote(about, text, _next(before, expect)),)
        case c.RateAgain(criterion=criterion, level=level):
            return (p.OwnSecond(criterion, level),)
        case c.Recommend(recommendation=recommendation):
            return (replace(_card(picture), recommendation=recommendation),)
        case c.GiveConfidence(confidence=confidence):
            return (replace(_card(picture), confidence=confidence),)
        case _:
            return ()


def _next(before: p.Sight | None, expect: int | None) -> int:
    if expect is not None:
        return expect + 1
    return before.version + 1 if isinstance(before, p.OwnRating | p.OwnNote | p.OwnObservation) else 1


def _card(picture: p.Picture) -> p.OwnCard:
    card = picture.get("OwnCard")
    return card if isinstance(card, p.OwnCard) else _BLANK


def _rating(picture: p.Picture, criterion: CriterionId, level: int | None, expect: int | None) -> p.OwnRating:
    return p.OwnRating(criterion, level, _next(picture.get(f"OwnRating/{criterion}"), expect))


def _observation(picture: p.Picture, command: c.Observe, expect: int | None) -> p.OwnObservation:
    before = picture.get(f"OwnObservation/{command.observation}")
    return p.OwnObservation(
        command.observation,
        command.criterion,
        command.kind,
        command.text,
        command.shareable,
        _next(before, expect),
    )
