"""A menu's question as it was said: what each number means, from when it is asked until it is answered."""

import msgspec

from panelry_tui.plain.lines import Line, Option, numbered_lines, open_options


class Numbered(msgspec.Struct, frozen=True):
    """One question while it waits for its answer.

    `given` holds every choice that it ever said, in the order of their numbers from 1 on; `open` those that
    can be chosen now. A number is never given to another choice, whatever happens.
    """

    given: tuple[Option, ...] = ()
    open: tuple[Option, ...] = ()
    rare: tuple[str, ...] = ()

    def following(self, options: tuple[Option, ...]) -> "Numbered":
        """Return the same question with the choices of now: those that are new get numbers of their own."""
        now = open_options(options)
        new = (each for each in now if _at(self.given, each) is None)
        rare = tuple(each.word for each in options if each.rare and not each.why)
        return Numbered((*self.given, *new), now, rare)

    def lines(self) -> list[Line]:
        """Return the question as it is said: its choices in the order of their numbers, then the rare."""
        numbers = sorted((_at(self.given, each) or 0, each.text) for each in self.open)
        numbered = [(str(at + 1), text) for at, text in numbers]
        more = f'By word: {", ".join(self.rare)}. "help" says what each does.'
        return [*numbered_lines("", numbered), *([Line("choice", more)] if self.rare else [])]

    def by_number(self, typed: str) -> Option | None:
        """Return the choice that this question said under a number."""
        if not (typed.isascii() and typed.isdecimal() and len(typed) < 4):
            return None
        return self.given[int(typed) - 1] if 1 <= int(typed) <= len(self.given) else None

    def said_otherwise(self, found: Option) -> bool:
        """Return whether a word meant something else in this question than it does now."""
        return any(each.word == found.word and not same(each, found) for each in self.given)


def same(one: Option, other: Option) -> bool:
    """Return whether two choices do the same to the same."""
    return (one.word, one.text) == (other.word, other.text)


def _at(among: tuple[Option, ...], wanted: Option) -> int | None:
    return next((at for at, each in enumerate(among) if same(each, wanted)), None)
