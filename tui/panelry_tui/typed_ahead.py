"""Typed ahead: a key waits until what the key before it asked for is on the screen and has the focus.

A dialog takes some moments to open. Without this, keys typed in those moments would act on the screen
below it, and `s` for *saw* would share an observation with the panel. A field takes in its letters at its
own pace: a key that confirms, leaves or moves on acts once the field has all that was typed before it.
"""

import asyncio
from collections import deque
from typing import TypeVar

from textual import events
from textual.message_pump import MessagePump
from textual.widgets import Input, TextArea

from panelry.text import clean_text
from panelry_tui.crash import QuietApp
from panelry_tui.glyphs import UNICODE, Glyphs

_Result = TypeVar("_Result")
_ROUNDS = 2
"""How often in a row nothing may have changed until a key counts as done."""
_LOOK = 0.01
"""Seconds until it is looked whether a widget that is waited for still lives."""
_LOOKS = 200
"""How often that is looked until the next key goes on in any case: a terminal must never stop taking keys.

Looks are counted and not seconds: while a slow machine still builds a dialog nothing is looked at, so keys
wait as long as that takes. Whatever comes to the front begins the count anew.
"""


class PatientApp(QuietApp[_Result]):
    """An app that hands over one key after the other, each to what the one before it opened."""

    glyphs: Glyphs = UNICODE
    """The signs that it draws with."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._ahead: deque[events.Event] = deque()
        self._due: events.Event | None = None
        self._settling: asyncio.Task[None] | None = None
        self._filling = False
        """Whether a field may not have taken in yet what was typed into it."""

    @property
    def keys_wait(self) -> bool:
        """Whether a key is still at work or waits for one that is."""
        return self._settling is not None or self._due is not None or bool(self._ahead)

    def keeping(self) -> bool:
        """Whether something typed is being written down, which the next key must know of; nothing here."""
        return False

    async def on_event(self, event: events.Event) -> None:
        """Hold keys back while the one before them is at work."""
        typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if typed and event is not self._due and self.keys_wait:
            self._ahead.append(event)
            return
        if isinstance(event, events.Paste) and not event.is_forwarded:
            event.text = self._pasted(event.text)
        only_text = typed and self._is_text(event)
        if typed and self._filling and not only_text:
            self._due = None
            self._ahead.appendleft(event)
            self._settle_soon()
            return
        self._filling = self._filling or only_text
        await super().on_event(event)
        if typed:
            self._due = None
            if only_text:
                self._onward()
            else:
                self._settle_soon()

    def _pasted(self, text: str) -> str:
        """Return what may be pasted: nothing hostile; a field of one line gets them all, parted by blanks."""
        safe = clean_text(text)
        return safe.rstrip("\n").replace("\n", " ") if isinstance(self.focused, Input) else safe

    def _is_text(self, event: events.Event) -> bool:
        """Whether an event only writes into the field with the focus: that opens nothing."""
        if not isinstance(self.focused, Input | TextArea):
            return False
        return isinstance(event, events.Paste) or (isinstance(event, events.Key) and event.is_printable)

    def _onward(self) -> None:
        if self._ahead:
            self._due = self._ahead.popleft()
            self.post_message(self._due)

    def _settle_soon(self) -> None:
        self._filling = False
        self._settling = asyncio.create_task(self._settle())

    async def _settle(self) -> None:
        """Wait until screen, focus and what is typed stay as they are, then hand over the next key."""
        try:
            quiet, looks = 0, _LOOKS
            while quiet < _ROUNDS and looks > 0:
                before, typed = self._front(), self._typed()
                for pump in before:
                    looks -= await _idle(pump, looks)
                if before != self._front() or typed != self._typed():
                    quiet, looks = 0, _LOOKS
                elif self.keeping():
                    await asyncio.sleep(_LOOK)
                    quiet, looks = 0, looks - 1
                else:
                    quiet += 1
        finally:
            self._settling = None
            self._onward()

    def _front(self) -> list[MessagePump]:
        """Return what a key passes on its way up: the focus, what it is in, the screen, the app."""
        if not self.screen_stack:
            return [self]
        return list((self.focused or self.screen).ancestors_with_self)

    def _typed(self) -> str:
        """Return what stands in the field with the focus."""
        match self.focused if self.screen_stack else None:
            case Input(value=typed) | TextArea(text=typed):
                return typed
            case _:
                return ""


async def _idle(pump: MessagePump, looks: int) -> int:
    """Wait until a widget has done all that it was told so far, or is gone; return how many looks it took.

    It is looked at `looks` times at most.
    """
    done = asyncio.Event()
    if not pump.call_later(done.set):
        await asyncio.sleep(0)
        return 0
    took = 0
    while took < looks and not done.is_set() and not (pump._closing or pump._closed):  # noqa: SLF001 - no public name
        try:
            async with asyncio.timeout(_LOOK):
                await done.wait()
        except TimeoutError:
            took += 1
    return took
