"""`panelry insight` without a file: what the server tells the seats that this machine keeps."""

import asyncio
from collections.abc import Coroutine
from datetime import datetime
from typing import Any, TypeVar

import click
import msgspec

from panelry.insight import Figures, Shown, Taught, foretold_of, rater_of, replied_of, sealed, taught_of
from panelry.office import STREAM
from panelry.parts.insight import CalibrationTold, PanelTold, RatingTold, Subject
from panelry.seat_names import looks
from panelry_tui.commands.kept_here import seats_here
from panelry_tui.insight_reading import month_words
from panelry_tui.insight_rows import ratings_csv
from panelry_tui.insight_said import Based, Insight
from panelry_tui.learning import NotAllowed, NotTold, learn
from panelry_tui.link import Seat

NO_POOLED = "Pooled figures are for people of the office with the right “pooled insight”, given by name."
_NO_SEAT = (
    "This machine has no seat on a server. Join with an invitation: panelry join LINK, or give --csv FILE."
)
_NO_DESK = "This machine has no seat in an office, and only an analyst of the office exports ratings."
_NO_ANALYST = (
    "Exports are for people of the office with the right “analyst”. Ask the operator: office give-right"
)
Result = TypeVar("Result")
_NOTHING = Taught((), Figures("", 0, 0, 0, shown=False, lessons=()))


class Mine(msgspec.Struct, frozen=True):
    """The seats of one person on one server: the office's, if any, and those in debriefs."""

    office: Seat | None
    debriefs: tuple[Seat, ...]

    @property
    def first(self) -> Seat:
        """The seat that asks about the person themselves."""
        return self.debriefs[0] if self.debriefs else self._desk

    @property
    def _desk(self) -> Seat:
        assert self.office is not None  # noqa: S101 - there is a seat, or there were no `Mine`
        return self.office


def mine_here() -> Mine:
    """Return the seats of whoever used this machine last, with the server that they used."""
    kept = [each.seat for each in seats_here().kept()]
    if not kept:
        raise click.ClickException(_NO_SEAT)
    who = looks(kept[0].name), kept[0].server
    own = [each for each in kept if (looks(each.name), each.server) == who]
    office = next((each for each in own if each.debrief == STREAM), None)
    return Mine(office, tuple(each for each in own if each.debrief != STREAM))


def insight_here() -> tuple[Insight, str]:
    """Return what the server tells the person of this machine, and the months of the pooled figures."""
    return asyncio.run(_asked(_told(mine_here())))


async def _told(mine: Mine) -> tuple[Insight, str]:
    tokens = [each.token for each in mine.debriefs[1:]]
    (own,) = [
        each for each in await learn(mine.first, Subject.OWN, tokens) if isinstance(each, CalibrationTold)
    ]
    try:
        pooled = () if mine.office is None else await learn(mine.office, Subject.POOLED)
    except NotAllowed:
        pooled = ()
    rater, drift = rater_of(own, f"{mine.first.name} (you)")
    raters = (rater,) if mine.debriefs or rater.shown is not Shown.NO else ()
    drifts = (drift,) if len(drift.windows) > 1 else ()
    panel = next((each for each in pooled if isinstance(each, PanelTold)), None)
    if panel is None:
        return Insight(sealed(()), raters, {}, drifts, _NOTHING, own=True, pooled=False), ""
    based = Based(panel.ratings, panel.candidates, panel.panelists, panel.criteria)
    shares = {size: float(share) for size, share in panel.shares}
    dates = month_words(*map(_first_of, panel.months)) if panel.months else ""
    told = Insight(sealed(()), raters, shares, drifts, taught_of(pooled), counts=based, own=True)
    later, heard = foretold_of(pooled), replied_of(pooled)
    return msgspec.structs.replace(told, foretold=later, replied=heard), dates


def _first_of(month: str) -> datetime:
    return datetime.fromisoformat(f"{month}-01")


async def _asked(work: Coroutine[Any, Any, Result]) -> Result:
    try:
        return await work
    except NotTold as why:
        raise click.ClickException(str(why)) from None


def exported() -> str:
    """Return every rating that the analyst of this machine may take away, as CSV; it is on record then."""
    mine = mine_here()
    if mine.office is None:
        raise click.ClickException(_NO_DESK)
    try:
        told = asyncio.run(_asked(learn(mine.office, Subject.RATINGS)))
    except NotAllowed:
        raise click.ClickException(_NO_ANALYST) from None
    return ratings_csv([each for each in told if isinstance(each, RatingTold)])
