"""A list too long for one frame: sent in pieces that the server joins, and added whole or not at all."""

import secrets
from collections.abc import Awaitable, Callable

from panelry.office.commands import AddCandidates, OfficeCommand
from panelry.office.pieces import pieces_of
from panelry.refusals import Code
from panelry.sync.frames import LARGEST_COMMAND
from panelry_tui.news import TooLarge

TRIES = 5
"""How often a list is sent where the server lost some of it, as by a restart."""

Ask = Callable[[OfficeCommand], Awaitable[Code | None]]


async def ask_whole(ask: Ask, command: OfficeCommand) -> Code | None:
    """Ask for a command, in pieces where it is a list too long for one frame; None once it was done.

    `TooLarge` where no pieces can be made of it; else what `ask` raises.
    """
    try:
        return await ask(command)
    except TooLarge:
        if not isinstance(command, AddCandidates):
            raise
    for _ in range(TRIES - 1):
        code = await _in_pieces(ask, command)
        if code is not Code.PIECES_MISSING:
            return code
    return await _in_pieces(ask, command)


async def _in_pieces(ask: Ask, command: AddCandidates) -> Code | None:
    """Send each piece once the one before is held; what is no piece's answer ends it."""
    code: Code | None = None
    for piece in pieces_of(command, secrets.token_hex(6), LARGEST_COMMAND):
        code = await ask(piece)
        if code is not Code.PIECES_AWAITED:
            break
    return code
