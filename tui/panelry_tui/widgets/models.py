"""What the widgets are given to draw: plain records without a link, a clock or a rule in them.

Words and rounded numbers come ready made; levels are integers, so that they can have a colour.
"""

from typing import Literal

import msgspec

Status = Literal["now", "open", "agreed", "parked", "not agreed"]
Presence = Literal["live", "late", "off"]
PointState = Literal["approved", "written", "none"]
Stand = Literal["stands", "dissents", "to answer"]
Marks = tuple[tuple[int, tuple[str, ...]], ...]
"""Who rated what: a level of 1 to the scale, and the letters of those who gave it."""


class BoardRow(msgspec.Struct, frozen=True):
    """One criterion on the board.

    `gap` is in scale points, None where fewer than two rated; `said` counts observations and stands in
    the gap's place, None where that is not told. `hidden` draws an empty track, whatever `marks`, `gap`
    and `remarks` say; `anonymous` one sign for each rating. `notes_line` stands under the title,
    `remarks` under the track.
    """

    criterion: str
    title: str
    marks: Marks = ()
    gap: int | None = None
    said: int | None = None
    status: Status = "open"
    agreed_level: int | None = None
    notes_line: str = ""
    remarks: str = ""
    hidden: bool = False
    anonymous: bool = False


class Connection(msgspec.Struct, frozen=True):
    """How the link stands, in words."""

    presence: Presence
    words: str


class HeadingView(msgspec.Struct, frozen=True):
    """The first row: whom it is about, what they applied for, the link, counts and time left."""

    who: str
    what: str = ""
    connection: Connection | None = None
    counts: str = ""
    time_left: str = ""


class Person(msgspec.Struct, frozen=True):
    """One person of the panel as everybody may see them: `done` of `of` criteria are rated.

    `words` say what the person is, or how they are here; `of` is 0 for one who does not rate.
    """

    name: str
    letter: str
    presence: Presence
    words: str = ""
    done: int = 0
    of: int = 0
    submitted: bool = False


class ScaleView(msgspec.Struct, frozen=True):
    """One criterion's scale; `anchors` hold the words of each level, lowest first, empty for none.

    `chosen` is a level, 0 for no evidence, None for blank. `zero` are the words of level 0. `most` is
    the number of lines that a level may take (0 for any), but for the chosen one and the one walked to.
    `guide` says what the criterion is about and what to look for, one entry for each; `guide_lines` is the
    room for it. What has no room is said to be behind enter. `apart` says which other rating another
    device gave.
    """

    title: str
    anchors: tuple[str, ...]
    chosen: int | None = None
    aside: str = ""
    zero: str = "No evidence (neither blank nor low)"
    most: int = 0
    guide: tuple[str, ...] = ()
    guide_lines: int = 0
    apart: str = ""


class Rater(msgspec.Struct, frozen=True):
    """One who rated, by name; `was` is the initial level of a revised rating, `aside` how it came."""

    name: str
    was: int | None = None
    aside: str = ""


class TopicLevel(msgspec.Struct, frozen=True):
    """One level of a topic: who gave it, and its anchor."""

    level: int
    raters: tuple[Rater, ...] = ()
    anchor: str = ""


class TopicObservation(msgspec.Struct, frozen=True):
    """One shareable observation; `level` is its author's rating where that may be seen."""

    author: str
    text: str
    kind: str = ""
    level: int | None = None
    point: PointState = "none"


class TopicView(msgspec.Struct, frozen=True):
    """All about one criterion under discussion.

    `summary` stands beside the title (`gap 3`, `spread`), `facts` below it: lines of pieces.
    `levels` run from the highest down. `hidden` leaves every number out but the scale's own;
    `anonymous` draws one sign for each rating and no names.
    """

    title: str
    scale: int
    summary: tuple[str, ...] = ()
    facts: tuple[tuple[str, ...], ...] = ()
    levels: tuple[TopicLevel, ...] = ()
    no_evidence: tuple[str, ...] = ()
    observations: tuple[TopicObservation, ...] = ()
    hidden: bool = False
    anonymous: bool = False


class CardRow(msgspec.Struct, frozen=True):
    """One thing to fill in; `words` say what was chosen, empty for a blank.

    `level` colours the words as a level of 1 to `scale`; `apart` leaves a blank line above.
    """

    key: str
    title: str
    words: str = ""
    level: int | None = None
    scale: int = 5
    apart: bool = False


class ObservationRow(msgspec.Struct, frozen=True):
    """One observation; `aside` says who will see it, `aside_short` where there is little room."""

    observation: str
    kind: str
    text: str
    shareable: bool = False
    aside: str = ""
    aside_short: str = ""


class AnswerView(msgspec.Struct, frozen=True):
    """One panelist's answer, with the words of a dissent."""

    name: str
    stand: Stand
    words: str = ""


class ProposalView(msgspec.Struct, frozen=True):
    """An open proposal, or (where `level` is None) a second round; `age` is how long ago it was made.

    `tally` sums the answers up in a sentence, `waits` says what this person is asked for, empty for nothing.
    """

    title: str
    scale: int
    level: int | None = None
    by: str = ""
    age: str = ""
    answers: tuple[AnswerView, ...] = ()
    tally: str = ""
    waits: str = ""


class FootView(msgspec.Struct, frozen=True):
    """The lines under the board.

    `calls` are asked of somebody now (raised hands, the next step), `said` is the overall judgement,
    `last` what happened, oldest first, the newest `fresh` of it standing out, `brought` the observations
    on the criterion under the cursor.
    """

    headline: str
    calls: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    brought: tuple[str, ...] = ()
    fresh: int = 0


class SideView(msgspec.Struct, frozen=True):
    """What comes next as (title, shape), what is done as (status words, sign, title), what happened.

    The newest `fresh` of what happened stand out. `whole` is the key that shows the whole board.
    """

    next: tuple[tuple[str, str], ...] = ()
    done: tuple[tuple[Status, str, str], ...] = ()
    activity: tuple[str, ...] = ()
    fresh: int = 0
    whole: str = "b"


class SaidView(msgspec.Struct, frozen=True):
    """One thing said so far: by whom (empty without names), at which level, in which words."""

    name: str
    text: str
    level: int | None = None
    kind: str = ""


class NowView(msgspec.Struct, frozen=True):
    """One criterion for a panelist; `title` is empty while none is on the screens: `cue` says so.

    `head` stands above everything, `mine` says what I rated, `labelled` are my own lines as (label,
    words, aside).
    """

    title: str
    scale: int = 5
    summary: str = ""
    marks: Marks = ()
    hidden: bool = False
    anonymous: bool = False
    head: tuple[str, ...] = ()
    mine: str = ""
    cue: str = ""
    facts: tuple[str, ...] = ()
    labelled: tuple[tuple[str, str, str], ...] = ()
    said: tuple[SaidView, ...] = ()


class StepRow(msgspec.Struct, frozen=True):
    """One step: its name, its state, and words; a choice has (word, chosen) instead."""

    title: str
    state: Literal["yes", "no", "open", "plain", "choice"]
    words: str | tuple[tuple[str, bool], ...]
