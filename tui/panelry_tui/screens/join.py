"""The first screen: join by a code, or open a debrief that this machine has a seat in."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from panelry.text import clean_line
from panelry_tui import keys
from panelry_tui.bound import bindings
from panelry_tui.device_key import KeyLostError, KeyPlace
from panelry_tui.glyphs import Glyphs
from panelry_tui.joining import Claiming, Invitation, InvitationError, read_invitation, take_seat
from panelry_tui.link import ClaimError
from panelry_tui.pins import in_groups
from panelry_tui.screens.dialogs import ChoiceDialog, HelpDialog
from panelry_tui.screens.fitting import Fitting
from panelry_tui.seats import KeptSeat, Seats, SeatTakenError
from panelry_tui.trust import TrustError, UnknownKeyError
from panelry_tui.widgets.choice_list import ChoiceList
from panelry_tui.widgets.heading import Heading
from panelry_tui.widgets.key_bar import KeyBar
from panelry_tui.widgets.models import Connection, HeadingView
from panelry_tui.widgets.painted import cover
from panelry_tui.words import law

_KEPT = {
    KeyPlace.KEYRING: "Token kept encrypted; its key is in your keyring",
    KeyPlace.ENVIRONMENT: "Token kept encrypted; its key is in PANELRY_KEY",
}
PLACES = {"#server": "Server to join at", "#code": "Code of your invitation", "#recent": "Recent debriefs"}
"""What can have the focus, in the words of the palette."""
_KEPT_IN_A_FILE = "Token kept in: a file that only you can read"


_NEVER = keys.PALETTE_ONLY
_IN_PLACE = (
    keys.Key("", "Move among the recent debriefs", "move", _NEVER, "moving.recent", shown="up down"),
    keys.Key("", "Leave, also where letters are text", "leave", _NEVER, "moving.leave", shown="esc"),
)
"""Stand in the help for keys that the list and the fields take."""


class JoinScreen(Fitting):
    """Server and code, and the seats kept here."""

    AUTO_FOCUS = "#code"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keys.keys_of("join"))]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-roomy")]  # noqa: RUF012 - Textual declares it so
    DEFAULT_CSS = """
    JoinScreen #form { height: 1fr; padding: 1 5; }
    JoinScreen .row { height: 1; }
    JoinScreen .name { width: 9; color: $secondary; }
    JoinScreen .hint { width: 1fr; color: $secondary; padding-left: 2; }
    JoinScreen Input { width: 40; max-width: 60%; height: 1; border: none; padding: 0 1; background: $panel; }
    JoinScreen Input:focus { border: none; background: $panel; }
    JoinScreen .title, JoinScreen #title { text-style: bold; margin-bottom: 1; }
    JoinScreen #buttons { height: 1; margin-top: 1; }
    JoinScreen #join { min-width: 8; height: 1; border: none; background: $panel; color: $primary; }
    JoinScreen #join:focus { background: $warning; color: $background; text-style: bold; }
    JoinScreen #said { height: auto; margin-top: 1; color: $warning; }
    JoinScreen #recent { height: auto; max-height: 8; background: $background; border: none; padding: 0; }
    JoinScreen #recent-title { color: $secondary; text-style: bold; margin-top: 1; }
    JoinScreen.-narrow #form { padding: 1; }
    JoinScreen.-narrow Input { max-width: 48%; }
    JoinScreen #law { height: auto; margin-bottom: 1; color: $text-muted; padding-left: 1; }
    """

    def __init__(
        self, seats: Seats, *, server: str, glyphs: Glyphs, now: Callable[[], datetime], claiming: Claiming
    ) -> None:
        super().__init__()
        self._seats, self._server, self._glyphs = seats, server, glyphs
        self._now, self._claiming = now, claiming
        self._kept = seats.kept()

    def compose(self) -> ComposeResult:
        """Lay out the form, then the seats kept here."""
        yield Heading(
            HeadingView("panelry", connection=Connection("off", "not connected")), glyphs=self._glyphs
        )
        with Vertical(id="form"):
            yield Static("Join a debrief", id="title")
            yield from _row("Server", Input(self._server, id="server", compact=True), "host:port")
            yield from _row(
                "Code", Input(id="code", compact=True, select_on_focus=False), "of your invitation"
            )
            with Horizontal(id="buttons"):
                yield Button("Join", id="join", compact=True)
                yield Static(self._where_kept(), classes="hint", markup=False)
            yield Static(id="said", markup=False)
            if self._kept:
                yield Static("Recent", id="recent-title")
                yield ChoiceList(*_options(self._kept, self._now()), id="recent", markup=False)
        yield Static(law(), id="law", markup=False)
        yield KeyBar(keys.footer("join"), glyphs=self._glyphs)

    def _where_kept(self) -> str:
        place = self._seats.device_key.place()
        return _KEPT_IN_A_FILE if place is None else _KEPT.get(place, _KEPT_IN_A_FILE)

    def on_mount(self) -> None:
        """Begin at the seat used last, if there is one: most people come back."""
        if self._kept:
            self.query_one("#recent").focus()

    def on_screen_suspend(self) -> None:
        """Show no key while a dialog is over the screen."""
        cover(self, covered=True)

    def on_screen_resume(self) -> None:
        """Show the keys again."""
        cover(self, covered=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Offer the keys that act: in a field, letters are text."""
        found = keys.footer("join")
        if isinstance(event.widget, Input):
            leave = replace(keys.LEAVE, key="escape")
            found = (*(key for key in found if key.id.startswith("join")), leave, keys.PALETTE)
        elif isinstance(event.widget, OptionList):
            found = tuple(replace(key, label="Open") if key.id == "join.join" else key for key in found)
        self.query_one(KeyBar).keys = found

    @on(Input.Submitted)
    @on(Button.Pressed)
    def join_now(self) -> None:
        """Join."""
        self.action_join()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a seat kept here."""
        self._open(self._kept[event.option_index])

    def _open(self, kept: KeptSeat) -> None:
        """End with a seat, unless another terminal has it: then say so, and stay."""
        try:
            with self._seats.held(kept):
                pass
        except SeatTakenError as taken:
            self._say(f"{taken} Enter here tries again.")
        else:
            self.app.exit(kept)

    def on_key(self, event: events.Key) -> None:
        """Take what is typed outside a field as the beginning of a code, but for the keys that act."""
        typed = event.character or ""
        if not isinstance(self.focused, Input) and typed.isascii() and typed.isalnum() and typed != "q":
            event.stop()
            self._type(typed)

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted outside a field as a code or a link."""
        if not isinstance(self.focused, Input):
            event.stop()
            self._type(clean_line(event.text))

    def _type(self, typed: str) -> None:
        code = self.query_one("#code", Input)
        code.focus()
        code.insert_text_at_cursor(typed)

    def action_join(self) -> None:
        """Exchange the code for a seat; what was typed stays if that fails."""
        self.run_worker(self._join(), exclusive=True, exit_on_error=False)

    async def _join(self) -> None:
        code, server = (self.query_one(f"#{each}", Input).value for each in ("code", "server"))
        try:
            invitation = read_invitation(code, server)
            self._say(f"Asking {invitation.server} …")
            kept = await self._taken(invitation)
        except (InvitationError, ClaimError, KeyLostError) as problem:
            self._say(str(problem))
        except TrustError as untrusted:
            self._say(f"{untrusted}.")
        except ConnectionError as problem:
            self._say(f"{problem}. Check its address, or ask whether it runs; enter tries again.")
        except OSError as problem:
            why = problem.strerror or "unknown reason"
            self._say(f"The seat cannot be kept in {self._seats.folder}: {why}.")
        else:
            self._open(kept)

    async def _taken(self, invitation: Invitation) -> KeptSeat:
        try:
            return await take_seat(self._seats, invitation, self._now(), self._claiming)
        except UnknownKeyError as unknown:
            if not await self._is_the_same(unknown):
                cure = "Ask the operator for a link, which names the key"
                raise TrustError(f"Nothing was sent. {cure}") from None
            known = replace(invitation, pin=unknown.pin)
            return await take_seat(self._seats, known, self._now(), self._claiming)

    async def _is_the_same(self, unknown: UnknownKeyError) -> bool:
        """Let the person compare the server's key; nothing was sent to it yet."""
        choices = (("no", "No, or I cannot tell"), ("yes", "Yes, the operator reads me the same key"))
        advice = f"Compare its key with the one the operator sees:\n\n{in_groups(unknown.pin)}"
        title = f"{unknown.server} is not known here yet"
        answer: str | None = await self.app.push_screen_wait(ChoiceDialog(title, choices, advice))
        return answer == "yes"

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(Content(words))

    def action_help(self) -> None:
        """Show every key."""
        self.app.push_screen(HelpDialog((*keys.keys_of("join"), *_IN_PLACE), law()))


def _row(name: str, field: Input, hint: str) -> ComposeResult:
    with Horizontal(classes="row"):
        yield Static(name, classes="name", markup=False)
        yield field
        yield Static(hint, classes="hint", markup=False)


def _options(kept: Sequence[KeptSeat], now: datetime) -> list[Option]:
    return [
        Option(
            Content(
                clean_line(f"{each.about or _unopened(each)}   as {each.seat.name}, {when(each.opened, now)}")
            )
        )
        for each in kept
    ]


def _unopened(kept: KeptSeat) -> str:
    """Return what to call a debrief whose picture never came."""
    return f"A debrief at {kept.seat.server}, not seen yet"


def when(at: str, now: datetime) -> str:
    """Return when a seat was last used, in words by the local clock."""
    try:
        local, today = datetime.fromisoformat(at).astimezone(), now.astimezone().date()
    except ValueError:
        return "some time ago"
    if local.date() == today:
        return f"today {local:%H:%M}"
    if local.date() == today - timedelta(days=1):
        return f"yesterday {local:%H:%M}"
    return f"{local:%d %b %Y}".lstrip("0")
