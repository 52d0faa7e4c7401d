"""Pieces: a list of candidates too long for one frame is sent in several, and added whole or not at all."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from panelry.hiring import Piece
from panelry.office.commands import AddCandidates, NewCandidate

PIECES = 64
"""The most pieces of one list: a table of 1 MiB has some thirty."""
_AROUND = 1024
"""Bytes of a frame for what is around its candidates."""


def pieces_of(command: AddCandidates, whole: str, most: int) -> tuple[AddCandidates, ...]:
    """Return a command in pieces, each of less than `most` bytes; `whole` names the list they make."""
    groups = tuple(_groups(command.candidates, most - _AROUND))
    return tuple(
        replace(command, candidates=group, piece=Piece(whole, number, len(groups)))
        for number, group in enumerate(groups, 1)
    )


def _groups(people: tuple[NewCandidate, ...], most: int) -> Iterator[tuple[NewCandidate, ...]]:
    group: list[NewCandidate] = []
    size = 0
    for each in people:
        length = len(msgspec.json.encode(each)) + 1
        if group and size + length > most:
            yield tuple(group)
            group, size = [], 0
        group.append(each)
        size += length
    yield tuple(group)
