"""The people of the lobby as a list with a cursor, so that a key can concern one of them."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset
from textual.message import Message

from panelry_tui.bound import bindings
from panelry_tui.keys import MOVES
from panelry_tui.widgets.models import Person
from panelry_tui.widgets.parts import Line, Part, cells_of, line
from panelry_tui.widgets.presence_bar import PeopleList


class PeoplePicker(PeopleList, can_focus=True):
    """One line a person; the cursor stays on its person, by name, when others come and go."""

    HELP = """Everybody in the debrief. Move with the arrows, j and k; keys act on the person marked."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MOVES)]

    class Chosen(Message):
        """The person pressed enter."""

    class Moved(Message):
        """The person moved the cursor to somebody."""

    place = 0
    """The place of the cursor."""
    _top = 0

    def watch_people(self, before: tuple[Person, ...] = (), after: tuple[Person, ...] = ()) -> None:
        """Keep the cursor on its person."""
        held = before[self.place].name if self.place < len(before) else ""
        places = [place for place, each in enumerate(after) if each.name == held]
        self.place = places[0] if places else max(0, min(self.place, len(after) - 1))
        super().watch_people()

    def draw(self, width: int, height: int) -> list[Line]:
        """Return the people's lines, that of the cursor marked; scrolled to it where they are too many."""
        lines = super().draw(width, 0)
        if not lines:
            return lines
        at = cells_of(lines[0].parts[:3])
        first, *rest = lines[self.place].parts
        bar = (Part(self.glyphs.bar, "accent"), Part(first.text[1:], first.look))
        lines[self.place] = Line((*bar, *rest), marked=True)
        self._top, aside = 0, ""
        if height and len(lines) >= height:
            self._top = max(0, min(self.place - height + 2, len(lines) - height + 1))
            below = len(lines) - height + 1 - self._top
            aside = f"{self._top} above, {below} below" if self._top else f"{below} more below"
            lines = lines[self._top : self._top + height - 1]
        here = " WHO IS HERE  "
        head = (
            Part(here, "heading"),
            Part(f"{aside:<{at - len(here)}}", "muted"),
            Part("SCORECARD", "heading"),
        )
        return [line(*head), *lines]

    def on_focus(self) -> None:
        """Put the terminal's own cursor on the person."""
        self.app.cursor_position = self.region.offset + Offset(0, 1 + self.place - self._top)

    def on_click(self, event: events.Click) -> None:
        """Move to the person who was clicked."""
        self._move(event.y - 1 + self._top)

    def action_cursor_up(self) -> None:
        """Move one person up."""
        self._move(self.place - 1)

    def action_cursor_down(self) -> None:
        """Move one person down."""
        self._move(self.place + 1)

    def action_cursor_first(self) -> None:
        """Move to the first person."""
        self._move(0)

    def action_cursor_last(self) -> None:
        """Move to the last person."""
        self._move(len(self.people) - 1)

    def action_choose(self) -> None:
        """Say that enter was pressed."""
        self.post_message(self.Chosen())

    def _move(self, place: int) -> None:
        self.place = max(0, min(place, len(self.people) - 1))
        self.repaint()
        self.post_message(self.Moved())
        if self.has_focus:
            self.on_focus()
