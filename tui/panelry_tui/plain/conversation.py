"""The conversation: questions asked one after the other, answers taken, commands given to the store."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from panelry.commands import KINDS, Command
from panelry.ids import DebriefId
from panelry.refusals import SENTENCES, Code
from panelry.sync.client import Settled
from panelry.text import clean_line
from panelry_tui.lobby_reading import Seen
from panelry_tui.news import TooLarge
from panelry_tui.outbox import OutboxError
from panelry_tui.plain.lines import Line, Option, answered, question_lines
from panelry_tui.plain.moment import Moment
from panelry_tui.plain.scoring import HERE, THERE, WAITING
from panelry_tui.plain.scrollback import Scrollback
from panelry_tui.plain.typed import Left, Typed
from panelry_tui.reading import Reading
from panelry_tui.store import Store
from panelry_tui.words import NOT_YET

PATIENCE = 3.0
"""How long an answer of the server is waited for before the conversation goes on, in seconds."""
ANSWERED_WITHIN = 1.0
"""How long a live server has before a line says that something is on this machine, in seconds."""
HELP = (
    "repeat: hear this place and its question again.",
    "back: leave a question; nothing is sent, and words that you typed are kept.",
    "leave: leave panelry; what waits goes to the server with the next start.",
    "A line counts once you press Enter. Until then this program has not seen it.",
)


REPEATS = 'What now? "repeat" says the choices.'
"""The question of a place in short."""
CHANGED = "That changed while the question stood. Nothing was done."
"""What is said where an answer would mean something else than its question said."""


class Back(Exception):  # noqa: N818 - the person goes back, which is no fault
    """The person left a question."""


class Conversation:
    """One person's questions and answers; `place` is what the person looks at, empty for the phase's own."""

    def __init__(
        self, store: Store, scrollback: Scrollback, typed: Typed, now: Callable[[], datetime]
    ) -> None:
        self.store = store
        self.scrollback = scrollback
        self.place = ""
        self.now = now
        self.listening = False
        """Whether a line is waited for."""
        self._typed = typed
        self._kept: list[tuple[Command, str]] = []
        """What was kept, with its words, until the server has answered."""
        self._from_before = frozenset(store.half.waiting)
        """What waited when the conversation began."""
        self._asking: list[Command] = []
        self.refused: Code | None = None
        """Why the server said no last."""
        self._question: list[Line] = []

    def reading(self) -> Reading:
        """Return the picture as it is now, with everything typed here shown."""
        return Reading(self.store.view(), self.store.half.person)

    def moment(self) -> Moment:
        """Return everything that a view is made from."""
        half = self.store.half
        seen = Seen(half.presence, half.progress, self.now(), self.store.live)
        waiting = tuple(each.command for each in half.waiting.values() if isinstance(each.command, KINDS))
        reading = self.reading()
        opened = reading.openings.evidence or reading.openings.revealed
        checked = half.checked(DebriefId(self.store.seat.debrief)) if opened else None
        return Moment(reading, seen, waiting, self.store.begun, checked)

    def say(self, label: str, *texts: str) -> None:
        """Say something under a label."""
        self.scrollback.say(Line(label, each) for each in texts)

    def show(self, lines: Sequence[Line]) -> bool:
        """Say lines; tell whether any was new enough to be said."""
        return self.scrollback.say(lines)

    async def line(self) -> str:
        """Prompt and return one line; `Left` where the person leaves."""
        self.listening = True
        try:
            await self._typed.pause(self.scrollback.wait_to_prompt())
            self.scrollback.prompt()
            typed = await self._typed.line()
        finally:
            self.listening = False
        self.scrollback.heard()
        if typed.casefold() in {"leave", "quit", "q"}:
            raise Left
        return typed

    async def answer(self, question: Sequence[Line]) -> str:
        """Ask and return a line that is none of the words that work everywhere; `Back` where one says so."""
        self._question = list(question)
        await self._until_sayable(question)
        self.show(question)
        while True:
            typed = await self.line()
            match typed.casefold():
                case "back":
                    self.say("done", "Back. Nothing was sent by this.")
                    raise Back
                case "help" | "?":
                    self.say("help", *HELP)
                case "repeat":
                    self.show(self._question)
                case _:
                    return typed

    def in_short(self) -> str:
        """Return the question that waits, without its choices."""
        asked = [each.text for each in self._question if each.label == "question"]
        return asked[-1] if asked else REPEATS

    def remind(self, question: str) -> None:
        """Say a question in short where news stand between it and the prompt; nothing for an empty one."""
        if question and not self.scrollback.asking and self.scrollback.last not in {"question", "choice"}:
            self.say("question", question)

    async def proposed(self, question: str, value: str) -> str:
        """Ask for a line where "same" takes the value in the question; an empty line asks again."""
        typed = ""
        while not typed:
            typed = await self.answer([Line("question", f'{question}, or "same" for {value}.')])
        return value if typed.casefold() == "same" else typed

    async def _until_sayable(self, lines: Sequence[Line]) -> None:
        """Wait until a question can be said whole; who types ahead does not wait for it."""
        await self._typed.pause(self.scrollback.wait(lines))

    async def choose(self, question: str, options: Sequence[Option]) -> str:
        """Ask until one of the options is chosen, and return its word."""
        lines = question_lines(question, options)
        while True:
            typed = await self.answer(lines)
            found = answered(options, typed)
            if found is not None:
                return found.word
            self.say("refused", "That is none of the choices. Type its number, or back.")

    async def sure(self, question: str, yes: str, *, no: str = "not yet") -> bool:
        """Ask before something that is not easily undone; the harmless choice is the first."""
        return await self.choose(question, (Option("no", no), Option("yes", yes))) == "yes"

    def still(self, before: object, now: object) -> None:
        """Go back, in words, where what a question was about is no longer so; nothing is done then."""
        if before != now:
            self.say("refused", CHANGED)
            raise Back

    async def count(self, question: str, right: int) -> bool:
        """Ask for a typed count; tell whether it was the right one."""
        typed = await self.answer([Line("question", question)])
        if typed == str(right):
            return True
        self.say("refused", f"Nothing was done: that is not {right}.")
        return False

    async def send(self, command: Command, done: str, expect: int | None = None) -> bool | None:
        """Ask the server: True once it took it, False once it said no, None while that has to wait."""
        self._asking.append(command)
        task = asyncio.create_task(self.store.ask(command, expect))
        patience = PATIENCE if self.store.live else 0.2
        finished, _ = await asyncio.wait({task}, timeout=patience)
        if finished:
            return self._took(task, command, done)
        self.say("waiting", NOT_YET)
        task.add_done_callback(lambda late: late.cancelled() or self._took(late, command, done))
        return None

    def _took(self, task: "asyncio.Task[Code | None]", command: Command, done: str) -> bool:
        try:
            code = task.result()
        except (TooLarge, OutboxError) as fault:
            self._asking.remove(command)
            large = isinstance(fault, TooLarge)
            self.say("refused", SENTENCES[Code.TEXT_TOO_LONG] if large else f"Not saved: {fault}")
            return False
        if code is None:
            self.say("done", done)
            return True
        self.refused = code
        self.say("refused", SENTENCES[code])
        return False

    async def keep(self, command: Command, what: str, expect: int | None = None) -> bool:
        """Keep something of one's own: on this machine when this returns; the server's answer follows."""
        kept = (command, what)
        self._kept.append(kept)
        try:
            entry = await self.store.do(command, expect)
        except (TooLarge, OutboxError) as fault:
            self._kept.remove(kept)
            large = isinstance(fault, TooLarge)
            self.say("refused", SENTENCES[Code.TEXT_TOO_LONG] if large else f"Not saved: {fault}")
            return False
        if entry.n in self.store.half.waiting:
            if self.store.live:
                asyncio.get_running_loop().call_later(ANSWERED_WITHIN, self._still_here, kept)
            else:
                self._still_here(kept)
        return True

    def _still_here(self, kept: tuple[Command, str]) -> None:
        """Say where something is that the server has not answered by now; one line tells of both else."""
        if any(each is kept for each in self._kept):
            self.say("saved", f"{kept[1]}: {HERE if self.store.live else WAITING}.")

    def settled(self, answers: Sequence[Settled]) -> None:
        """Say what became of what was kept here; who waits for an answer says it there."""
        others = 0
        for each in answers:
            if each.entry.command in self._asking:
                self._asking.remove(each.entry.command)
                continue
            kept = next((pair for pair in self._kept if pair[0] == each.entry.command), None)
            if kept is not None:
                self._kept.remove(kept)
            what = "" if kept is None else kept[1]
            if each.code is not None:
                said = f"{what or 'Something that waited'} was not taken. {SENTENCES[each.code]}"
                self.say("refused", f'{said} Your words are kept: "texts" reads them.')
            elif what:
                self.say("saved", f"{what}: {THERE}.")
            elif each.entry.n in self._from_before:
                others += 1
        if others:
            self.say("saved", f"What waited on this machine, {others}: {THERE}.")

    async def words(self, name: str, question: str, advice: str, *, may_be_empty: bool = False) -> str:
        """Ask for words in one line; they are kept under a name from Enter on, until they are forgotten."""
        begun = self.store.begun.get(name, "")
        if begun:
            self.say("kept", *clean_line(begun).split("\n"))
            again = (Option("use", "use what you typed before"), Option("new", "type it anew"))
            if await self.choose(question, again) == "use":
                return clean_line(begun)
        empty = ' Type "none" for none.' if may_be_empty else ""
        while True:
            typed = await self.answer([Line("hint", f"{advice}{empty}"), Line("question", question)])
            if may_be_empty and typed.casefold() == "none":
                return ""
            if typed:
                await self.write_down(name, typed)
                return typed
            self.say("refused", "That was an empty line. Type a few words, or back.")

    async def write_down(self, name: str, text: str) -> None:
        """Keep words under a name; say so where this machine cannot."""
        try:
            await self.store.write_down(name, text)
        except OutboxError as fault:
            self.say("refused", f"Not written down: {fault}")

    async def put_words(
        self, name: str, question: str, advice: str, make: Callable[[str], Command], done: str,
        *, may_be_empty: bool = False,
    ) -> bool:  # fmt: skip
        """Ask for words and send what `make` makes of them; words that were refused stay kept."""
        words = await self.words(name, question, advice, may_be_empty=may_be_empty)
        return await self.send_words(make(words), done, name)

    async def send_words(self, command: Command, done: str, *names: str) -> bool:
        """Send a command with words that were kept; once it is taken or waits, they need not be."""
        took = await self.send(command, done)
        if took is not False:
            for each in names:
                await self.write_down(each, "")
        return took is not False
