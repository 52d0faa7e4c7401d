"""Duties: what a server does beside its connections, and which of it one server at a time does for all."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from panelry_server.connection import Connections
from panelry_server.contact import ask_debriefs
from panelry_server.core import Core
from panelry_server.forgetting import keep_forgetting
from panelry_server.journal import JournalError
from panelry_server.moves import catch_up
from panelry_server.nodes.duty import Duty
from panelry_server.notices import Courier, Notices
from panelry_server.rewording import Rewriting, alone
from panelry_server.saving import tell_of_saving
from panelry_server.sending_away import send_away

if TYPE_CHECKING:
    from panelry_server.nodes.node import Node


class Duties:
    """The work of one server, from `begin` to `end`; without a `courier` or a mail server notices wait."""

    def __init__(self, core: Core, connections: Connections, courier: Courier | None = None) -> None:
        self._core = core
        self._connections = connections
        self._courier = courier
        self.follower: asyncio.Task[None] | None = None
        """What follows what other nodes append."""
        self._node: Node | None = None
        self._tasks: list[asyncio.Task[None]] = []

    async def begin(self) -> None:
        """Begin all of it. `SettingsError` for half a mail server, `JournalError`."""
        core = self._core
        self._start(core.rooms.keep())
        self.follower = asyncio.ensure_future(core.rooms.follow())
        self._tasks.append(self.follower)
        self._start(tell_of_saving(core.journal, core.clock, core.log))
        self._start(send_away(core, self._connections))
        duty = await self._join()
        self._start(Rewriting(core, claim=alone if self._node is None else self._node.claim).run())
        self._start(duty.during(self._catch_up))
        self._start(duty.during(partial(keep_forgetting, core.office, core.clock)))
        self._start_mail(duty)
        if self._courier is not None:
            look = partial(ask_debriefs, core.office, core.rooms)
            notices = Notices(core.office, self._courier, core.clock, look=look)
            self._start(duty.during(notices.run))

    async def end(self) -> None:
        """End all of it; another node has the duty once everything that was begun here is done."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._node is not None:
            await self._core.rooms.settle()
            await self._core.office.settle()
            with suppress(JournalError):
                await self._node.leave()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.append(asyncio.ensure_future(work))

    async def _join(self) -> Duty:
        """Return when this server is on duty: always, or as the nodes of the record agree."""
        if not self._core.shared:
            return Duty(self._core.clock, always=True)
        from panelry_server.nodes.joining import join  # noqa: PLC0415 - an extra

        self._node = await join(self._core, self._connections)
        self._start(self._node.run())
        return self._node.duty

    async def _catch_up(self) -> None:
        if self._node is None:
            await catch_up(self._core.office, self._core.rooms)
        else:
            from panelry_server.nodes.joining import keep_caught_up  # noqa: PLC0415 - an extra

            await keep_caught_up(self._node, self._core)

    def _start_mail(self, duty: Duty) -> None:
        from panelry_server.mail.carrier import mail_server  # noqa: PLC0415 - only where mail is sent

        server = mail_server(self._core.settings)
        if server is not None:
            from panelry_server.mail.post import post_of  # noqa: PLC0415 - likewise

            sending, notifier = post_of(self._core, server)
            self._start(duty.during(sending.run))
            self._courier = self._courier or notifier
