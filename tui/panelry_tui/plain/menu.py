"""The menu: the place a person is at, said when it changes, and what each answer there does."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import msgspec

from panelry.debrief import Phase
from panelry.panel import Role
from panelry_tui.activity_words import activity
from panelry_tui.plain import (
    chairing_acts,
    device_acts,
    glass_acts,
    on_file_acts,
    point_acts,
    release_acts,
    scoring_acts,
    setup_acts,
    summary_acts,
    taking_part_acts,
)
from panelry_tui.plain.conversation import HELP, REPEATS, Back, Conversation
from panelry_tui.plain.discussion import discussion
from panelry_tui.plain.lines import SPOKEN, Line, Option, View, answered
from panelry_tui.plain.moment import COMMON, Moment
from panelry_tui.plain.numbered import Numbered, same
from panelry_tui.plain.release import release
from panelry_tui.plain.scoring import scoring
from panelry_tui.plain.scrollback import QUIET
from panelry_tui.plain.setup import setup
from panelry_tui.plain.summary import summary
from panelry_tui.reading import Reading
from panelry_tui.words import clock, not_taken

Act = Callable[[Conversation], Awaitable[None]]
_EVERYWHERE = (*COMMON, device_acts.DEVICE)
STEADY = frozenset({"setup", "scoring"})
"""Places where a number keeps its meaning for the whole phase: their choices are few and always alike."""
LATEST = 10
"""How many of the things that happened last are said."""
SHARED: Mapping[str, Act] = {
    **release_acts.ENDS,
    **glass_acts.ACTS,
    **on_file_acts.ACTS,
    "chair": setup_acts.chair,
    "claim": setup_acts.claim,
    "absent": setup_acts.absent,
    "scorecard": setup_acts.scorecard,
    "note": scoring_acts.note,
    "point": point_acts.point,
    "dispute": point_acts.dispute,
}
"""Acts that more than one place offers."""


class Place(msgspec.Struct, frozen=True):
    """One place: its view, and what is done at each of its words."""

    view: Callable[[Moment], View]
    acts: Mapping[str, Act]


PLACES: Mapping[str, Place] = {
    "setup": Place(setup, {**SHARED, **setup_acts.ACTS}),
    "scoring": Place(scoring, {**SHARED, **scoring_acts.ACTS}),
    "discussion": Place(discussion, {**SHARED, **taking_part_acts.ACTS, **chairing_acts.ACTS}),
    "summary": Place(summary, {**SHARED, **summary_acts.ACTS}),
    "release": Place(release, {**SHARED, **release_acts.ACTS}),
}
"""The places, named like the phases."""


def natural(reading: Reading) -> str:
    """Return the place that a phase begins at."""
    match reading.phase:
        case Phase.NEW | Phase.SETUP:
            return "setup"
        case Phase.SCORING:
            return "scoring" if reading.rates and Role.FACILITATOR not in reading.my_roles else "setup"
        case Phase.DISCUSSION:
            return "discussion"
        case Phase.SUMMARY:
            return "summary"
        case Phase.RELEASE | Phase.CLOSED | Phase.WITHDRAWN | Phase.ABANDONED:
            return "release"


def changed(lines: tuple[Line, ...], said: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines that were not said yet; where others were, what is new of people is one line."""
    new = tuple(each for each in lines if each not in said)
    people = [each.text for each in new if each.label == "person"]
    if len(people) < 2 or not any(each.label == "person" for each in said):
        return new
    return (*(each for each in new if each.label != "person"), Line("person", " ".join(people)))


