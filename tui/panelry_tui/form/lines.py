"""The lines of a form, sorted into its sections: each once, none missing, nothing between or behind them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from panelry_tui.form import END, FormError

AGAIN = "Export the form again, and move your words over."
"""The cure where a form is damaged."""
_HEADER = re.compile(r"==.*\[(.+) ([0-9a-f]{12})\]\s*")
_NOTE = re.compile(r"note\s*:\s?(.*)", re.IGNORECASE)


class Section(msgspec.Struct, frozen=True):
    """One section: the lines above its note with their numbers, then the lines of the note."""

    key: str
    mark: str
    line: int
    fields: tuple[tuple[int, str], ...]
    note: tuple[str, ...]
    note_line: int

    def __repr__(self) -> str:
        """Hide the words, which are private."""
        return "Section(…)"


def sections_of(lines: Sequence[str], keys: Sequence[str]) -> dict[str, Section]:
    """Return the sections by key; `lines` are those of a whole form, `keys` the sections it must have."""
    starts = [at for at, line in enumerate(lines) if line.startswith("==")]
    ends = [at for at in starts if lines[at].rstrip() == END]
    if not ends:
        raise FormError(len(lines), f"The form is cut off: its last line is “{END}”. Take all of it. {AGAIN}")
    end = ends[0]
    _demand_nothing(lines, range(2, starts[0]), "above the first section")
    _demand_nothing(lines, range(end + 1, len(lines)), f"below “{END}”")
    found: dict[str, Section] = {}
    for at, after in pairwise(starts):
        if at < end:
            section = _section(lines, at, after, keys)
            if section.key in found:
                first = found[section.key].line
                raise FormError(at + 1, f"This section stands in line {first}, too. Leave one of them.")
            found[section.key] = section
    missing = [key for key in keys if key not in found]
    if missing:
        raise FormError(end + 1, f"Above this line the section [{missing[0]} …] is missing. {AGAIN}")
    return found


def _section(lines: Sequence[str], at: int, after: int, keys: Sequence[str]) -> Section:
    header = _HEADER.fullmatch(lines[at])
    if header is None or header[1] not in keys:
        cure = f"If it is text of a note, put \\ before it. Else: {AGAIN}"
        raise FormError(at + 1, f"This begins no section that the scorecard has. {cure}")
    places = range(at + 1, after)
    note_at = next((place for place in places if _NOTE.fullmatch(lines[place])), None)
    if note_at is None:
        raise FormError(at + 1, f"The line “note:” is missing below. Write it, or: {AGAIN}")
    began = _NOTE.fullmatch(lines[note_at])
    first = "" if began is None else began[1]
    note = (first, *(_plain(lines[place]) for place in range(note_at + 1, after)))
    return Section(header[1], header[2], at + 1, tuple(_fields(lines, at + 1, note_at)), note, note_at + 1)


def _fields(lines: Sequence[str], start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield what is filled in; a blank line belongs to the observation that goes on below it."""
    blank = 0
    for place in range(start, end):
        line = lines[place]
        if not line.strip():
            blank += 1
        elif not line.startswith("#"):
            if line[0] in " \t":
                yield from ((place, "    ") for _ in range(blank))
            yield place + 1, line
            blank = 0


def _plain(line: str) -> str:
    """Return a line of a note without the backslash that keeps it from beginning a section."""
    return line.removeprefix("\\")


def _demand_nothing(lines: Sequence[str], places: range, where: str) -> None:
    for place in places:
        if lines[place].strip() and not lines[place].startswith("#"):
            raise FormError(place + 1, f"This line stands {where}, where nothing is read. Move or delete it.")
