"""What goes between the store and those who use it: what is asked, what is new, a text that is too large."""

from typing import NamedTuple

import msgspec

from panelry.parts import Sight
from panelry.sync.client import Settled
from panelry.sync.frames import AnyCommand

Asked = tuple[AnyCommand, int | None]
"""A command, and the version that it expects where the thing has one."""

LEFT_OUT = "left-out"
"""The answer of an entry that a restored server lost and the person did not send again."""


class Taken(NamedTuple):
    """A note to save: on what (None for the whole interview), and the version that was before it."""

    about: str | None
    text: str
    expect: int


class TooLarge(Exception):  # noqa: N818 - it names what is wrong with the text
    """The text is too large for one command; nothing was queued."""


class News(msgspec.Struct, frozen=True):
    """What the screens are told: the new sights (all of them if `whole`), and answered entries."""

    sights: tuple[Sight, ...] = ()
    whole: bool = False
    settled: tuple[Settled, ...] = ()
