"""The coordinator's desk: what waits with its clock, positions and candidates, and all about one."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from panelry.desk import Act, Desk, desk_of
from panelry.desk.overview import needs_you
from panelry.panel import Role
from panelry.parts.office import Officer
from panelry_tui.bound import bind
from panelry_tui.desk_keys import ACTS_OF, DESK_KEYS, footer_keys
from panelry_tui.desk_reading import (
    NOTHING_WAITS,
    DeskRow,
    Subject,
    below_the_lists,
    candidate_rows,
    details,
    lent,
    needed_for,
    paused,
    position_rows,
    subject_of,
    waiting_rows,
    why_nothing_to,
)
from panelry_tui.glyphs import Glyphs
from panelry_tui.keys import HELP, LEAVE, MAIN, MOVING, PALETTE, SUSPEND, Key
from panelry_tui.own_keys import OwnKeys, as_bound, face_of, usual_faces
from panelry_tui.reading import Reading
from panelry_tui.screens.desk_acting import act_of, do_act
from panelry_tui.screens.desk_layout import LAYOUT, classes_for
from panelry_tui.screens.dialogs import FilterDialog, HelpDialog
from panelry_tui.screens.fitting import Fitting
from panelry_tui.store import Store
from panelry_tui.widgets.desk_list import DeskList
from panelry_tui.widgets.heading import Heading
from panelry_tui.widgets.key_bar import KeyBar
from panelry_tui.widgets.models import HeadingView
from panelry_tui.widgets.painted import cover
from panelry_tui.widgets.passage import Passage
from panelry_tui.words import connection

LAW = "The desk sees the phase of a debrief: no rating and no note."
READS = "An auditor reads here and changes nothing."
_SOON = 0.1
"""Seconds in which changes are gathered before the screen is drawn again."""
_MINUTE = 60.0


class DeskScreen(Fitting):
    """Two lists and what is known of the row under the cursor."""

    AUTO_FOCUS = "#left"
    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = LAYOUT

    def __init__(self, store: Store, glyphs: Glyphs, now: Callable[[], datetime], own_keys: OwnKeys) -> None:
        super().__init__()
        self.store, self.now = store, now
        self._glyphs, self._own_keys = glyphs, own_keys
        self._position = ""
        """The position whose candidates stand in the left list; empty where what waits does."""
        self._narrowed = {"left": "", "right": ""}
        self._due = False

    def compose(self) -> ComposeResult:
        """Lay out the heading, the two lists, the details and the keys."""
        yield Heading(HeadingView("Desk"), glyphs=self._glyphs)
        with Horizontal(id="lists"):
            yield DeskList(NOTHING_WAITS, glyphs=self._glyphs, id="left")
            yield DeskList(
                f"No position yet: {self._face('new')} begins one.", glyphs=self._glyphs, id="right"
            )
        yield Passage(glyphs=self._glyphs, look="muted", indent=2, id="office")
        yield Passage(glyphs=self._glyphs, indent=2, id="details")
        yield Static(LAW, id="law", markup=False)
        yield KeyBar(self.footer(), glyphs=self._glyphs)

    def footer(self) -> tuple[Key, ...]:
        """Return the keys of the last row."""
        needed = {"desk.other-list": MAIN} if self.has_class("-one") else {}
        needed |= needed_for(self.in_front.row if self.is_mounted else None)
        return (*footer_keys(self.my_keys(), needed), HELP, LEAVE, PALETTE)

    def my_keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen as the person has them."""
        return as_bound(DESK_KEYS, self._own_keys)

    def _face(self, act: str) -> str:
        return face_of(f"desk.{act}", self._own_keys)

    def on_mount(self) -> None:
        """Show what is kept here, and follow what comes."""
        bind(self, self.my_keys())
        self.store.listeners.append(self._told)
        self.set_interval(_MINUTE, self.show)
        self.show()

    def on_unmount(self) -> None:
        """Follow no more."""
        self.store.listeners.remove(self._told)

    def on_resize(self, event: events.Resize) -> None:
        """Put one list below the other where there is no room beside it, or show one at a time."""
        for name, given in classes_for(event.size).items():
            self.set_class(given, name)
        self.query_one(KeyBar).keys = self.footer()
        self._one_list()

    def on_screen_suspend(self) -> None:
        """Show no key while a dialog is over the screen."""
        cover(self, covered=True)

    def on_screen_resume(self) -> None:
        """Show the keys again."""
        cover(self, covered=False)

    def on_descendant_focus(self) -> None:
        """Show the list that has the focus, and what its row is about."""
        self._one_list()
        self._show_details()

    # what is shown

    def desk(self) -> Desk:
        """Return the office as this terminal knows it now."""
        return desk_of(self.store.view().values(), self.now().isoformat(), mail=self.store.half.mail)

    @property
    def in_front(self) -> DeskList:
        """The list that keys act on."""
        return self._list("right") if self._list("right").has_focus else self._list("left")

    def _list(self, name: str) -> DeskList:
        return self.query_one(f"#{name}", DeskList)

    def _told(self, _: object) -> None:
        if not self._due:
            self._due = True
            self.set_timer(_SOON, self._again)

    def _again(self) -> None:
        self._due = False
        self.show()

    def show(self) -> None:
        """Draw everything as it stands now."""
        desk = self.desk()
        if self._position not in desk.positions:
            self._position = ""
        link = connection(self.store, Reading(self.store.view(), self.store.half.person))
        self.query_one(Heading).view = HeadingView(
            "Desk", desk.organisation, connection=link, counts=needs_you(desk)
        )
        left, right = self._list("left"), self._list("right")
        if self._position:
            title = next(each.title for key, each in desk.positions.items() if key == self._position)
            left.title = f"CANDIDATES · {title}"
            left.nothing = f"No candidate yet: {self._face('import')} imports, {self._face('add')} adds one."
            left.rows = self._only("left", candidate_rows(desk, self._position))
        else:
            left.title, left.nothing = "WAITING", NOTHING_WAITS
            left.rows = self._only("left", waiting_rows(desk))
        right.title, right.rows = "POSITIONS", self._only("right", position_rows(desk))
        for name in ("left", "right"):
            if self._narrowed[name]:
                self._list(name).title += f" · only “{self._narrowed[name]}”"
        self.query_one("#office", Passage).text = below_the_lists(desk)
        self._show_details()

    def _only(self, name: str, rows: tuple[DeskRow, ...]) -> tuple[DeskRow, ...]:
        words = self._narrowed[name].casefold()
        return tuple(each for each in rows if words in f"{each.title} {each.words}".casefold())

    def _show_details(self) -> None:
        self.query_one("#details", Passage).text = details(self.desk(), self.in_front.row)
        self.query_one(KeyBar).keys = self.footer()

    def _one_list(self) -> None:
        one = self.has_class("-one")
        front = self.in_front
        for name in ("left", "right"):
            self._list(name).display = not one or self._list(name) is front

    def on_desk_list_moved(self) -> None:
        """Show what the row is about."""
        self._show_details()

    # what keys do

    def subject(self) -> Subject:
        """Return what the row under the cursor is about."""
        row = self.in_front.row
        found = subject_of(self.desk(), row.about) if row is not None else Subject()
        if self._position and not found.position:
            return Subject(position=self._position)
        return found

    def on_desk_list_chosen(self) -> None:
        """Open the row: a position's candidates, the candidate that something waits for, or the dry run."""
        subject = self.subject()
        row = self.in_front.row
        if row is not None and not row.about:
            self.action_begin("due")
        elif subject.position and (self.in_front is self._list("right") or not self._position):
            self._open(subject)
        else:
            self.explain("All that the desk knows of it stands below.")

    def _open(self, subject: Subject) -> None:
        self._position, self._narrowed["left"] = subject.position, ""
        self._focus("left")
        self.show()
        self._list("left").go_to(subject.candidate)

    def action_back(self) -> None:
        """Show what waits again, and all of it."""
        if not self._position and not any(self._narrowed.values()):
            self.explain("This is the desk. q leaves.")
            return
        self._position, self._narrowed = "", {"left": "", "right": ""}
        self._focus("left")
        self.show()

    def action_other_list(self) -> None:
        """Go to the other list."""
        self._focus("left" if self.in_front is self._list("right") else "right")

    def _focus(self, name: str) -> None:
        self._list(name).display = True
        self._list(name).focus()

    def action_filter(self) -> None:
        """Narrow the list in front to the rows that hold some words."""
        name = str(self.in_front.id)
        dialog = FilterDialog(self._narrowed[name], "rows that hold")

        def narrow(words: str | None) -> None:
            if words is not None:
                self._narrowed[name] = words.strip()
                self.show()

        self.app.push_screen(dialog, narrow)

    def action_begin(self, name: str) -> None:
        """Begin an act of the desk by the name of its key."""
        self.begin(act_of(*ACTS_OF[name]))

    def begin(self, act: Act) -> None:
        """Begin an act: its form, its question, its answer. Who may not is told so at once."""
        why = why_nothing_to(self.desk(), act) if self._may_act() else READS
        if why:
            self.explain(why)
            return
        given = lent(self.desk(), self.subject())
        self.run_worker(do_act(self, act, given), exit_on_error=False)

    def action_pause(self) -> None:
        """Let the notices of the position wait, or leave again."""
        subject = self.subject()
        if not subject.position:
            self.explain("Go to a position first: tab, then the arrows.")
            return
        self.begin(act_of("notice", "resume" if paused(self.desk(), subject.position) else "pause"))

    def _may_act(self) -> bool:
        me = self.store.half.person
        mine = [
            each for each in self.store.view().values() if isinstance(each, Officer) and each.person == me
        ]
        return not mine or Role.COORDINATOR in mine[0].roles

    def explain(self, why: str, **how: Any) -> None:
        """Say in a toast what a key did, or why it does nothing now."""
        self.app.clear_notifications()
        self.notify(why, markup=False, **how)

    def action_help(self) -> None:
        """Show every key of this screen."""
        keys = [each for each in self.my_keys() if each.key or each.shown]
        usual = usual_faces(DESK_KEYS, self._own_keys)
        self.app.push_screen(HelpDialog((*keys, *MOVING, HELP, LEAVE, PALETTE, SUSPEND), LAW, usual=usual))
