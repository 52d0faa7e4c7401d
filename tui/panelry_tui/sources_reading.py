"""Where the words of a sentence come from: a letter for the list, and a line for each source."""

from collections.abc import Sequence
from typing import assert_never

from panelry import parts as p
from panelry.ids import PersonId
from panelry.points import Origin, Source
from panelry_tui.summary_reading import SummaryReading

_ORIGINS = (Origin.HUMAN, Origin.ASSISTED, Origin.POINT, Origin.RUBRIC, Origin.TEMPLATE)
_LETTERS = {
    Origin.HUMAN: "N",
    Origin.ASSISTED: "A",
    Origin.POINT: "P",
    Origin.RUBRIC: "R",
    Origin.TEMPLATE: "T",
}


def letter(sources: Sequence[Source]) -> str:
    """Return the letter of where words come from, blank for somebody who is not told."""
    origins = {each.origin for each in sources}
    return next((_LETTERS[each] for each in _ORIGINS if each in origins), " ")


def sources_in_words(summary: SummaryReading, written: p.Written) -> list[str]:
    """Return a line for each source of a sentence; one line where the viewer is not told."""
    if not written.sources:
        return ["Where the words come from is known to the panel only."]
    return [_source(summary, written, each) for each in written.sources]


def _source(summary: SummaryReading, written: p.Written, source: Source) -> str:
    reading = summary.reading
    match source.origin:
        case Origin.TEMPLATE:
            return f"T  The drafter's own phrase “{source.id}”, reviewed, version {source.version}."
        case Origin.RUBRIC:
            criterion, _, rest = source.id.partition("/")
            level, _, field = rest.partition("/")
            title = next((each.title for each in reading.criteria if each.id == criterion), criterion)
            said = f"{field} words for {title} at the agreed level {level}, version {source.version}"
            return f"R  The rubric's {said}{'; nobody has accepted them yet' if written.new else ''}."
        case Origin.POINT:
            card = next((each for each in summary.points if each.id == source.id), None)
            if card is None:
                return "P  A point that its author approved."
            return f"P  {reading.name(card.author)}'s approved point: {card.situation}, {card.behaviour}."
        case Origin.HUMAN:
            state = "nobody else has accepted it yet" if written.new else "somebody else accepted it"
            return f"N  New text by {reading.name(PersonId(source.id))}; {state}."
        case Origin.ASSISTED:
            state = "nobody else has accepted it yet" if written.new else "somebody else accepted it"
            return f"A  AI-assisted wording by {source.id}; {state}."
        case _:
            assert_never(source.origin)
