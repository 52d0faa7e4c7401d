"""News of break-glass: said once to everybody who is here, in other words to the author and the reader."""

from panelry import parts as p
from panelry_tui.reading import Reading

TITLE = "A sealed scorecard was opened"


class GlassNews:
    """What was said so far; what a first picture holds has been said on another day."""

    def __init__(self) -> None:
        self._said: int | None = None

    def to_say(self, reading: Reading) -> list[str]:
        """Return what is new, in words; nothing before the first picture."""
        if reading.heading is None:
            return []
        lines = [each for each in reading.all(p.Line) if each.kind == "GlassBroken"]
        known, self._said = self._said, len(lines)
        return [] if known is None else [_words(reading, line) for line in lines[known:]]


def _words(reading: Reading, line: p.Line) -> str:
    who, reader = reading.short(line.actor), reading.short(line.reader)
    if line.reader == reading.me:
        author = reading.short(line.person)
        return f"{who} had {author}'s scorecard opened to you. Palette: Read the opened scorecard."
    if line.person == reading.me:
        told = [each for each in reading.all(p.Unsealing) if (each.at, each.reader) == (line.at, line.reader)]
        why = f" The reason: {told[0].reason}" if told else ""
        return f"{who} had your scorecard opened to {reader}, before the reveal.{why}"
    return f"{who} had {reading.short(line.person)}'s scorecard opened to {reader}. You see nothing of it."
