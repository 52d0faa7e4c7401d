"""One's own words in a debrief that is over: what the server has of them, and what it never took."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from panelry import commands as c
from panelry.ids import CriterionId
from panelry.sync.client import Entry
from panelry.text import clean_text
from panelry_tui.ended import ended_as
from panelry_tui.form.card import card_of
from panelry_tui.form.writing import lines_of_criterion, lines_of_overall
from panelry_tui.point_words import FIELDS, Words
from panelry_tui.reading import Reading

NONE_HERE = (
    "None of your words are on this machine. What you wrote is on the server, and comes with the connection."
)
_TEXTS = ("text", "words", "reason", "situation", "behaviour", "effect", "suggestion")
_BEGUN = {
    "note": "a note",
    "late note": "a note",
    "long note": "a note that was too long to send",
    "apart": "a note that another device of yours changed meanwhile",
    "outside": "a note from your editor",
    "observation": "an observation",
    "point": "a point",
    "dissent": "a dissent",
    "revise": "the reason of a revision",
    "dispute": "a dispute",
    "sentence": "a sentence of the summary",
    "new sentence": "a sentence of the summary",
    "suggestion": "words suggested for the summary",
}
"""What a text was to be, by the first part of the name that it is kept under."""
_SKIPPED = {"rated apart"}
"""Texts that are no words."""


def own_words(reading: Reading, declined: Sequence[tuple[Entry, str]], begun: Mapping[str, str]) -> str:
    """Return one's own scorecard and every word that was typed and not taken, ready to read or to keep.

    Empty where there is none here: the last words typed when the end came are among them.
    """
    taken = list(_taken(reading))
    left = list(_untaken(reading, declined, begun, "\n".join(taken)))
    if not taken and not left:
        return ""
    head = [_about(reading), "Your own words. Only you see them; nothing of them is sent.", ""]
    if left:
        left = ["Typed, and not taken before the debrief ended", "", *left]
    return clean_text("\n".join([*head, *left, *taken]).rstrip("\n") + "\n")


def _about(reading: Reading) -> str:
    heading, ended = reading.heading, ended_as(reading.picture)
    about = [] if heading is None else [heading.candidate, heading.position]
    return " · ".join([*about, *([ended.words] if ended is not None else [])])


def _taken(reading: Reading) -> Iterator[str]:
    """Yield the lines of the scorecard as the server has it, a section for each criterion with any."""
    card = card_of(reading, "")
    for part in card.criteria:
        if part.digit is not None or part.observations or part.note:
            lines = _filled(lines_of_criterion(part), note=part.note)
            yield from (reading.criterion(part.criterion).title, *lines, "")
    overall = card.overall
    if overall.recommendation or overall.confidence or overall.note:
        yield from ("Overall", *_filled(lines_of_overall(overall), note=overall.note), "")


def _filled(lines: Sequence[str], *, note: str) -> Iterator[str]:
    """Yield the lines of a section without the fields that were left blank."""
    blank = {"rating:", "recommendation:", "confidence:"} | (set() if note else {"note:"})
    return (each for each in lines if each not in blank)


def _untaken(
    reading: Reading, declined: Sequence[tuple[Entry, str]], begun: Mapping[str, str], taken: str
) -> Iterator[str]:
    """Yield the lines of each text that is nowhere else, the newest of a note alone."""
    titles = {each.id: each.title for each in reading.criteria}
    notes = {
        entry.command.criterion: entry.n for entry, _ in declined if isinstance(entry.command, c.WriteNote)
    }
    said: set[str] = set()
    found = [
        (what, about, clean_text(text).strip())
        for what, about, text in (*_declined(declined, notes), *_begun(begun))
    ]
    for what, about, words in found:
        longer = any(words != other and words in other for _, where, other in found if where == about)
        if words and not longer and words not in said and words not in taken:
            said.add(words)
            yield from (f"{titles.get(CriterionId(about), about) or 'On the whole'}: {what}", words, "")


def _declined(
    declined: Iterable[tuple[Entry, str]], notes: Mapping[CriterionId | None, int]
) -> Iterator[tuple[str, str, str]]:
    for entry, _ in declined:
        command = entry.command
        if isinstance(command, c.WriteNote) and notes[command.criterion] != entry.n:
            continue
        text = "\n".join(str(found) for each in _TEXTS if (found := getattr(command, each, "")))
        what = "a note" if isinstance(command, c.WriteNote) else "words"
        yield what, getattr(command, "criterion", None) or "", text


def _begun(begun: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for name, text in sorted(begun.items()):
        first, _, rest = name.partition("/")
        if first not in _SKIPPED:
            words = _form(text) if first == "point" else text
            yield f"{_BEGUN.get(first, 'words')}, not finished", rest.split("/")[0].strip("*"), words


def _form(text: str) -> str:
    """Return the words of a point that was begun, a line for each field."""
    try:
        words = msgspec.json.decode(text, type=Words)
    except msgspec.MsgspecError:
        return text
    return "\n".join(found for each in FIELDS if (found := getattr(words, each)))
