"""The lobby: who is here, how far the scorecards are, and what is left before the reveal.

It shows counts only: no rating, no order, no time of one.
"""

from collections.abc import Iterable
from typing import ClassVar

import msgspec
from textual import events
from textual.containers import Vertical
from textual.widget import Widget

from panelry import parts as p
from panelry.debrief import Phase
from panelry.panel import Role, Standing
from panelry_tui import keys
from panelry_tui.lobby_reading import people_of, seats_in_order, steps_of
from panelry_tui.news import News
from panelry_tui.reading import Reading
from panelry_tui.screens.opening import Opening
from panelry_tui.widgets.passage import Passage, Titled
from panelry_tui.widgets.people_picker import PeoplePicker
from panelry_tui.widgets.steps import Steps
from panelry_tui.words import clock

_SETUP = (
    "lobby.begin",
    "lobby.permission",
    "lobby.mode",
    "lobby.invite",
    "app.help",
    "app.leave",
    "app.palette",
)
_RULE = {
    Phase.SETUP: "When all is ready, {} begins scoring. "
    "From then on everybody rates, sealed from the others.",
    Phase.SCORING: "Reveal opens when all have submitted, are absent or recused. "
    "Earlier: type how many are missing.",
}
_ALL_IN = {True: "{} goes on to the discussion.", False: "The facilitator goes on to the discussion."}


