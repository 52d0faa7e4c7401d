"""What can be asked of an office in words: each act's name, what it takes, and the command it makes.

Both commands, `panelry` and `panelry-server`, are made from these tables, so a coordinator and an operator
type the same words. An act reads the desk and what was typed; ids are drawn by the shell.
"""

from collections.abc import Callable, Mapping

import msgspec

from panelry.desk.reading import Desk
from panelry.office.commands import OfficeCommand
from panelry.refusals import SENTENCES, Code


class Taken(msgspec.Struct, frozen=True):
    """One thing that an act takes from the command line."""

    name: str
    words: str
    metavar: str = "TEXT"
    option: bool = True
    """Given as --name; else it stands behind the act."""
    required: bool = False
    choices: tuple[str, ...] = ()
    file: bool = False
    """A file's path, for which the shell gives its text."""
    past: bool = False
    """A day that is today or was before."""
    coming: bool = False
    """A day after today."""


class Typed(msgspec.Struct, frozen=True):
    """What an act has to work with: the desk, what was typed, a fresh id at each call, a file's own name."""

    desk: Desk
    given: Mapping[str, str]
    drawn: Callable[[], str]
    file: str = ""
    made: OfficeCommand | None = None
    """What the act made of it, once it was asked: what it did is told from what others did meanwhile."""

    def __getitem__(self, name: str) -> str:
        """Return what was typed for a name, empty if nothing was."""
        return self.given.get(name, "")


class Question(msgspec.Struct, frozen=True):
    """What is asked before something that cannot be undone: what will be, and what to type for it."""

    lines: tuple[str, ...]
    prompt: str
    answer: str
    instead: str = ""
    """What may be typed as well, empty for nothing else."""

    def fits(self, said: str) -> bool:
        """Return whether what was said is what has to be typed."""
        return said.strip() in {self.answer, self.instead} - {""}


class Act(msgspec.Struct, frozen=True):
    """Something that changes the office: `make` may raise ValueError in words for people.

    `said` is what to say once it is done, from the desk before and the one after.
    """

    group: str
    name: str
    words: str
    takes: tuple[Taken, ...]
    make: Callable[[Typed], OfficeCommand]
    said: Callable[[Typed, Desk], str]
    asks: Callable[[Typed], Question] | None = None
    """The question before it, for an act that cannot be undone."""
    declined: Callable[[Typed, Code], str] = lambda _, code: SENTENCES[code]
    """Why it was declined, in words."""
    links: bool = False
    """It makes a link to a page: `url`, `code` and the hashes `token_hash` and `code_hash` are drawn for it.

    All four are empty where the server serves no page.
    """


class Look(msgspec.Struct, frozen=True):
    """Something that only reads: as lines for people, and as rows for programs."""

    group: str
    name: str
    words: str
    takes: tuple[Taken, ...]
    lines: Callable[[Typed], list[str]]
    rows: Callable[[Typed], object]
