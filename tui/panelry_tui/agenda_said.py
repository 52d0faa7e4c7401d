"""The agenda of a spreadsheet as it is printed: in sentences, as JSON, and how the file was read."""

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction

from panelry.disagreement import Agenda, Topic, agenda, display, headline
from panelry.ids import CriterionId
from panelry_tui.agenda_csv import Cell, Sheet, Unrated, words

DEVIATION_PLACES = 10
"""Decimals of the average deviation in JSON."""
_MOST_NAMED = 6
_CRITERIA = {"criterion", "criteria", "competency", "competencies", "question", "questions"}


def how_read(sheet: Sheet) -> str:
    """Return one line that says whom and what the rows and columns were taken for."""
    people = _counted(sheet.panelists, "panelist", "panelists")
    criteria = _counted([sheet.headers[each] for each in sheet.headers], "criterion", "criteria")
    line = f"Read {people} and {criteria}."
    if sheet.corner.casefold() in _CRITERIA:
        line += " If the rows are the criteria, swap rows and columns."
    return line


def _counted(names: Sequence[str], one: str, many: str) -> str:
    """Return "3 panelists (Ana, Ben, Chen)"; of many names only the first."""
    rest = len(names) - _MOST_NAMED
    shown = ", ".join(names[:_MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")
    return f"{len(names)} {one if len(names) == 1 else many} ({shown})"


def agenda_text(sheet: Sheet) -> str:
    """Return the headline, a line for each topic, then one for each gap; every line has a label."""
    found = agenda(sheet.rubric, sheet.ratings())
    lines = [f"panel: {headline(found)}"]
    lines += [_topic_line(sheet, place, topic) for place, topic in enumerate(found.topics, 1)]
    lines += _gap_lines(sheet, found)
    return "".join(f"{line}\n" for line in lines)


def _topic_line(sheet: Sheet, place: int, topic: Topic) -> str:
    """Return "agenda: 2. Clarity. Split: Ana, Dara 2; Ben 4." and any further reason for its place."""
    shape = topic.measures.shape.value.capitalize()
    title = _title(sheet, topic.criterion)
    line = f"agenda: {place}. {title}. {shape}: {_people(sheet, topic.criterion)}."
    return f"{line} {_sentence(topic.reason)}" if ";" in topic.reason else line


def _gap_lines(sheet: Sheet, found: Agenda) -> Iterator[str]:
    """Yield "gap: Clarity. Not comparable: one rating. Ana 3; Ben no evidence." for each gap."""
    for gap in found.gaps:
        shape = "not comparable: " if gap.criterion in found.not_comparable else ""
        people = _people(sheet, gap.criterion) if gap.criterion in sheet.cells else "Not in the file"
        yield f"gap: {_title(sheet, gap.criterion)}. {_sentence(shape + gap.reason)} {people}."


def _people(sheet: Sheet, criterion: CriterionId) -> str:
    """Return who said what: levels rising, then no evidence, then not rated."""
    names: dict[Cell, list[str]] = {}
    for name, cell in zip(sheet.panelists, sheet.cells[criterion], strict=True):
        names.setdefault(cell, []).append(name)
    said: list[Cell] = [*range(1, sheet.rubric.scale + 1), *Unrated]
    return "; ".join(
        f"{', '.join(names[cell])} {cell.value if isinstance(cell, Unrated) else cell}"
        for cell in said
        if cell in names
    )


def _title(sheet: Sheet, criterion: CriterionId) -> str:
    """Return the rubric's title, safe to draw."""
    return words(sheet.rubric.criteria[sheet.rubric.index(criterion)].title)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def agenda_json(sheet: Sheet) -> str:
    """Return the agenda as JSON.

    `{"agenda": [{"criterion", "ratings", "n", "gap", "average_deviation", "shape", "tier"}, …],
    "not_comparable": [criterion, …]}`, in agenda order and the rubric's order. A criterion is named as
    in the file, or as in the rubric where the file lacks it. Ratings stand in the file's order of
    panelists; null is no evidence or not rated. The average deviation is in scale points, rounded
    half up to ten decimals.
    """
    found = agenda(sheet.rubric, sheet.ratings())
    answer = {
        "agenda": [_topic_record(sheet, topic) for topic in found.topics],
        "not_comparable": [
            sheet.headers.get(criterion) or _title(sheet, criterion) for criterion in found.not_comparable
        ],
    }
    return json.dumps(answer, ensure_ascii=False) + "\n"


def _topic_record(sheet: Sheet, topic: Topic) -> dict[str, object]:
    measures = topic.measures
    return {
        "criterion": sheet.headers[topic.criterion],
        "ratings": topic.ratings,
        "n": measures.n,
        "gap": measures.gap,
        "average_deviation": float(display(measures.average_deviation or Fraction(0), DEVIATION_PLACES)),
        "shape": measures.shape.value,
        "tier": measures.tier,
    }