class Menu:
    """Says the place and takes one answer at a time.

    A number means what it stood for when its question was asked: news take choices away and add others
    with new numbers. The choices are numbered anew with the next question, but in `STEADY` places.
    """

    def __init__(self, talk: Conversation, ticks: Callable[[], float]) -> None:
        self._talk = talk
        self._ticks = ticks
        self._rest: asyncio.TimerHandle | None = None
        self._rest_whole = False
        """Whether the rest to be said is all of the place, which news do not cut short."""
        self._said: tuple[Line, ...] = ()
        self._options: tuple[Option, ...] = ()
        self._asked = Numbered()
        self._anew = True
        self._steady: dict[tuple[Phase, str], Numbered] = {}
        """The numbers of places whose choices keep them for a whole phase."""
        self._before = (Numbered(), 0.0)
        self._phase = Phase.NEW
        self.waits = False
        """Whether the menu's own question waits for an answer."""

    def place(self) -> Place:
        """Return where the person is; another phase leads back to its own place."""
        reading = self._talk.reading()
        if reading.phase is not self._phase:
            self._phase, self._talk.place = reading.phase, ""
        return PLACES[self._talk.place or natural(reading)]

    def _where(self) -> tuple[Phase, str]:
        return self._phase, self._talk.place or natural(self._talk.reading())

    def news(self) -> None:
        """Say what is new at this place, the rest of it as soon as it can be said."""
        whole = self._rest is not None and self._rest_whole
        self._later(self._show(whole=whole), whole=whole)

    def in_short(self) -> str:
        """Return this place's question without its choices, empty while more of it is to be said."""
        return "" if self._rest else REPEATS

    def say_whole(self) -> None:
        """Say all of this place, new or not."""
        self._later(self._show(whole=True), whole=True)

    def _later(self, wait: float, *, whole: bool) -> None:
        if self._rest is not None:
            self._rest.cancel()
        self._rest, self._rest_whole = None, whole
        if wait:
            self._rest = asyncio.get_running_loop().call_later(wait, self._again, whole)

    def _again(self, whole: bool) -> None:
        self._rest = None
        if self.waits:
            self._later(self._show(whole=whole), whole=whole)
            self._talk.remind(self.in_short())
            self._talk.scrollback.prompt()

    def _show(self, *, whole: bool) -> float:
        """Say what is new here, all of it if `whole`.

        Return in how many seconds the rest can be said, 0 where nothing is left: what was said a moment
        ago is said again whole, never in part.
        """
        view, scrollback = self.place().view(self._talk.moment()), self._talk.scrollback
        self._options = (*view.options, *_EVERYWHERE)
        new = view.lines if whole else changed(view.lines, self._said)
        left = scrollback.wait(new)
        if not left:
            self._said = view.lines
            self._talk.show(new)
        return max(left, self._ask(whole=whole))

    def _ask(self, *, whole: bool) -> float:
        """Say the question if its choices are others than it said; return in how many seconds, 0 for now."""
        before = self._steady.get(self._where(), Numbered()) if self._anew else self._asked
        asked = before.following(self._options)
        if self._where()[1] in STEADY:
            self._steady[self._where()] = asked
        if not whole and asked.lines() == self._asked.lines():
            self._asked, self._anew = asked, False
            return 0.0
        wait = self._talk.scrollback.wait(asked.lines())
        if not wait:
            self._before, self._asked, self._anew = (self._asked, self._ticks()), asked, False
            self._talk.show(asked.lines())
        return wait

    async def step(self) -> None:
        """Take one answer and do it."""
        self.news()
        self._talk.remind(self.in_short())
        self.waits = True
        try:
            typed = await self._talk.line()
        finally:
            self.waits = False
        self._anew = True
        try:
            await self._take(typed)
        except Back:
            return

    async def _take(self, typed: str) -> None:
        match typed.casefold():
            case "help" | "?":
                self._help()
                return
            case "repeat" | "back" | "":
                self.say_whole()
                return
            case _:
                found = self._meant(typed)
        if found is None:
            self._talk.say("refused", f'There is no "{typed}" here. Type a number, a word, or help.')
        elif changed := self._changed(typed, found):
            self._talk.say("refused", f"The choices changed: {changed} Nothing was done; answer again.")
            self.say_whole()
        elif found.why:
            self._talk.say("refused", f"Not now: {found.text}. {found.why}")
        else:
            await self._do(found.word)

    def _meant(self, typed: str) -> Option | None:
        """Return the option of an answer: a number as its question said it, a word as things are now."""
        self._options = (*self.place().view(self._talk.moment()).options, *_EVERYWHERE)
        found = self._asked.by_number(typed)
        if found is None:
            return None if typed.isdecimal() else answered(self._options, typed)
        return next((each for each in self._options if same(each, found)), found)

    def _changed(self, typed: str, found: Option) -> str:
        """Return in words what changed if an answer may mean what is no longer so; empty if it cannot."""
        if found not in self._options:
            return f"{found.text} is no longer possible."
        before, at = self._before
        just_now = self._ticks() - at < QUIET
        if self._asked.by_number(typed) is not None:
            other = before.by_number(typed) if just_now else None
            return "" if other is None or same(other, found) else f"{typed} means {found.text} now."
        heard = (self._asked, before) if just_now else (self._asked,)
        other_words = any(each.said_otherwise(found) for each in heard)
        return f"{found.word} means {found.text} now." if other_words and not found.rare else ""

    def _help(self) -> None:
        talk = self._talk
        for each in self._options:
            talk.say("help", f"{each.word}: {each.text}" + (f". Not now: {each.why}" if each.why else "."))
        talk.say("help", *HELP)

    async def _do(self, word: str) -> None:
        talk = self._talk
        if word == "activity":
            reading = talk.reading()
            for each in activity(reading, SPOKEN)[-LATEST:]:
                talk.say("already", f"{clock(each.at)} {each.words}.")
        elif word == "texts":
            talk.say("text", not_taken(await talk.store.declined(), talk.reading()))
        elif word == device_acts.DEVICE.word:
            await device_acts.add(talk)
        else:
            await self.place().acts[word](talk)