class LobbyScreen(Opening):
    """People at the left, what is left to do at the right, or below where there is less room."""

    key_set = "lobby"
    AUTO_FOCUS = "PeoplePicker"
    DEFAULT_CSS = """
    LobbyScreen #lobby { height: 1fr; layout: vertical; }
    LobbyScreen.-tall #lobby { margin-top: 1; }
    LobbyScreen.-wide #lobby { layout: horizontal; }
    LobbyScreen #here { height: auto; }
    LobbyScreen #before { height: 1fr; margin-top: 1; }
    LobbyScreen.-wide #here { width: 2fr; height: 1fr; }
    LobbyScreen.-wide #before { width: 1fr; margin-top: 0; }
    LobbyScreen #rule { margin-bottom: 1; }
    LobbyScreen.-short #rule { margin-bottom: 0; }
    """
    sets_up: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR, Role.COORDINATOR})
    moves_chair = sets_up

    def fill(self) -> Iterable[Widget]:
        """Lay out people and steps, and the rule below them."""
        glyphs = self.room_app.glyphs
        yield Vertical(
            Vertical(PeoplePicker(glyphs=glyphs), id="here"),
            Vertical(Titled(glyphs=glyphs), Steps(glyphs=glyphs), id="before"),
            id="lobby",
        )
        yield Passage(look="muted", indent=1, glyphs=glyphs, id="rule")

    def counts(self, reading: Reading) -> str:
        """Say how many scorecards are in."""
        if reading.phase is not Phase.SCORING or not reading.panel():
            return ""
        handed = sum(each.submitted is not None for each in reading.panel())
        return f"{handed} of {len(reading.panel())} submitted"

    def my_keys(self) -> tuple[keys.Key, ...]:
        """Return the keys without those of a set-up that is over."""
        found = super().my_keys()
        if self.reading().phase is Phase.SETUP:
            return found
        return tuple(key for key in found if key.id not in ("lobby.begin", "lobby.mode"))

    def footer_keys(self) -> tuple[keys.Key, ...]:
        """Return the keys that this person needs now."""
        reading = self.reading()
        found = super().footer_keys()
        if reading.phase is Phase.SETUP and reading.my_roles & self.sets_up:
            by_id = {key.id: key for key in (*keys.keys_of("lobby"), keys.PALETTE)}
            return tuple(
                msgspec.structs.replace(by_id[each], need=min(by_id[each].need, keys.AT_TIMES))
                for each in _SETUP
            )
        asks = reading.my_roles & self.sets_up == {Role.COORDINATOR} and reading.one(p.Asked) is None
        front = [each for each in self.my_keys() if asks and each.action == "permission"]
        shown = (self._named(key) for key in found if _needed(reading, key))
        return (*(msgspec.structs.replace(each, need=keys.MAIN) for each in front), *shown)

    def _named(self, key: keys.Key) -> keys.Key:
        seat = self.person() if self.is_mounted and key.action == "mark_absent" else None
        absent = seat is not None and seat.standing is Standing.ABSENT
        return msgspec.structs.replace(key, label="Mark present") if absent else key

    def show(self, reading: Reading) -> None:
        """Bring people, steps and rule up to date."""
        picker = self.query_one(PeoplePicker)
        steps = self.query_one(Steps)
        picker.people = people_of(reading, self.seen())
        steps.steps = tuple(steps_of(reading))
        before = "BEFORE SCORING" if reading.phase is Phase.SETUP else "BEFORE THE REVEAL"
        self.query_one(Titled).words = (before if steps.steps else "", "")
        self.query_one("#rule", Passage).text = self._rule(reading)
        wide = self.size.width >= 96
        picker.styles.max_height = max(4, self.size.height - (6 if wide else 9 + len(steps.steps)))

    def _rule(self, reading: Reading) -> str:
        seat = reading.seats.get(reading.me)
        if seat is not None and seat.standing is Standing.RECUSED:
            return "You are recused: you take no part in this debrief and see nothing of it."
        nudges = [each for each in reading.all(p.Line) if each.kind == "Nudged" and each.person == reading.me]
        if nudges and not reading.my_card().submitted and reading.phase is Phase.SCORING:
            who = reading.short(nudges[-1].actor)
            return f"{who} asked for your scorecard at {clock(nudges[-1].at)}. Enter opens it."
        if reading.phase is Phase.SETUP and not reading.my_roles & self.sets_up:
            return "The panel is being set up. Your scorecard opens when the facilitator begins scoring."
        if reading.heading is None:
            return "Waiting for the first picture from the server."
        if reading.phase is Phase.SCORING and not reading.awaited():
            return f"Every scorecard is in. {_ALL_IN[reading.leads].format(reading.face('lobby.reveal'))}"
        return _RULE.get(reading.phase, "").format(reading.face("lobby.begin"))

    def told(self, news: News) -> None:
        """Say that somebody waits for this scorecard."""
        me = self.store.half.person
        for sight in () if news.whole else news.sights:
            if isinstance(sight, p.Line) and sight.kind == "Nudged" and sight.person == me:
                who = self.reading().short(sight.actor)
                self.notify(f"{who} asks for your scorecard.", timeout=10, markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Share the new size."""
        del event
        self.draw_all()

    def on_people_picker_chosen(self, _: PeoplePicker.Chosen) -> None:
        """Open one's own scorecard, whoever is marked."""
        self.action_my_scorecard()

    def on_people_picker_moved(self, _: PeoplePicker.Moved) -> None:
        """Call the keys by what they would do to this person."""
        self.draw_all()

    def person(self) -> p.Seat | None:
        """Return the seat under the cursor."""
        seats = seats_in_order(self.reading())
        place = self.query_one(PeoplePicker).place
        return seats[place] if place < len(seats) else None

    def action_my_scorecard(self) -> None:
        """Open one's own scorecard."""
        reading = self.reading()
        if not reading.rates:
            self.explain("You have no scorecard here: you are not a panelist of this debrief.")
        elif reading.phase is Phase.SETUP:
            self.explain("Scorecards open when the facilitator begins scoring.")
        else:
            self.room_app.show_phase(wanted="scoring")


def _needed(reading: Reading, key: keys.Key) -> bool:
    """Return whether the last row shows a key: nobody is reminded once every scorecard is in."""
    match key.action:
        case _ if key.need == keys.ALWAYS:
            return True
        case "my_scorecard":
            return reading.rates
        case "nudge" if not reading.awaited():
            return False
        case _:
            return Role.FACILITATOR in reading.my_roles
