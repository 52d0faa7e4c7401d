"""The insight screen: what many debriefs teach about criteria, group by group; it changes nothing."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

import msgspec
from textual import events
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from panelry.insight import Record
from panelry_tui import keys
from panelry_tui.bound import bind, offered
from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.insight_reading import LAW, Section, as_csv, behind
from panelry_tui.letter_file import NotWritten, check_place, whole_path, write_own
from panelry_tui.own_keys import OwnKeys, as_bound, usual_faces
from panelry_tui.screens.dialogs import FilterDialog, HelpDialog, LineDialog, ReadDialog
from panelry_tui.screens.fitting import Fitting
from panelry_tui.themes import register_themes
from panelry_tui.typed_ahead import PatientApp
from panelry_tui.widgets.heading import Heading
from panelry_tui.widgets.key_bar import KeyBar
from panelry_tui.widgets.lesson_list import LessonList
from panelry_tui.widgets.models import HeadingView
from panelry_tui.widgets.painted import cover

FILE = "insight-figures.csv"
_WIDE = 96
_BRIEF = {"insight.behind": "Debriefs"}


class InsightScreen(Fitting):
    """One section at a time; tab goes on to the next."""

    AUTO_FOCUS = "LessonList"
    DEFAULT_CSS = """
    InsightScreen #basis { height: 1; padding: 0 2; color: $secondary; margin-bottom: 1; }
    InsightScreen LessonList { max-height: 60%; }
    InsightScreen #below { height: 1fr; margin-top: 1; padding: 0 2; }
    InsightScreen #law { height: auto; padding: 0 2; color: $text-muted; }
    """

    def __init__(
        self,
        found: Sequence[Section],
        records: Sequence[Record],
        dates: str,
        glyphs: Glyphs,
        own_keys: OwnKeys,
    ) -> None:
        super().__init__()
        self._own_keys = own_keys
        self._sections, self._records, self._dates, self._glyphs = found, records, dates, glyphs
        self._at = 0
        self._narrowed = ""

    def compose(self) -> ComposeResult:
        """Lay out the heading, the rows, and what stands below them."""
        yield Heading(HeadingView(""), glyphs=self._glyphs)
        yield Static(id="basis", markup=False)
        yield LessonList(glyphs=self._glyphs)
        yield VerticalScroll(Static(id="words", markup=False), id="below", can_focus=False)
        yield Static(Content(LAW), id="law", markup=False)
        yield KeyBar(glyphs=self._glyphs)

    def on_resize(self, event: events.Resize) -> None:
        """Call keys by their short names where there is little room."""
        brief = _BRIEF if event.size.width < _WIDE else {}
        named = (
            msgspec.structs.replace(each, label=brief.get(each.id, each.label))
            for each in keys.footer("insight")
        )
        self.query_one(KeyBar).keys = as_bound(named, self._own_keys)

    def my_keys(self) -> tuple[keys.Key, ...]:
        """Return the keys of this screen as the person has them."""
        return as_bound(keys.keys_of("insight"), self._own_keys)

    def on_mount(self) -> None:
        """Bind the keys, and show the first section."""
        mine = as_bound(keys.TABLE["insight"], self._own_keys)
        bind(self, (each for each in mine if each.key != "tab"))
        bind(self, (each for each in mine if each.key == "tab"), priority=True)
        self._show()

    def on_screen_suspend(self) -> None:
        """Show no key while a dialog is over the screen."""
        cover(self, covered=True)

    def on_screen_resume(self) -> None:
        """Show the keys again."""
        cover(self, covered=False)

    @property
    def section(self) -> Section:
        """The section that is shown."""
        return self._sections[self._at]

    def _show(self) -> None:
        section, words = self.section, self._narrowed.casefold()
        dates = self._dates if section.rows else ""
        self.query_one(Heading).view = HeadingView(section.name, dates, counts="small numbers")
        place = f"{self._at + 1} of {len(self._sections)}: " if len(self._sections) > 1 else ""
        narrowed = f" · only “{self._narrowed}”" if words else ""
        self.query_one("#basis", Static).update(Content(f"{place}{section.basis}{narrowed}"))
        self.query_one(LessonList).rows = tuple(
            each for each in section.rows if words in each.title.casefold()
        )
        self.query_one("#words", Static).update(Content("\n".join(section.below)))

    def action_section(self) -> None:
        """Go on to the next section, after the last to the first."""
        if len(self._sections) == 1:
            more = "A column position or panel in the file makes more."
            if not self._records:
                more = "Each position of five candidates or more makes another."
            self.notify(f"There is one section. {more}", markup=False)
            return
        self._at = (self._at + 1) % len(self._sections)
        self._narrowed = ""
        self._show()

    def on_lesson_list_chosen(self) -> None:
        """Show the debriefs behind a criterion."""
        self.action_behind()

    def action_behind(self) -> None:
        """Show the debriefs behind the criterion under the cursor."""
        if not self.section.rows:
            self.notify(f"There is no line here. {LAW}", markup=False)
            return
        title = self.query_one(LessonList).cursor
        lines = (title, *behind(self.section, title, self._records))
        self.app.push_screen(
            ReadDialog(Content("\n").join([Content.styled(lines[0], "bold"), *map(Content, lines[1:])]))
        )

    def action_filter(self) -> None:
        """Narrow the list to the criteria whose title holds some words."""
        self.app.push_screen(FilterDialog(self._narrowed), self._narrow)

    def _narrow(self, words: str | None) -> None:
        if words is None:
            return
        if not any(words.casefold() in each.title.casefold() for each in self.section.rows):
            self.notify(f"No criterion holds “{words}”. All are shown.", markup=False)
            words = ""
        self._narrowed = words
        self._show()

    def action_export(self) -> None:
        """Ask where to write the figures of all sections."""
        if not any(each.rows for each in self._sections):
            self.notify(f"There is nothing to export. {LAW}", markup=False)
            return
        dialog = LineDialog(
            "Export the figures to a CSV file", "Only you will be able to read it.", value=FILE, check=_free
        )
        self.app.push_screen(dialog, self._export)

    def _export(self, typed: str | None) -> None:
        if typed is None:
            return
        path = whole_path(typed)
        try:
            write_own(as_csv(self._sections), path, over=False)
        except NotWritten as problem:
            self.notify(str(problem), markup=False, severity="error")
        else:
            self.notify(f"The figures are in {path}.", markup=False)

    def action_help(self) -> None:
        """Show every key of this screen."""
        usual = usual_faces(keys.TABLE["insight"], self._own_keys)
        self.app.push_screen(HelpDialog(keys.help_keys("insight", self.my_keys()), LAW, usual=usual))


def _free(typed: str) -> str:
    """Return why the figures cannot go there, empty if they can."""
    path = whole_path(typed)
    try:
        return f"{path} is there already. Choose another name." if check_place(path) else ""
    except NotWritten as problem:
        return str(problem)


class InsightApp(PatientApp[None]):
    """Shows one file's insight until the person leaves."""

    CSS_PATH = "../app.tcss"
    TITLE = "panelry"
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p,colon", "command_palette", show=False),
        Binding("q", "leave", show=False),
        Binding("question_mark", "help", show=False),
        Binding("ctrl+q,ctrl+c", "leave", show=False, priority=True),
    ]

    def __init__(
        self,
        found: Sequence[Section],
        records: Sequence[Record],
        dates: str,
        *,
        glyphs: Glyphs = UNICODE,
        theme: str = "panelry-night",
        ansi: bool = False,
        own_keys: OwnKeys | None = None,
    ) -> None:
        super().__init__(ansi_color=True if ansi else None)
        self._theme_wanted, self.glyphs = theme, glyphs
        self._made = InsightScreen(found, records, dates, glyphs, own_keys or {})

    def on_mount(self) -> None:
        """Show the screen."""
        register_themes(self)
        self.theme = self._theme_wanted
        self.push_screen(self._made)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every key of the screen."""
        if isinstance(screen, InsightScreen):
            yield from offered(screen, screen.my_keys())

    async def action_help(self) -> None:
        """Show the keys."""
        await self.screen.run_action("help")

    def action_leave(self) -> None:
        """Leave."""
        self.exit()
