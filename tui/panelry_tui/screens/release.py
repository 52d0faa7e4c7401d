"""The release: what must be so before the text leaves, the act itself, and what became of it."""

from collections.abc import Iterable

from msgspec.structs import replace
from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from panelry import commands as c
from panelry.phase import MAY
from panelry_tui import keys
from panelry_tui.chair_reading import why_no_chair
from panelry_tui.left_out import only_thanks
from panelry_tui.once_drawn import once_drawn
from panelry_tui.personal_reading import PersonalReading
from panelry_tui.reading import Reading
from panelry_tui.release_reading import ReleaseReading
from panelry_tui.screens.keeping_words import words_of
from panelry_tui.screens.release_acts import ReleaseActs
from panelry_tui.store import Store
from panelry_tui.widgets.scrolled import Scrolled
from panelry_tui.widgets.step_list import StepList

_OVER = {"release.own-words"}
"""What there is once the debrief is over."""
_BEFORE = {"release.release", "release.withdraw", "release.abandon"}
_RUN = {"release.permission", "release.close", "release.page", "release.back"}
_APPROVER = {"release.approve"}
_AFTER = {"release.hand-over", "release.script", "release.export", "release.revoke", "release.reply"}
_ROWS_FOR_ALL = 20
"""From so many rows on the ways out have a line."""


