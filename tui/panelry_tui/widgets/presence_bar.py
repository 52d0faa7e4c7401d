"""Who is here: one line of letters and names under the board, and the list of the lobby.

Both tell only what everybody may know: presence, how many criteria are done, submitted or not.
"""

from typing import assert_never

from textual.reactive import reactive

from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.widgets.cells import cell_len, pad, plain
from panelry_tui.widgets.models import Person, Presence
from panelry_tui.widgets.painted import Painted
from panelry_tui.widgets.parts import Line, Part, Role, cells_of, line

_ROLES: dict[Presence, Role] = {"live": "good", "late": "wait", "off": "muted"}
_BAR, _APART = 8, 2


class _People(Painted):
    """Widgets that draw the people of the panel."""

    people: reactive[tuple[Person, ...]] = reactive((), repaint=False)

    def __init__(
        self,
        people: tuple[Person, ...] = (),
        *,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(glyphs=glyphs, id=id, classes=classes)
        self.set_reactive(_People.people, people)

    def watch_people(self) -> None:
        """Draw other people."""
        self.repaint()

    def sign(self, person: Person) -> str:
        """Return the sign of a person's presence."""
        sign: str = getattr(self.glyphs, person.presence)
        return sign


class PresenceBar(_People):
    """One line: the letter and name of each; one who is away has the sign and the word."""

    DEFAULT_CSS = "PresenceBar { height: 1; }"

    def draw(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Return the one line; names that do not fit are counted at its end."""
        parts: list[Part] = [Part("   ")]
        for place, person in enumerate(self.people):
            parts_of_one = self._one(person)
            rest = len(self.people) - place
            last = rest == 1
            if cells_of((*parts, *parts_of_one)) > width - (0 if last else len(f"+{rest}")):
                return [line(*parts, Part(f"+{rest}", "muted"))]
            parts += [*parts_of_one, Part(" " * _APART)]
        return [line(*parts)]

    def _one(self, person: Person) -> list[Part]:
        name = Part(plain(person.name), "muted")
        parts = [Part(f"{plain(person.letter)} ", "strong"), name]
        if person.words:
            parts.append(Part(f" {plain(person.words)}", "wait"))
        match person.presence:
            case "live":
                return parts
            case "late":
                return [*parts, Part(f" {self.sign(person)} late", "wait")]
            case "off":
                return [*parts, Part(f" {self.sign(person)} away", "muted")]
            case _:
                assert_never(person.presence)


class PeopleList(_People):
    """One line a person: presence, name, words, and how far their scorecard is."""

    DEFAULT_CSS = "PeopleList { height: auto; }"

    def draw(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        """Return one line for each person; the words are cut first."""
        longest = max((cell_len(plain(person.name)) for person in self.people), default=0)
        name = max(6, min(longest, width // 3))
        scorecard = _BAR + 1 + len("99/99 submitted") if any(person.of for person in self.people) else 0
        wanted = max(24, *(cell_len(plain(person.words)) for person in self.people), 0)
        words = max(0, min(wanted, width - name - scorecard - 6))
        return [self._one(person, name, words) for person in self.people]

    def _one(self, person: Person, name: int, words: int) -> Line:
        mark = self.glyphs.cut
        return line(
            Part(f" {self.sign(person)} ", _ROLES[person.presence]),
            Part(pad(person.name, name, mark), "text" if person.presence == "live" else "muted"),
            Part(f" {pad(person.words, words, mark)} ", "muted"),
            *self._scorecard(person),
        )

    def _scorecard(self, person: Person) -> list[Part]:
        """Return a bar of eight cells and the count in digits; nothing for one who does not rate."""
        if person.of == 0:
            return []
        full = _BAR * person.done // person.of
        parts = [
            Part(self.glyphs.fill * full, "good" if person.submitted else "range"),
            Part(self.glyphs.step * (_BAR - full), "muted"),
            Part(f" {person.done}/{person.of}", "text"),
        ]
        return [*parts, Part(" submitted", "good")] if person.submitted else parts
