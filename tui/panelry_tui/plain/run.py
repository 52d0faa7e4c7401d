"""Plain mode as a whole: one loop over a person's answers, beside the link and what it brings."""

import asyncio
import contextlib
import signal
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from panelry_tui.activity_words import activity
from panelry_tui.bell import Bell
from panelry_tui.crash_file import report
from panelry_tui.link import NO_CONNECTION
from panelry_tui.news import News
from panelry_tui.outbox import OutboxError
from panelry_tui.plain.conversation import CHANGED, Back, Conversation
from panelry_tui.plain.lines import SPOKEN, Line, Option, sentence
from panelry_tui.plain.menu import Menu
from panelry_tui.plain.scrollback import Scrollback
from panelry_tui.plain.typed import Left, Typed
from panelry_tui.plain.wrapped import width_of
from panelry_tui.store import Store
from panelry_tui.words import connection, now_utc

_SOON = 0.05
"""Seconds in which news gather before they are said."""
_ERASED = "This debrief was erased. Nothing of it is kept on this machine any more."
_AGAIN = (
    Option("again", "send them again, in the same order"),
    Option("without", "leave them out; their texts stay readable here"),
    Option("later", "decide later"),
)


class Plain:
    """One seat in plain mode, from the first line to the last."""

    def __init__(
        self,
        store: Store,
        scrollback: Scrollback,
        typed: Typed,
        *,
        now: Callable[[], datetime] = now_utc,
        ticks: Callable[[], float] = time.monotonic,
        bell: bool = False,
    ) -> None:
        self._store = store
        self._scrollback = scrollback
        self._typed = typed
        self._due = False
        self._connection = ""
        self._told_until = -1
        self._put_off: object = None
        self.talk = Conversation(store, scrollback, typed, now)
        self.menu = Menu(self.talk, ticks)
        self._bell = Bell(self.talk.reading()) if bell else None

    async def run(self) -> int:
        """Talk until the person leaves; return the exit code."""
        self._store.listeners.append(self._told)
        link = asyncio.create_task(self._store.run())
        link.add_done_callback(self._stopped)
        self._say_connection()
        try:
            while True:
                await self._offer_lost()
                await self.menu.step()
        except Left as left:
            return self._leave(left)
        finally:
            self._store.listeners.remove(self._told)
            link.cancel()
            with contextlib.suppress(asyncio.CancelledError, OutboxError):
                await link

    def _leave(self, left: Left) -> int:
        waiting = self._store.waiting
        kept = f"{waiting} waiting on this machine; it goes to the server with the next start"
        rest = kept if waiting and not self._store.erased else "Nothing waits on this machine"
        self.talk.say("done", *([left.words] if left.words else []), f"You left. {rest}.")
        return left.code

    def _stopped(self, link: "asyncio.Task[None]") -> None:
        if not link.cancelled() and link.exception() is not None:
            kind = type(link.exception()).__name__
            words = f"The link stopped ({kind}). Leave and start again; what you typed is kept."
            self.talk.say("connection", words)

    def _told(self, news: News) -> None:
        """Learn of news; answers are said at once, what others do a moment later."""
        self.talk.settled(news.settled)
        if self._store.erased:
            self._typed.end(Left(0, _ERASED))
        if not self._due:
            self._due = True
            asyncio.get_running_loop().call_later(_SOON, self._say_news)

    def _say_news(self) -> None:
        self._due = False
        self._say_connection()
        self.talk.say("event", *self._store.devices.to_say())
        self._say_events()
        self._ring()
        if self.menu.waits:
            self.menu.news()
        if self.talk.listening:
            self.talk.remind(self.menu.in_short() if self.menu.waits else self.talk.in_short())
            self._scrollback.prompt()

    def _say_connection(self) -> None:
        words = connection(self._store, self.talk.reading()).words.replace(" · ", ", ")
        why = "" if self._store.why in {"", NO_CONNECTION} else self._store.why
        said = ". ".join(sentence(each).rstrip(".") for each in (words, why) if each and each not in words)
        state = words.split(",")[0].split(" ")[0] + why
        if state != self._connection:
            self._connection = state
            self.talk.say("connection", f"{said or sentence(words).rstrip('.')}.")

    def _ring(self) -> None:
        """Ring once for each thing that waits for this person now."""
        if self._bell is not None and self._bell.rings(self.talk.reading()):
            self._scrollback.ring()

    def _say_events(self) -> None:
        """Say what others did since; at first nothing, for the place says where all stands."""
        reading = self.talk.reading()
        if reading.heading is None:
            return
        happened = activity(reading, SPOKEN)
        if self._told_until >= 0:
            for each in happened:
                if each.number > self._told_until and each.actor != reading.me:
                    self.talk.say("event", sentence(each.words))
        self._told_until = max((each.number for each in happened), default=0)

    async def _offer_lost(self) -> None:
        """Ask whether what a restored server no longer has is to be sent again."""
        while (lost := self._store.half.lost) and self._put_off != lost:
            self._put_off = lost
            things = "1 thing" if len(lost) == 1 else f"{len(lost)} things"
            self.talk.say("left", f"The server was restored without {things} that you did here before.")
            chosen = "later"
            with contextlib.suppress(Back):
                chosen = await self.talk.choose("What becomes of them?", _AGAIN)
            if self._store.half.lost != lost:
                self._put_off = None
                self.talk.say("refused", CHANGED)
            elif chosen == "again":
                await self._store.resend()
            elif chosen == "without":
                await self._store.leave_out()
            else:
                self.talk.say("left", "It is asked again with the next start.")


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def open_scrollback() -> Scrollback:
    """Return the scrollback of this process."""
    echoes = sys.stdin.isatty() and sys.stdout.isatty()
    return Scrollback(_write, time.monotonic, echoes=echoes, width=width_of(1))


async def run_plain(store: Store, scrollback: Scrollback, crash_folder: Path, *, bell: bool) -> int:
    """Run a seat in plain mode on this process's input and output; return the exit code."""
    typed = Typed()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGINT, typed.end, Left(130))
    for each in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(each, typed.end, Left(0))
    typed.read(sys.stdin.fileno())
    try:
        return await Plain(store, scrollback, typed, bell=bell).run()
    except BrokenPipeError:
        sys.stdout = None  # nobody reads; the interpreter must not flush it
        return 1
    except Exception as fault:  # noqa: BLE001 - whatever fails, no words of anybody's are printed
        scrollback.say([Line("refused", report(fault, crash_folder, now_utc()))])
        return 1
