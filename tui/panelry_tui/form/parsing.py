"""Reading a form: every fault by its line, with the cure; nothing is guessed."""

import re
from collections.abc import Callable
from typing import TypeVar

from panelry.decide.asked import NOTE, WORDS
from panelry.ids import CriterionId
from panelry.panel import Confidence, Recommendation
from panelry.points import Kind
from panelry_tui.form import (
    OVERALL,
    TITLE,
    VERSION,
    CriterionPart,
    Form,
    FormError,
    Head,
    Observed,
    OverallPart,
    Plan,
)
from panelry_tui.form.card import safe
from panelry_tui.form.lines import AGAIN, Section, sections_of

_SCORECARD = re.compile(r"scorecard:\s*(\S+)\s+(.+?)\s*")
_OBSERVED = re.compile(
    r"(?:(\d{1,4})[.)]\s*|[-+*]\s*)?(saw|heard|felt)\s*(?:,\s*(private|shareable)\s*)?:\s?(.*)", re.IGNORECASE
)
_FIELD = re.compile(r"([a-z]+)\s*:(.*)", re.IGNORECASE)
_NEW = 10_000
"""Above every number of an observation: new ones come last."""
_Judged = TypeVar("_Judged", Recommendation, Confidence)


def head_of(text: str) -> Head:
    """Return whose scorecard a form carries; `FormError` if this is no form of a known version."""
    lines = text.split("\n")
    first = lines[0].strip()
    if not first.startswith(TITLE):
        raise FormError(1, f"This is no form. One begins with “{TITLE} {VERSION}”. {AGAIN}")
    if first != f"{TITLE} {VERSION}":
        cure = "Update panelry on this machine, or export the form again with this one."
        raise FormError(1, f"This form is of another version than {VERSION}. {cure}")
    found = _SCORECARD.fullmatch(lines[1]) if len(lines) > 1 else None
    if found is None:
        raise FormError(2, f"This line should say whose scorecard it is (“scorecard: …”). {AGAIN}")
    return Head(found[1], found[2])


def form_of(text: str, plan: Plan) -> Form:
    """Return the form in a text whose control signs are gone; `FormError` at the first fault."""
    head = head_of(text)
    sections = sections_of(text.split("\n"), (*plan.titles, OVERALL))
    criteria = tuple(_criterion(sections[each], CriterionId(each), plan.scale) for each in plan.titles)
    return Form(head, criteria, _overall(sections[OVERALL]))


def _criterion(section: Section, criterion: CriterionId, scale: int) -> CriterionPart:
    rating: int | None = None
    rated = False
    observations: list[Observed] = []
    for at, line in section.fields:
        found = _OBSERVED.fullmatch(line)
        if found is not None:
            observations.append(_observed(found, at))
        elif line[:1] in " \t" and observations:
            observations[-1] = _longer(observations[-1], line)
        else:
            value = _value(line, at, {"rating"}, "an observation begins with saw, heard or felt")[1]
            if rated:
                raise FormError(at, "There are two ratings here. Leave one of them.")
            rating, rated = _digit(value, at, scale), True
    if not rated:
        raise FormError(section.line, f"The line “rating:” is missing below. Write it, or: {AGAIN}")
    checked = tuple(sorted(map(_checked, observations), key=lambda each: each.number or _NEW))
    _demand_numbers_once(checked)
    return CriterionPart(criterion, section.mark, rating, checked, _note(section), section.line)


def _overall(section: Section) -> OverallPart:
    values: dict[str, str] = {}
    places: dict[str, int] = {}
    for at, line in section.fields:
        name, value = _value(line, at, {"recommendation", "confidence"}, "observations belong to a criterion")
        if name in values:
            raise FormError(at, f"There are two lines “{name}:” here. Leave one of them.")
        values[name], places[name] = value, at
    for name in ("recommendation", "confidence"):
        if name not in values:
            raise FormError(section.line, f"The line “{name}:” is missing below. Write it, or: {AGAIN}")
    return OverallPart(
        section.mark,
        _judged(Recommendation, values["recommendation"], places["recommendation"]),
        _judged(Confidence, values["confidence"], places["confidence"]),
        _note(section),
        section.line,
    )


def _value(line: str, at: int, names: set[str], otherwise: str) -> tuple[str, str]:
    """Return name and value of a field's line."""
    found = _FIELD.fullmatch(line.rstrip())
    name = "" if found is None else found[1].casefold()
    if found is None or name not in names:
        wanted = " or ".join(f"“{each}:”" for each in sorted(names, reverse=True))
        cure = f"Here stands {wanted}; {otherwise}; notes stand below “note:”."
        raise FormError(at, f"This line cannot be read. {cure}")
    return name, found[2].strip()


def _digit(value: str, at: int, scale: int) -> int | None:
    """Return a rating: None where nothing was written, 0 for no evidence."""
    if not value:
        return None
    if value.casefold() == "no evidence":
        return 0
    if value.isascii() and value.isdecimal() and int(value[:6]) <= scale and len(value) <= 6:
        return int(value)
    if len(re.findall(r"\d+", value)) > 1:
        raise FormError(at, f"There are two ratings here. Write one level of 1 to {scale}, or 0.")
    cure = f"Write a level of 1 to {scale}, 0 for no evidence, or nothing."
    raise FormError(at, f"This is no rating on the scale. {cure}")


def _judged(kind: Callable[[str], _Judged], value: str, at: int) -> _Judged | None:
    if not value:
        return None
    try:
        return kind(" ".join(value.casefold().split()))
    except ValueError:
        every = Recommendation if kind is Recommendation else Confidence
        words = ", ".join(each.value for each in every)
        raise FormError(at, f"This is none of the answers. Write one of: {words}; or nothing.") from None


def _observed(found: re.Match[str], at: int) -> Observed:
    number, kind, seen, text = found.groups()
    shareable = (seen or "").casefold() == "shareable"
    return Observed(Kind(kind.casefold()), text, shareable, int(number or 0), at)


def _longer(observed: Observed, line: str) -> Observed:
    """Return an observation with one more line; up to four blanks, or a tab, stand before it."""
    more = line[1:] if line.startswith("\t") else line[min(4, len(line) - len(line.lstrip(" "))) :]
    text = f"{observed.text}\n{more}"
    return Observed(observed.kind, text, observed.shareable, observed.number, observed.line)


def _checked(observed: Observed) -> Observed:
    """Return an observation with its words as the server keeps them; `FormError` where they cannot stand."""
    text = safe(observed.text)
    if not text:
        raise FormError(observed.line, "This observation has no words. Write them, or take the line away.")
    _demand_short(text, WORDS, observed.line, "observation")
    return Observed(observed.kind, text, observed.shareable, observed.number, observed.line)


def _note(section: Section) -> str:
    text = safe("\n".join(section.note))
    _demand_short(text, NOTE, section.note_line, "note")
    return text


def _demand_short(text: str, most: int, at: int, what: str) -> None:
    if len(text) > most:
        over = f"{len(text):,} characters; {most:,} is the most"
        raise FormError(at, f"This {what} is too long: {over}. Shorten it; the file keeps it meanwhile.")


def _demand_numbers_once(observations: tuple[Observed, ...]) -> None:
    seen: set[int] = set()
    for each in observations:
        if each.number and each.number in seen:
            cure = "Take the number away from one of them: it becomes a new one."
            raise FormError(each.line, f"Two observations have the number {each.number} here. {cure}")
        seen.add(each.number)
