"""What all screens of a debrief share: heading, stepper, keys, and when to draw."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.widget import Widget

from panelry.debrief import Phase
from panelry.panel import Role
from panelry_tui import keys
from panelry_tui.bound import bind
from panelry_tui.chair_reading import given_by, who_leads
from panelry_tui.ended import ended_as
from panelry_tui.news import News
from panelry_tui.note_keeping import keep_unsaved
from panelry_tui.own_keys import usual_faces
from panelry_tui.reading import Reading
from panelry_tui.screens.asking import Asking
from panelry_tui.sign_words import SIGNS
from panelry_tui.store import Store
from panelry_tui.widgets.heading import Heading
from panelry_tui.widgets.key_bar import KeyBar
from panelry_tui.widgets.models import HeadingView
from panelry_tui.widgets.painted import cover
from panelry_tui.widgets.stepper import Stepper
from panelry_tui.words import connection, law, time_left

_PLACE = {
    Phase.NEW: 0,
    Phase.SETUP: 0,
    Phase.SCORING: 1,
    Phase.DISCUSSION: 2,
    Phase.SUMMARY: 3,
    Phase.RELEASE: 4,
}


class RoomScreen(Asking):
    """A screen on one debrief; `fill` makes what is between the stepper and the keys, `show` updates it."""

    key_set: ClassVar[keys.ScreenName]
    moves_chair: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR})
    """Whose help and palette list the key of the chair."""
    _heading: Heading
    _stepper: Stepper
    _key_bar: KeyBar
    AUTO_FOCUS = "*"

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._led: bool | None = None
        """Whether this person had the chair when it was drawn last, None before the first picture."""

    def compose(self) -> ComposeResult:
        """Lay out the rows that all screens share around the screen's own."""
        glyphs = self.room_app.glyphs
        self._heading, self._stepper = Heading(HeadingView(""), glyphs=glyphs), Stepper(glyphs=glyphs)
        yield self._heading
        yield self._stepper
        yield from self.fill()
        self._key_bar = KeyBar(self.room_app.in_force(self.footer_keys()), glyphs=glyphs)
        yield self._key_bar

    def fill(self) -> Iterable[Widget]:
        """Return the screen's own widgets; none here."""
        return ()

    def show(self, reading: Reading) -> None:
        """Bring the screen's own widgets up to date; there are none here."""

    def footer_keys(self) -> tuple[keys.Key, ...]:
        """Return the keys of the last row."""
        return keys.footer(self.key_set, scale=self.reading().scale)

    def my_keys(self) -> tuple[keys.Key, ...]:
        """Return the keys that the person may press here now: those of help and palette."""
        leads = bool(self.moves_chair & self.reading().my_roles)
        return tuple(each for each in keys.keys_of(self.key_set) if leads or each.action != "chair")

    def help_keys(self) -> tuple[keys.Key, ...]:
        """Return the keys that help lists."""
        return keys.help_keys(self.key_set, self.my_keys(), scale=self.reading().scale)

    def legend(self) -> tuple[str, ...]:
        """Return what the signs of this screen mean, a line each, for the end of help."""
        said = SIGNS.get(self.key_set)
        return () if said is None else said(self.room_app.glyphs)

    def bound_keys(self) -> tuple[keys.Key, ...]:
        """Return the keys that are bound, also those that only say why they do nothing."""
        return keys.keys_of(self.key_set)

    def counts(self, reading: Reading) -> str:
        """Return the counts of the first row."""
        del reading
        return ""

    def heading_words(self, reading: Reading) -> str:
        """Return what stands behind the candidate's name in the first row."""
        return "" if reading.heading is None else reading.heading.position

    def told(self, news: News) -> None:
        """Learn what is new, before it is drawn; nothing here."""

    def holds(self) -> bool:
        """Whether the screen stays until the person leaves a field: it is never taken from under a writer."""
        return False

    async def before_leaving(self) -> None:
        """Keep what is being typed, before the person leaves; nothing here."""

    async def save_again(self) -> None:
        """Save again the notes that this machine could not keep, whichever screen they were typed on."""
        await keep_unsaved(self.store)

    def on_mount(self) -> None:
        """Bind the keys, listen, draw the first time."""
        bind(self, self.room_app.as_bound(self.bound_keys()))
        self.store.listeners.append(self._told)
        self.set_interval(1.0, self._tick)
        self.draw_all()

    def on_screen_resume(self) -> None:
        """Go to the screen of the present phase: it may have moved on under a dialog."""
        cover(self, covered=False)
        self.call_later(self.room_app.show_phase)

    def on_screen_suspend(self) -> None:
        """Show no key while a dialog is over the screen."""
        cover(self, covered=True)

    def on_unmount(self) -> None:
        """Stop listening."""
        if self._told in self.store.listeners:
            self.store.listeners.remove(self._told)

    def _told(self, news: News) -> None:
        self.call_later(self.told, news)
        self.draw_news(news)

    def _tick(self) -> None:
        if self.store.unsaved and not self.store.keeping_note.locked():
            self.run_worker(self.save_again(), exit_on_error=False)
        self._draw_heading(self.reading())

    def draw_all(self) -> None:
        """Bring everything on the screen up to date."""
        reading = self.reading()
        self._draw_heading(reading)
        ended = ended_as(reading.picture)
        self._stepper.current = _PLACE.get(reading.phase, 5) if ended is None else ended.place
        self._stepper.ended = "" if ended is None else ended.words
        self._stepper.aside = who_leads(reading)
        self.show_keys()
        self.show(reading)
        self._say_chair(reading)

    def _say_chair(self, reading: Reading) -> None:
        """Say that somebody gave this person the chair: new rights bring a picture, and no other news."""
        gave, led = given_by(reading), self._led
        self._led = reading.leads
        if led is False and reading.leads and gave:
            self.notify(f"{gave} handed the chair over to you: you lead now.", timeout=10, markup=False)

    def show_keys(self) -> None:
        """Bring the last row up to date."""
        self._key_bar.keys = self.room_app.in_force(self.footer_keys())

    def _draw_heading(self, reading: Reading) -> None:
        heading = reading.heading
        self._heading.view = HeadingView(
            who="panelry" if heading is None else heading.candidate,
            what=self.heading_words(reading),
            connection=connection(self.store, reading),
            counts=self.counts(reading),
            time_left=time_left(reading.floor.timer, self.room_app.now()),
        )

    def action_help(self) -> None:
        """Show every key of this screen."""
        from panelry_tui.screens.dialogs import HelpDialog  # noqa: PLC0415 - loaded on use

        usual = usual_faces(self.help_keys(), self.room_app.own_keys)
        acts = (act for act, _ in self.room_app.acts_without_key())
        shown = self.room_app.in_force((*self.help_keys(), *acts))
        self.app.push_screen(HelpDialog(shown, law(self.reading()), self.legend(), usual))

    def action_not_taken(self) -> None:
        """Show every text of one's own that the server declined."""
        self.run_worker(self._not_taken(), exit_on_error=False)

    def action_add_device(self) -> None:
        """Show a code for one more device of this person."""
        from panelry_tui.screens.add_device import add_device  # noqa: PLC0415 - loaded on use

        self.run_worker(add_device(self), exit_on_error=False)

    def action_break_glass(self) -> None:
        """Have one sealed scorecard opened to one person."""
        from panelry_tui.screens.break_glass import break_glass  # noqa: PLC0415 - loaded on use

        self.run_worker(break_glass(self), exit_on_error=False)

    def action_on_file(self) -> None:
        """Show and change what is on file for the release."""
        from panelry_tui.screens.on_file import on_file  # noqa: PLC0415 - loaded on use

        self.run_worker(on_file(self), exit_on_error=False)

    def action_revoke(self) -> None:
        """Revoke what was released."""
        from panelry_tui.screens.revoking import revoke  # noqa: PLC0415 - loaded on use

        self.run_worker(revoke(self), exit_on_error=False)

    def action_record_reply(self) -> None:
        """Record what the candidate said away from their page."""
        from panelry_tui.screens.replying import record_reply  # noqa: PLC0415 - loaded on use

        self.run_worker(record_reply(self), exit_on_error=False)

    def action_read_opened(self) -> None:
        """Read the scorecard that was opened to this person."""
        from panelry_tui.screens.break_glass import read_opened  # noqa: PLC0415 - loaded on use

        read_opened(self)

    async def _not_taken(self) -> None:
        from panelry_tui.screens.dialogs import ReadDialog  # noqa: PLC0415 - loaded on use
        from panelry_tui.words import not_taken  # noqa: PLC0415 - loaded on use

        self.app.push_screen(ReadDialog(not_taken(await self.store.declined(), self.reading())))
