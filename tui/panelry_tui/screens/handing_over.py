"""The chair on its way to somebody else: handed over by who has it, claimed from who is gone."""

from collections.abc import Sequence

from panelry import commands as c
from panelry import parts as p
from panelry.ids import PersonId
from panelry.panel import Role
from panelry.phase import MAY
from panelry_tui.chair_reading import GOES_TO, led_by, others, why_no_chair, why_no_claim
from panelry_tui.lobby_reading import Seen, presence_of
from panelry_tui.screens.dialogs import ChoiceDialog
from panelry_tui.screens.room_screen import RoomScreen

Choices = Sequence[tuple[str, str]]
_NOBODY = "Nobody else is here to lead. Until the summary a new person is added in the lobby."


class MovingChair(RoomScreen):
    """A screen of a phase that somebody leads, with the key by which the chair moves."""

    def action_chair(self) -> None:
        """Hand the chair over to somebody, or claim it from who is gone."""
        self.run_worker(chair(self, self.seen()), group="flow", exit_on_error=False)


async def chair(screen: RoomScreen, seen: Seen) -> None:
    """Let the chair name who leads from now on, and let another facilitator claim it."""
    reading = screen.reading()
    if why := why_no_chair(reading):
        screen.explain(why)
        return
    if not reading.leads:
        await _claim(screen, seen)
        return
    names = [(each, reading.name(each)) for each in others(reading)]
    if not names:
        screen.explain(_NOBODY)
        return
    chosen = await _ask(screen, "Who shall lead from now on?", names, GOES_TO)
    if chosen is not None:
        await hand_over(screen, reading.seats[PersonId(chosen)])


async def hand_over(screen: RoomScreen, seat: p.Seat) -> None:
    """Ask what one person shall be: in the chair, or a facilitator beside it."""
    reading = screen.reading()
    name, facilitates = reading.short(seat.person), Role.FACILITATOR in seat.roles
    choices = [("keep", "Leave it as it is")]
    if not facilitates and reading.phase in MAY[c.ChangeRoles].phases:
        choices.append(("too", f"Let {name} facilitate, too: they may claim the chair when it is left"))
    if reading.leads:
        choices.append(("over", f"Hand the chair over to {name}: they lead from now on"))
    match await _ask(screen, f"{seat.name} and the chair", choices, GOES_TO if reading.leads else ""):
        case "too":
            command: c.Command = c.ChangeRoles(seat.person, (*seat.roles, Role.FACILITATOR))
            screen.act(command, done=f"{name} facilitates now, too.")
        case "over":
            screen.act(c.HandOverChair(seat.person), done=f"{name} has the chair now.")
        case _:
            return


async def _claim(screen: RoomScreen, seen: Seen) -> None:
    reading = screen.reading()
    holder, why = led_by(reading), why_no_claim(reading, seen)
    if why:
        screen.explain(why)
        return
    _, words = presence_of(seen, reading.floor.chair)
    choices = [("keep", "Wait for them"), ("claim", "Claim it: you lead from now on, and the record says so")]
    if await _ask(screen, f"Claim the chair of {holder}?", choices, f"{holder} is {words}.") == "claim":
        screen.act(c.ClaimChair(), done="You have the chair.")


async def _ask(screen: RoomScreen, title: str, choices: Choices, advice: str) -> str | None:
    return await screen.app.push_screen_wait(ChoiceDialog(title, choices, advice))
