"""Pieces that arrived of lists that are not whole yet: in memory alone, so that nothing is half added.

A server that stops forgets them, and so does one that has too many, or that joined them and could not write
them down; the last piece is then refused, and the terminal sends the list again.
"""

from collections.abc import Callable

from msgspec.structs import replace

from panelry.hiring import Piece
from panelry.ids import DeviceId
from panelry.office.commands import AddCandidates, NewCandidate, OfficeCommand
from panelry.office.pieces import PIECES
from panelry.refusals import Code, Refused

LISTS = 8
"""The most lists that are held at once, one of each device; the oldest goes first."""


class Pieces:
    """The pieces of each device's present list."""

    def __init__(self) -> None:
        self._held: dict[tuple[DeviceId, str], dict[int, tuple[NewCandidate, ...]]] = {}

    def joined(
        self, device: DeviceId, command: OfficeCommand, fit: Callable[[OfficeCommand], object]
    ) -> OfficeCommand:
        """Return a command as it is, or the whole list that its last piece ends.

        Any other piece is held once it is `fit`, which raises `Refused` where not, and is itself answered
        with a refusal: more is awaited. Asking again for the same piece changes nothing.
        """
        if not isinstance(command, AddCandidates) or command.piece is None:
            return command
        piece = command.piece
        if not 1 <= piece.number <= piece.of <= PIECES:
            raise Refused(Code.TOO_MANY)
        _demand_fit(replace(command, piece=None), fit)
        held = self._of(device, piece)
        held[piece.number] = command.candidates
        if piece.number < piece.of:
            raise Refused(Code.PIECES_AWAITED)
        if len(held) < piece.of:
            raise Refused(Code.PIECES_MISSING)
        self._drop(device)
        people = tuple(each for number in sorted(held) for each in held[number])
        return replace(command, candidates=people, piece=None)

    def _drop(self, device: DeviceId) -> None:
        """Forget what is held of a device: its list is whole, or another one begins."""
        self._held = {key: held for key, held in self._held.items() if key[0] != device}

    def _of(self, device: DeviceId, piece: Piece) -> dict[int, tuple[NewCandidate, ...]]:
        key = (device, piece.whole)
        if key not in self._held:
            self._drop(device)
            for oldest in list(self._held)[: len(self._held) + 1 - LISTS]:
                del self._held[oldest]
            self._held[key] = {}
        return self._held[key]


def _demand_fit(command: AddCandidates, fit: Callable[[OfficeCommand], object]) -> None:
    """Raise `Refused` for a piece that could not be added; people who are there already are no fault."""
    try:
        fit(command)
    except Refused as refused:
        if refused.code is not Code.NOTHING_NEW:
            raise
