"""A small app that shows the widgets as the discussion does, with fictional people."""

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.driver import Driver

from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.keys import footer
from panelry_tui.themes import register_themes, theme_for
from panelry_tui.widgets.board import Board
from panelry_tui.widgets.heading import Heading
from panelry_tui.widgets.key_bar import KeyBar
from panelry_tui.widgets.models import (
    BoardRow,
    Connection,
    HeadingView,
    Person,
    Rater,
    TopicLevel,
    TopicObservation,
    TopicView,
)
from panelry_tui.widgets.presence_bar import PresenceBar
from panelry_tui.widgets.stepper import Stepper
from panelry_tui.widgets.topic_pane import TopicPane

NAMES = ("Ana", "Ben", "Chen", "Dara", "Eli", "Fay")
PEOPLE = tuple(Person(name, name[0], "off" if name == "Fay" else "live") for name in NAMES)

ROWS = (
    BoardRow(
        "design",
        "System design",
        ((2, ("B", "F")), (3, ("C",)), (4, ("D",)), (5, ("A", "E"))),
        gap=3,
        status="now",
        notes_line="9 observations",
    ),
    BoardRow(
        "ambiguity",
        "Handling ambiguity",
        ((2, ("A", "D")), (4, ("B", "C", "F"))),
        gap=2,
        notes_line="6 observations",
        remarks="C 3→4 revised   E: no evidence",
    ),
    BoardRow(
        "code",
        "Code quality",
        ((2, ("C",)), (3, ("D", "F")), (4, ("A", "B", "E"))),
        gap=2,
        notes_line="8 observations",
    ),
    BoardRow(
        "debugging",
        "Debugging method",
        ((3, ("A", "C", "E", "F")), (4, ("B",)), (5, ("D",))),
        gap=2,
        status="parked",
        notes_line="5 observations",
    ),
    BoardRow(
        "collaboration",
        "Collaboration",
        ((3, ("E",)), (4, ("A", "B", "D", "F")), (5, ("C",))),
        gap=2,
        status="agreed",
        agreed_level=4,
        notes_line="7 observations",
    ),
    BoardRow(
        "trade-offs",
        "Explains trade-offs",
        ((3, ("D",)), (4, ("A", "B", "C", "E", "F"))),
        gap=1,
        status="agreed",
        agreed_level=4,
        notes_line="6 observations",
        remarks="B 3→4 revised",
    ),
    BoardRow(
        "ownership",
        "Ownership",
        ((3, ("A", "B", "C", "D", "F")), (4, ("E",))),
        gap=1,
        status="not agreed",
        notes_line="4 observations",
    ),
    BoardRow(
        "curiosity",
        "Curiosity",
        ((5, ("A", "B", "C", "D", "E")),),
        gap=0,
        status="agreed",
        agreed_level=5,
        notes_line="3 observations",
        remarks="F: no evidence",
    ),
)

TOPIC = TopicView(
    "System design",
    5,
    summary=("gap 3", "spread"),
    facts=(
        ("median 3.5", "mean 3.5", "n 6"),
        ("average distance 1.2 from the mean",),
        ("initial or revised ratings",),
    ),
    levels=(
        TopicLevel(5, (Rater("Ana"), Rater("Eli")), "Finds the failure modes unprompted; sizes them"),
        TopicLevel(4, (Rater("Dara", was=3),)),
        TopicLevel(3, (Rater("Chen"),), "Sound design with prompts; names one bottleneck"),
        TopicLevel(2, (Rater("Ben"), Rater("Fay"))),
        TopicLevel(1, (), "Boxes and arrows; no numbers; no failure modes"),
    ),
    observations=(
        TopicObservation(
            "Ana", "Sized the queue at 3k/s, then asked what happens on replay", "", 5, "approved"
        ),
        TopicObservation("Fay", "Did not reach back-pressure until my third prompt", "", 2),
    ),
)

HEADING = HeadingView(
    "Amara Osei",
    "Senior Backend Engineer",
    Connection("live", "live 6/6"),
    counts="4 of 8 agreed",
    time_left="22:41 left",
)


class BoardApp(App[None]):
    """Heading, stepper, board, topic, people and keys; the topic folds away below 96 columns."""

    CSS = """
    Screen { background: $background; }
    Stepper { margin-bottom: 1; }
    #left { width: 64; }
    TopicPane { width: 1fr; border-left: vkey $panel; }
    .-narrow #left { width: 1fr; }
    .-narrow TopicPane { display: none; }
    """

    def __init__(
        self,
        rows: tuple[BoardRow, ...] = ROWS,
        *,
        topic: TopicView | None = TOPIC,
        people: tuple[Person, ...] = PEOPLE,
        heading: HeadingView = HEADING,
        scale: int = 5,
        glyphs: Glyphs = UNICODE,
        theme: str = "panelry-night",
        environ: dict[str, str] | None = None,
        driver_class: type[Driver] | None = None,
    ) -> None:
        super().__init__(driver_class=driver_class, ansi_color=True if environ else None)
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (96, "-wide")]
        register_themes(self)
        self.theme = theme_for(theme, environ or {})
        self.board = Board(rows, scale=scale, glyphs=glyphs)
        self.topic_pane = TopicPane(topic, glyphs=glyphs)
        self.heading = Heading(heading, glyphs=glyphs)
        self.stepper = Stepper(2, glyphs=glyphs)
        self.presence = PresenceBar(people, glyphs=glyphs)
        self.key_bar = KeyBar(footer("discussion-facilitator"), glyphs=glyphs)
        self.chosen: list[str] = []
        self.moved: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay the widgets out as the discussion does."""
        yield self.heading
        yield self.stepper
        with Horizontal():
            with Vertical(id="left"):
                yield self.board
                yield self.presence
            yield self.topic_pane
        yield self.key_bar

    def on_mount(self) -> None:
        """Begin at the board."""
        self.board.focus()

    def on_board_chosen(self, message: Board.Chosen) -> None:
        """Remember what was opened."""
        self.chosen.append(message.criterion)

    def on_board_moved(self, message: Board.Moved) -> None:
        """Remember where the cursor went."""
        self.moved.append(message.criterion)
