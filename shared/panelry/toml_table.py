"""One table of a TOML rubric: each value is taken with its kind and limits, or refused with its line."""

import difflib
import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal

from panelry.rubric_rules import TEXT_LENGTH, RubricError, checked_line, checked_text, checked_title, quoted
from panelry.toml_lines import KeyPath, key_lines, overlong_key

MOST_NUMBER = Decimal(1_000_000)
MOST_DECIMALS = 4

_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_ENTRY = {"criteria": "criterion", "levels": "entry of levels", "thresholds": "threshold"}


class Table:
    """The keys of one table, its path from the root, and the lines of the document.

    Every method that takes a value raises RubricError when it is of another kind or outside its
    limits. An absent key gives the default.
    """

    def __init__(self, values: dict[str, object], path: KeyPath, lines: Mapping[KeyPath, int]) -> None:
        self._values = values
        self._path = path
        self._lines = lines

    @classmethod
    def read(cls, source: str) -> "Table":
        """Return the root table of a document; RubricError with the line if its syntax is broken."""
        if line := overlong_key(source):
            raise RubricError(line, "", "This key has too many dots", "Write plain keys")
        try:
            return cls(tomllib.loads(source, parse_float=Decimal), (), key_lines(source))
        except RecursionError:
            raise RubricError(None, "", "The values are nested too deeply", "Write plain tables") from None
        except ValueError as error:
            place = _PLACE.search(str(error))
            last = source.rstrip().count("\n") + 1
            line = int(place[1]) if place and place[1] else last if place else None
            what = f"This is not TOML: {quoted(_PLACE.sub('', str(error)))}"
            raise RubricError(line, "", what, "Correct it; every text stands in quotes") from None

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def refuse(self, key: str, what: str, cure: str) -> RubricError:
        """Return the error for a key of this table, or for the table itself if the key is empty."""
        return RubricError(*self._place(key), what, cure)

    def _place(self, key: str) -> tuple[int | None, str]:
        path = (*self._path, key) if key else self._path
        known = path
        while known not in self._lines:
            known = known[:-1]
        return self._lines[known], _name(path)

    def only(self, *known: str) -> None:
        """Refuse the first key that is not known, and name the nearest that is, or all that are."""
        for key in self._values:
            if key not in known:
                near = difflib.get_close_matches(key[:100], known, 1)
                cure = f"Perhaps {near[0]} is meant" if near else f"The keys here are {', '.join(known)}"
                raise self.refuse(key, "This key is not known", cure)

    def line(self, key: str, most: int = TEXT_LENGTH) -> str:
        """Return clean text of one line of at most that many characters; empty if absent."""
        return checked_line(self._string(key), most, *self._place(key))

    def title(self, key: str) -> str:
        """Return a title; an absent one is refused as an empty one is."""
        return checked_title(self._string(key), *self._place(key))

    def text(self, key: str) -> str:
        """Return clean text of several lines; empty if absent."""
        return checked_text(self._string(key), *self._place(key))

    def _string(self, key: str) -> str:
        value = self._values.get(key, "")
        if not isinstance(value, str):
            raise self.refuse(key, "This is not a text", 'Put it in quotes: "…"')
        return value

    def texts(self, key: str, most: int) -> tuple[str, ...]:
        """Return up to `most` lines of text, the empty ones left out."""
        values = self._list(key, most, '["…", "…"]')
        if not all(isinstance(value, str) for value in values):
            raise self.refuse(key, "This is not a list of texts", 'Write ["…", "…"]')
        lines = [checked_line(str(value), TEXT_LENGTH, *self._place(key)) for value in values]
        return tuple(line for line in lines if line)

    def tables(self, key: str, most: int) -> "tuple[Table, ...]":
        """Return up to `most` tables of an array of tables."""
        cure = f"Write [[{'.'.join([part for part in self._path if isinstance(part, str)] + [key])}]]"
        found = []
        for place, value in enumerate(self._list(key, most, cure)):
            if not isinstance(value, dict):
                raise self.refuse(key, "This is not a list of tables", cure)
            found.append(Table(value, (*self._path, key, place), self._lines))
        return tuple(found)

    def _list(self, key: str, most: int, form: str) -> list[object]:
        values = self._values.get(key, [])
        if not isinstance(values, list):
            raise self.refuse(key, "This is not a list", f"Write {form.removeprefix('Write ')}")
        if len(values) > most:
            raise self.refuse(key, f"{len(values)} entries are too many", f"Write at most {most}")
        return values

    def table(self, key: str) -> "Table":
        """Return a table, without keys if absent."""
        value = self._values.get(key, {})
        if not isinstance(value, dict):
            raise self.refuse(key, "This is not a table", f"Write [{key}] on a line of its own")
        return Table(value, (*self._path, key), self._lines)

    def flag(self, key: str) -> bool:
        """Return true or false; false if absent."""
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            raise self.refuse(key, "This is neither true nor false", "Write true or false, without quotes")
        return value

    def whole(self, key: str, default: int, allowed: range) -> int:
        """Return a whole number of a range."""
        value = self._values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value not in allowed:
            cure = f"Write a whole number from {allowed[0]} to {allowed[-1]}, without quotes"
            raise self.refuse(key, "This number is not allowed", cure)
        return value

    def decimal(self, key: str) -> Decimal:
        """Return an exact number above 0, at most `MOST_NUMBER`, with at most `MOST_DECIMALS` decimals."""
        value = self._values.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= MOST_NUMBER:
            return Decimal(value)
        if isinstance(value, Decimal) and value.is_finite() and 0 < value <= MOST_NUMBER:
            short = value.normalize()
            if short == short.to_integral_value():
                return Decimal(int(short))
            if -int(short.as_tuple().exponent) <= MOST_DECIMALS:
                return short
        cure = f"Write a number above 0 and up to {MOST_NUMBER}, with at most {MOST_DECIMALS} decimals"
        raise self.refuse(key, "This number is not allowed" if key in self else "This number is absent", cure)


def _name(path: KeyPath) -> str:
    """Return a path in words: `criterion 2, weight`; entries count from 1."""
    words = []
    for place, part in enumerate(path):
        after = path[place + 1] if place + 1 < len(path) else None
        if isinstance(part, int):
            continue
        words.append(
            f"{_ENTRY.get(part, part)} {after + 1}" if isinstance(after, int) else quoted(part)[1:-1]
        )
    return ", ".join(words)
