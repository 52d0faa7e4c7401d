"""The words of a form: a line for each thing to fill in, what the rubric says of it as comments above.

Comments begin with #. Below `note:` every line is text as it stands; one that would begin a section
there, or that begins with a backslash, stands behind a backslash.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from panelry.panel import Confidence, Recommendation
from panelry.rubric import Criterion, Rubric, anchor_for
from panelry.text import clean_line
from panelry_tui.form import END, OVERALL, TITLE, VERSION, CriterionPart, Form, Observed, OverallPart
from panelry_tui.reading import Reading

INDENT = "    "
"""What the further lines of an observation begin with."""
_GUIDE = (
    "Your own scorecard. Fill it in with any editor, then: panelry form import FILE",
    "Change what stands behind a colon, and write notes below “note:”. Leave the lines that begin with ==",
    "as they are, and “== end” last. Lines like this one are not read; in a note every line is text.",
    "It holds private words: delete it when you are done. The candidate may be able to see notes by law.",
    "",
    "rating: a level, 0 for no evidence, or nothing for not rated yet.",
    "Observations stand under the rating, a line each; further lines of one begin with blanks:",
    "    saw, private: what they did or drew",
    "    heard, private: what they said",
    "    felt, shareable: your reaction; shareable opens to the panel with the evidence",
    "A number before one says which it was. Take all its lines away to delete it.",
)


def text_of(form: Form, reading: Reading) -> str:
    """Return the whole form of a scorecard, ready to be written to a file."""
    heading = reading.heading
    about = "" if heading is None else clean_line(f"{heading.candidate} · {heading.position}")
    head = (
        f"{TITLE} {VERSION}",
        f"scorecard: {form.head.debrief} {form.head.person}",
        f"# {about}",
        *_comments(_GUIDE),
    )
    parts = (_criterion(reading, each) for each in form.criteria)
    return "\n".join((*head, "", *chain.from_iterable(parts), *_overall(form.overall), END, ""))


def _criterion(reading: Reading, part: CriterionPart) -> Iterator[str]:
    criterion = reading.criterion(part.criterion)
    yield f"== {_title(criterion.title)} [{part.criterion} {part.mark}]"
    yield from _comments(_about(reading, criterion))
    yield from lines_of_criterion(part)
    yield ""


def _overall(part: OverallPart) -> Iterator[str]:
    yield f"== Overall [{OVERALL} {part.mark}]"
    yield f"# recommendation: {', '.join(each.value for each in Recommendation)}, or nothing"
    yield f"# confidence: {', '.join(each.value for each in Confidence)}, or nothing"
    yield from lines_of_overall(part)
    yield ""


def _about(reading: Reading, criterion: Criterion) -> Iterator[str]:
    """Yield all that the rubric says of a criterion."""
    must = " · must-have" if criterion.must_have else ""
    yield f"weight {criterion.weight}{must}"
    yield from (criterion.description, "") if criterion.description else ()
    if criterion.look_for:
        yield "What to look for:"
        yield from (f"  - {each}" for each in criterion.look_for)
    yield "Levels:"
    rubric = Rubric("", "", reading.scale, reading.criteria)
    for level in range(reading.scale, 0, -1):
        yield f"  {level}  {anchor_for(rubric, criterion.id, level)[0]}"
    yield "  0  No evidence (neither blank nor low)"


def lines_of_criterion(part: CriterionPart) -> tuple[str, ...]:
    """Return the lines of a criterion that are filled in."""
    observations = chain.from_iterable(_observation(each) for each in part.observations)
    return (_field("rating", "" if part.digit is None else str(part.digit)), *observations, *_note(part.note))


def lines_of_overall(part: OverallPart) -> tuple[str, ...]:
    """Return the lines of the judgement that are filled in."""
    recommended = "" if part.recommendation is None else part.recommendation.value
    sure = "" if part.confidence is None else part.confidence.value
    return (_field("recommendation", recommended), _field("confidence", sure), *_note(part.note))


def _observation(observed: Observed) -> Iterator[str]:
    number = f"{observed.number}. " if observed.number else ""
    seen = "shareable" if observed.shareable else "private"
    first, *more = observed.text.split("\n")
    yield f"{number}{observed.kind.value}, {seen}: {first}"
    yield from (f"{INDENT}{each}" if each else "" for each in more)


def _note(text: str) -> Iterator[str]:
    yield "note:"
    if text:
        yield from (f"\\{each}" if each.startswith(("==", "\\")) else each for each in text.split("\n"))


def _field(name: str, value: str) -> str:
    return f"{name}: {value}".rstrip()


def _comments(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines as comments, made safe; none of them can end one."""
    for each in lines:
        for line in each.split("\n"):
            blanks = " " * (len(line) - len(line.lstrip(" ")))
            yield f"# {blanks}{clean_line(line)}".rstrip()


def _title(title: str) -> str:
    return clean_line(title).replace("[", "(").replace("]", ")")