class ReleaseScreen(ReleaseActs):
    """Steps above, the exact text below, what to do next at the end."""

    key_set = "release"
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    ReleaseScreen #steps { margin-top: 1; height: auto; max-height: 60%; }
    ReleaseScreen #title { color: $secondary; text-style: bold; height: 1; padding: 0 1; margin-top: 1; }
    ReleaseScreen #letter { height: 1fr; min-height: 1; padding: 0 3; background: $surface; }
    ReleaseScreen #letter { scrollbar-size-vertical: 1; }
    ReleaseScreen #next { height: auto; padding: 0 1; color: $warning; text-style: bold; }
    ReleaseScreen #aside { height: auto; padding: 0 1; color: $text-muted; }
    ReleaseScreen.-short #steps { margin-top: 0; }
    ReleaseScreen.-short #title { margin-top: 0; }
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._own = ""
        """One's own words, once the debrief is over."""
        self._begun: dict[str, str] = {}
        """The texts begun that they were read with."""

    def fill(self) -> Iterable[Widget]:
        """Return the steps, the text, and what comes next."""
        yield Scrolled(StepList(glyphs=self.room_app.glyphs), id="steps")
        yield Static(id="title", markup=False)
        with_text = VerticalScroll(Static(id="words", markup=False), id="letter", can_focus=False)
        yield with_text
        yield Static(id="next", markup=False)
        yield Static(id="aside", markup=False)

    def footer_keys(self) -> tuple[keys.Key, ...]:
        """Return the keys that act now, for my roles: what is called for in front."""
        found, mine = self.release(), {each.id for each in self.my_keys()}
        mine -= {"release.permission"} if found.handed is not None else set()
        mine -= {"release.release"} if found.why_not() else set()
        shown = [each for each in keys.footer(self.key_set) if each.id in mine]
        called = _called(found)
        acts = [each for each in shown if each.need != keys.ALWAYS and each.id not in called]
        front = [replace(each, need=keys.MAIN) for each in self.my_keys() if each.id in called]
        over = [replace(each, need=keys.MAIN) for each in self.my_keys() if each.id in _OVER]
        return (*front, *acts, *over, *(each for each in shown if each.need == keys.ALWAYS))

    def my_keys(self) -> tuple[keys.Key, ...]:
        """Return the keys that my roles may use now."""
        found = self.release()
        hidden = _AFTER if found.handed is None else _BEFORE
        if found.ended and found.handed is None:
            hidden = hidden | {"release.permission"}
        if not found.ended:
            hidden = hidden | _OVER
        if found.ended:
            hidden = hidden | _BEFORE | {"release.close", "release.hand-over"}
            hidden = hidden if found.handed is not None else hidden | {"release.back"}
            hidden = hidden if found.text() else hidden | {"release.preview"}
        if found.out is not None:
            hidden = (hidden | {"release.withdraw", "release.abandon"}) - {"release.revoke", "release.reply"}
        if not found.by_call:
            hidden = hidden | {"release.script"}
        if not found.runs:
            hidden = (
                hidden
                | _BEFORE
                | _AFTER
                | {"release.permission", "release.close", "release.page", "release.back"}
            )
        elif not found.paged:
            hidden = hidden | {"release.page"}
        if not found.policy.approves or found.handed is not None or found.ended:
            hidden = hidden | _APPROVER
        hidden = hidden if PersonalReading(found).offered else hidden | {"release.personal-note"}
        hidden = hidden | {"release.chair"} if why_no_chair(found.reading) else hidden
        return tuple(each for each in keys.keys_of(self.key_set) if each.id not in hidden)

    async def save_again(self) -> None:
        """Show the words that this machine could not keep, until it has."""
        await super().save_again()
        if self.query("#words"):
            self.draw_all()

    def heading_words(self, reading: Reading) -> str:
        """Return what the screen is about."""
        del reading
        return "release"

    def counts(self, reading: Reading) -> str:
        """Return how many signed, and the beginning of the hash."""
        found = ReleaseReading(reading, self.room_app.now())
        short = "" if found.sealed is None else f" · {found.sealed.signed[:7]}"
        return f"{found.signed()}{short}" if found.signed() else ""

    def show(self, reading: Reading) -> None:
        """Bring the rows and the text up to date."""
        found = ReleaseReading(reading, self.room_app.now())
        self.query_one(StepList).rows = found.rows()
        self._show_text(found.text())
        self._read_own()
        self.query_one("#next", Static).update(Content(found.headline()))
        self.query_one("#aside", Static).update(Content(self._aside(found)))
        once_drawn(self, self._say_title)

    def _show_text(self, text: str) -> None:
        self.query_one("#words", Static).update(Content(text))
        self.query_one("#letter").display = bool(text)

    def _read_own(self) -> None:
        """Read one's own words, where they stand in the place of a text that never came."""
        found, self._begun = self.release(), dict(self.store.begun)
        if found.ended and not found.text():
            self.run_worker(self._show_own(), group="own-words", exclusive=True, exit_on_error=False)

    def _tick(self) -> None:
        """Read them again once words that were begun on the screen before are written down."""
        super()._tick()
        if self._begun != self.store.begun:
            self._read_own()

    async def _show_own(self) -> None:
        """Show one's own words in the place of a text that never came, those typed last among them."""
        self._own = await words_of(self)
        if not self.query("#words"):
            return
        self._show_text(self._own)
        once_drawn(self, self._say_title)

    def on_resize(self, event: events.Resize) -> None:
        """Leave the ways out to help where every row is needed, and say anew whether all is in sight."""
        super().on_resize(event)
        self.query_one("#aside").display = event.size.height >= _ROWS_FOR_ALL
        once_drawn(self, self._say_title)

    def _say_title(self) -> None:
        """Head the text, with the key that shows all of it where it is longer than its place."""
        found = self.release()
        more = f" · {self.face('release.preview')}: all" if self.query_one("#letter").max_scroll_y > 0 else ""
        title = _title(found) if found.text() else ""
        if not title and found.ended and self._own:
            title = f"Your own words; {self.face('release.own-words')} writes them to a file"
            more = " · up down: more" if more else ""
        self.query_one("#title", Static).update(Content(title and title + more))

    def _aside(self, found: ReleaseReading) -> str:
        """Return the ways out, for those who may take them."""
        if found.handed is not None or found.ended or not MAY[c.Close].roles & found.reading.my_roles:
            return ""
        ways = {
            "release.close": "Close without feedback",
            "release.withdraw": "Withdrawn",
            "release.abandon": "Abandon",
            "release.back": "Back",
        }
        if found.out is not None:
            ways = {"release.close": "Close, former text stays", "release.back": "Back"}
        return "  ".join(["Not releasing?", *(f"{self.face(act)} {words}" for act, words in ways.items())])

    def action_cursor_down(self) -> None:
        """Move the steps up while some are below, then the text."""
        steps = self.query_one("#steps")
        pane = steps if steps.scroll_y < steps.max_scroll_y else self.query_one("#letter")
        pane.scroll_relative(y=1, animate=False)

    def action_cursor_up(self) -> None:
        """Move the text down to its begin, then the steps."""
        letter = self.query_one("#letter")
        pane = letter if letter.scroll_y > 0 else self.query_one("#steps")
        pane.scroll_relative(y=-1, animate=False)

    def action_cursor_first(self) -> None:
        """Show the first steps and the begin of the text."""
        for pane in ("#steps", "#letter"):
            self.query_one(pane).scroll_home(animate=False)

    def action_cursor_last(self) -> None:
        """Show the last steps and the end of the text."""
        for pane in ("#steps", "#letter"):
            self.query_one(pane).scroll_end(animate=False)


def _title(found: ReleaseReading) -> str:
    words = len(found.text().split())
    if found.handed is not None:
        return f"Released: exactly this, {words} words"
    if only_thanks(found.summary):
        return f"Preview: the short thank-you note, {words} words; it holds no feedback"
    return f"Preview: exactly what {found.first_name} will read, {words} words"


def _called(found: ReleaseReading) -> set[str]:
    """Return the ids of the keys that the debrief waits for now.

    To approve; to close once the candidate said no, or how the hand-over went is on record; to hand over.
    """
    called = set(_APPROVER) if found.policy.awaits_me else set()
    if found.handed is None:
        refused = found.asked is not None and not found.asked.granted
        return called | ({"release.close"} if refused else set())
    if found.handed.results:
        return called | {"release.close"}
    return called | (set() if found.why_not_handed() else {"release.hand-over", "release.page"})
