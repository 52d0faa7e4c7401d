"""The one table of all keys: which key does what on which screen, and how it is called.

Binding ids are public: a person may give any of them another key in the configuration file.
The keys of a facilitator and those of a panelist never collide, because one person may be both.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

ScreenName = Literal[
    "join",
    "lobby",
    "scoring",
    "evidence-facilitator",
    "discussion-facilitator",
    "discussion-beside",
    "discussion-panelist",
    "discussion-watcher",
    "summary",
    "release",
    "insight",
]

ALWAYS, MAIN, OFTEN, AT_TIMES, RARE, PALETTE_ONLY = 0, 1, 2, 3, 4, 9
"""How much a key is needed in the footer: `ALWAYS` is never cut, `PALETTE_ONLY` never shown."""

_SHOWN = {
    "escape": "esc",
    "question_mark": "?",
    "equals_sign": "=",
    "slash": "/",
    "colon": ":",
    "exclamation_mark": "!",
    "comma": ",",
}


class Key(msgspec.Struct, frozen=True):
    """One key of one screen.

    `key` is Textual's name of the key, several parted by commas, or empty for an entry that only
    stands for others in the footer. `shown` is its face there (the key itself where empty).
    `need` says what is cut first: the highest number.
    """

    key: str
    label: str
    action: str
    need: int
    id: str
    shown: str = ""

    @property
    def face(self) -> str:
        """What the footer calls the key."""
        return self.shown or _SHOWN.get(first := self.key.split(",")[0], first.replace("ctrl+", "^"))

    @property
    def name(self) -> str:
        """What the settings call the key."""
        first = self.key.split(",")[0]
        return "," if first == "comma" else first


SEARCH = Key("/", "Filter", "filter", RARE, "app.filter")
HELP = Key("?", "Help", "help", ALWAYS, "app.help")
LEAVE = Key("q", "Leave", "leave", ALWAYS, "app.leave")
PALETTE = Key("ctrl+p,:", "palette", "command_palette", ALWAYS, "app.palette", shown="^p")
SUSPEND = Key("ctrl+z", "Suspend", "suspend_process", PALETTE_ONLY, "app.suspend")

EVERYWHERE = (HELP, LEAVE, PALETTE, SUSPEND)

MOVES = (
    Key("up,k", "Up", "cursor_up", PALETTE_ONLY, "move.up"),
    Key("down,j", "Down", "cursor_down", PALETTE_ONLY, "move.down"),
    Key("g", "First", "cursor_first", PALETTE_ONLY, "move.first"),
    Key("G", "Last", "cursor_last", PALETTE_ONLY, "move.last"),
    Key("enter", "Open", "choose", PALETTE_ONLY, "move.choose"),
)
SCROLLS = (
    Key("up,k", "Scroll up", "scroll_up", PALETTE_ONLY, "scroll.up"),
    Key("down,j", "Scroll down", "scroll_down", PALETTE_ONLY, "scroll.down"),
    Key("g", "To the top", "scroll_home", PALETTE_ONLY, "scroll.top"),
    Key("G", "To the end", "scroll_end", PALETTE_ONLY, "scroll.end"),
)
"""In a pane of text; the pane itself binds them."""
COLUMNS = (
    Key("left,h", "Left", "cursor_left", PALETTE_ONLY, "move.left"),
    Key("right,l", "Right", "cursor_right", PALETTE_ONLY, "move.right"),
)

RATINGS = tuple(
    Key(str(n), f"Rate {n}" if n else "No evidence", f"rate({n})", PALETTE_ONLY, f"rate.{n}")
    for n in range(10)
)

_CHAIRS = {
    each: Key("L", "Hand over or claim the chair", "chair", PALETTE_ONLY, f"{each}.chair")
    for each in ("lobby", "discussion", "summary", "release")
}

_JOIN = (
    Key("enter", "Join", "join", MAIN, "join.join"),
    Key("tab", "Next", "app.focus_next", OFTEN, "join.next"),
)
_LOBBY = (
    Key("enter", "My scorecard", "my_scorecard", MAIN, "lobby.scorecard"),
    Key("v", "Reveal", "reveal", MAIN, "lobby.reveal"),
    Key("u", "Nudge", "nudge", OFTEN, "lobby.nudge"),
    Key("x", "Mark absent", "mark_absent", AT_TIMES, "lobby.absent"),
    Key("i", "Invite", "invite", AT_TIMES, "lobby.invite"),
    Key("B", "Begin scoring", "open_scoring", PALETTE_ONLY, "lobby.begin"),
    Key("p", "Candidate's permission", "permission", PALETTE_ONLY, "lobby.permission"),
    Key("m", "Reveal mode", "mode", PALETTE_ONLY, "lobby.mode"),
    *(Key("X", "Recuse", "recuse", PALETTE_ONLY, "lobby.recuse"), _CHAIRS["lobby"]),
)
_SCORING = (
    Key("o", "Observe", "observe", OFTEN, "scoring.observe"),
    Key("s", "Shareable on/off", "shareable", AT_TIMES, "scoring.shareable"),
    Key("e", "Notes", "notes", OFTEN, "scoring.notes"),
    Key("E", "Notes in your editor", "notes_outside", PALETTE_ONLY, "scoring.editor"),
    Key("S", "Submit", "submit", MAIN, "scoring.submit"),
    SEARCH,
    Key("backspace", "Clear the rating", "clear", PALETTE_ONLY, "scoring.clear"),
    Key("d", "Delete the observation", "remove", PALETTE_ONLY, "scoring.remove"),
    Key("tab", "Criteria, observations", "app.focus_next", PALETTE_ONLY, "scoring.next"),
    Key("escape", "Lobby", "back", OFTEN, "scoring.back"),
    Key("R", "Recuse yourself", "recuse", PALETTE_ONLY, "scoring.recuse"),
)
RATE = Key("", "Rate", "rate", MAIN, "scoring.rate", shown="0–5")
"""Stands in the footer for all of `RATINGS`; it binds nothing itself."""
LOOK_FOR = Key("", "What to look for", "about", AT_TIMES, "scoring.about", shown="enter")
"""Stands for enter on a criterion, which `MOVES` binds."""
MOVING = (
    Key("", "Move", "move", PALETTE_ONLY, "moving.by-one", shown="up down j k"),
    Key("", "First, last", "move", PALETTE_ONLY, "moving.to-the-ends", shown="g G"),
)
WALKING = (
    Key("", "Walk over the levels; enter chooses", "walk", PALETTE_ONLY, "moving.levels", "left right h l"),
)
"""Stand in the help for keys that a list or a scale binds."""

SHARE = Key("", "Share", "share", MAIN, "scoring.share", shown="s")
MAKE_PRIVATE = Key("", "Make private", "share", MAIN, "scoring.make-private", shown="s")
TO_CRITERIA = Key("", "Criteria", "next", MAIN, "scoring.to-criteria", shown="tab")
TO_OBSERVATIONS = Key("", "Next", "next", OFTEN, "scoring.to-observations", shown="tab")
CHANGE = Key("", "Change", "choose", OFTEN, "scoring.change", shown="enter")
"""Stand in the footer for `s`, tab and enter as they act on the observation under the cursor."""

LEAVE_NOTE = Key("escape", "Done: the note is kept", "leave_note", MAIN, "scoring.leave-note")
"""The only key of the footer while a note is typed."""

_SECOND_ROUND = Key("v", "Second round", "second_round", OFTEN, "discussion.second-round")
_SHOW_NUMBERS = Key("v", "Show numbers", "reveal", MAIN, "discussion.reveal")
_NEXT = Key("n", "Next", "next_criterion", MAIN, "discussion.next")
_FACILITATES = (
    Key("t", "Timer", "timer", AT_TIMES, "discussion.timer"),
    Key("C", "Call a speaker", "call_speaker", PALETTE_ONLY, "discussion.call"),
    _CHAIRS["discussion"],
    Key("x", "Mark absent or back", "mark_absent", PALETTE_ONLY, "discussion.absent"),
)
"""For every facilitator, also beside the one who has the chair."""
_CHAIR = (
    Key("p", "Park", "park", OFTEN, "discussion.park"),
    Key("f", "Follow me", "follow_me", AT_TIMES, "discussion.follow"),
    *_FACILITATES,
)
_FACILITATOR = (
    _NEXT,
    Key("c", "Conclude", "conclude", MAIN, "discussion.conclude"),
    _SECOND_ROUND,
    *_CHAIR,
    Key("O", "Reorder the agenda", "reorder", PALETTE_ONLY, "discussion.reorder"),
    Key("V", "Open recommendations", "overall", PALETTE_ONLY, "discussion.overall"),
)
_PANELIST = (
    Key("a", "Accept", "accept", MAIN, "panelist.accept"),
    Key("d", "Dissent", "dissent", MAIN, "panelist.dissent"),
    Key("r", "Revise", "revise", OFTEN, "panelist.revise"),
    Key("w", "Write a point", "write_point", AT_TIMES, "panelist.point"),
    Key("H", "Hand", "hand", AT_TIMES, "panelist.hand"),
    SEARCH,
    Key("b", "Whole board", "whole_board", PALETTE_ONLY, "panelist.board"),
    Key("s", "My scorecard", "my_scorecard", PALETTE_ONLY, "panelist.scorecard"),
    Key("P", "I am present", "mark_present", PALETTE_ONLY, "panelist.present"),
)
_WATCHER = (
    SEARCH,
    Key("m", "Heat map", "heat_map", PALETTE_ONLY, "discussion.heat-map"),
    Key("A", "Activity", "activity", RARE, "discussion.activity"),
    Key("o", "What could change the outcome", "hangs_on", PALETTE_ONLY, "discussion.hangs-on"),
    Key("escape", "Back", "back", PALETTE_ONLY, "discussion.back"),
)
"""For everybody in the discussion, whatever else they may do there."""
TOPIC_BACK = Key("escape", "Back", "back", MAIN, "discussion.back")  # first in the row while a topic is read
_SUMMARY = (
    Key("e", "Edit", "edit", MAIN, "summary.edit"),
    Key("S", "Sign", "sign", MAIN, "summary.sign"),
    Key("a", "Ask to sign", "ask", MAIN, "summary.ask"),
    Key("O", "Open the release", "open_release", MAIN, "summary.release"),
    Key("p", "Preview", "preview", OFTEN, "summary.preview"),
    Key("!", "Next finding", "next_finding", OFTEN, "summary.finding"),
    Key("s", "Suggest", "suggest", OFTEN, "summary.suggest"),
    Key("w", "Write a point", "write_point", AT_TIMES, "summary.point"),
    Key("i", "Insert a sentence", "insert", PALETTE_ONLY, "summary.insert"),
    Key("x", "Remove the sentence", "remove", PALETTE_ONLY, "summary.remove"),
    Key("u", "Put the drafted words back", "restore", PALETTE_ONLY, "summary.restore"),
    Key("W", "What the draft leaves out", "left_out", PALETTE_ONLY, "summary.left-out"),
    Key("y", "Accept words, or approve your point", "accept", PALETTE_ONLY, "summary.accept"),
    Key("n", "Put words aside, or take your point back", "take_back", PALETTE_ONLY, "summary.take-back"),
    Key("D", "Decline to sign", "decline_to_sign", PALETTE_ONLY, "summary.decline"),
    Key("X", "Dispute a point, or clear it", "dispute", PALETTE_ONLY, "summary.dispute"),
    Key("B", "Back to the discussion", "back_to_discussion", PALETTE_ONLY, "summary.back"),
    Key("r", "Other words, by a program", "rewording", PALETTE_ONLY, "summary.rewording"),
    *(_CHAIRS["summary"], *MOVES, *COLUMNS),
    Key("tab", "Sentences, points", "other_column", PALETTE_ONLY, "summary.column"),
)
ANSWER = Key("", "Answer", "answer", AT_TIMES, "summary.answer", shown="y/n")
"""Stands in the footer for the two answers; it binds nothing itself."""

_RELEASE = (
    Key("enter", "Release", "release", MAIN, "release.release"),
    Key("r", "Permission", "permission", MAIN, "release.permission"),
    Key("p", "Preview", "preview", OFTEN, "release.preview"),
    Key("h", "Hand-over", "hand_over", MAIN, "release.hand-over"),
    Key("s", "Call script", "call_script", OFTEN, "release.script"),
    Key("x", "Export", "export", OFTEN, "release.export"),
    Key("l", "Link or mail", "page", OFTEN, "release.page"),
    Key("c", "Close", "close", AT_TIMES, "release.close"),
    Key("t", "Record a reply", "record_reply", AT_TIMES, "release.reply"),
    Key("w", "Your words to a file", "own_words", PALETTE_ONLY, "release.own-words"),
    Key("a", "Approve", "approve", PALETTE_ONLY, "release.approve"),
    Key("R", "Revoke the release", "revoke", PALETTE_ONLY, "release.revoke"),
    Key("B", "Back to the summary, or correct it", "back_to_summary", PALETTE_ONLY, "release.back"),
    Key("W", "Position withdrawn", "withdraw", PALETTE_ONLY, "release.withdraw"),
    Key("Z", "Abandon the debrief", "abandon", PALETTE_ONLY, "release.abandon"),
    Key("n", "Personal note", "personal_note", PALETTE_ONLY, "release.personal-note"),
    *(_CHAIRS["release"], *MOVES[:4]),
)

_INSIGHT = (
    Key("tab", "Section", "section", MAIN, "insight.section"),
    Key("", "Debriefs behind a line", "behind", MAIN, "insight.behind", shown="enter"),
    Key("x", "Export CSV", "export", OFTEN, "insight.export"),
    SEARCH,
)

TABLE: Mapping[ScreenName, tuple[Key, ...]] = {
    "join": _JOIN,
    "lobby": _LOBBY,
    "scoring": _SCORING,
    "evidence-facilitator": (_NEXT, _SHOW_NUMBERS, *_CHAIR),
    "discussion-facilitator": _FACILITATOR,
    "discussion-beside": _FACILITATES,
    "discussion-panelist": _PANELIST,
    "discussion-watcher": _WATCHER,
    "summary": _SUMMARY,
    "release": _RELEASE,
    "insight": _INSIGHT,
}


def keys_of(screen: ScreenName) -> tuple[Key, ...]:
    """Return all keys that act on a screen, those that act everywhere last."""
    return (*TABLE[screen], *EVERYWHERE)


def footer(screen: ScreenName, *, scale: int = 5) -> tuple[Key, ...]:
    """Return the keys of a screen's footer in order of need, the palette last.

    `scale` is the rubric's number of levels.
    """
    own = list(TABLE[screen])
    if screen == "scoring":
        own[:0] = (_rate(scale), LOOK_FOR)
    if screen == "summary":
        own.insert(6, ANSWER)
    return tuple(key for key in (*own, HELP, LEAVE, PALETTE) if key.need < PALETTE_ONLY)


def help_keys(screen: ScreenName, keys: Iterable[Key], *, scale: int = 5) -> tuple[Key, ...]:
    """Return what the help of a screen lists: the digits and the moves first, then these keys of it."""
    own = tuple(keys)
    if screen == "scoring":
        return (
            msgspec.structs.replace(_rate(scale), label="Rate; 0 is no evidence"),
            LOOK_FOR,
            *MOVING,
            *WALKING,
            *own,
        )
    moves = screen not in ("join", "summary", "release")
    return (*own, *MOVING) if moves else own


def _rate(scale: int) -> Key:
    """Return the footer's key for all digits of a scale."""
    return msgspec.structs.replace(RATE, shown=f"0–{min(scale, 9)}")
