"""The lines of plain mode: each begins with a label, and holds nothing that a screen reader stumbles over."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from panelry.text import REPLACEMENT, clean_line, clean_text
from panelry_tui.glyphs import UNICODE, Glyphs

PROMPT = "your answer>"
FIRST = "Plain mode"
LABELS = frozenset(
    {
        FIRST,
        "about",
        "agenda",
        "already",
        "candidate",
        "choice",
        "code",
        "connection",
        "contact",
        "corrected",
        "correction",
        "criterion",
        "done",
        "ended",
        "event",
        "evidence",
        "finding",
        "gold",
        "hand",
        "help",
        "hint",
        "kept",
        "left",
        "mail",
        "next",
        "note",
        "observation",
        "opened",
        "outcome",
        "overall",
        "page",
        "permission",
        "person",
        "point",
        "policy",
        "proposal",
        "question",
        "rating",
        "ratings",
        "reason",
        "refused",
        "released",
        "revoked",
        "round",
        "rule",
        "saved",
        "script",
        "sealed",
        "sentence",
        "settled",
        "signature",
        "signatures",
        "source",
        "speaker",
        "status",
        "suggestion",
        "summary",
        "text",
        "views",
        "waiting",
        "writing",
    }
)
"""Every label that a line may begin with."""
SPOKEN: Glyphs = msgspec.structs.replace(
    UNICODE,
    to=" to ",
    step="and",
    late=" (late)",
    cut="...",
    none="nobody",
    now="now",
    agreed="agreed",
    open="open",
    parked="parked",
    live="somebody",
    off="off",
    yes="yes",
    no="no",
    wait="waiting",
    point="approved",
)
"""Words in the place of signs."""
_DRAWN = re.compile("[\u2500-\u259f\u2800-\u28ff]")
"""Box drawing, blocks and Braille patterns: a reader names each of them, or is silent."""
_INLINE, _FEW = 100, 6


class Line(msgspec.Struct, frozen=True):
    """One thing said; a text of several lines is said as several lines with the same label.

    `whole` is for a command to copy: no terminal gets it in rows.
    """

    label: str
    text: str
    whole: bool = False


class Option(msgspec.Struct, frozen=True):
    """One thing that can be answered, by its number or its word.

    `why` says why not now; what is `rare` has no number, and is answered by its word alone.
    """

    word: str
    text: str
    why: str = ""
    rare: bool = False


class View(msgspec.Struct, frozen=True):
    """What is to be said of a place now, and what can be done there."""

    lines: tuple[Line, ...] = ()
    options: tuple[Option, ...] = ()


def rendered(line: Line) -> list[str]:
    """Return a line as it is written: nothing that moves a cursor, no drawing, a label before each line."""
    if line.label not in LABELS:
        raise ValueError(line.label)
    safe = _DRAWN.sub(REPLACEMENT, clean_text(line.text))
    words = [clean_line(each) for each in safe.split("\n")]
    return [f"{line.label}: {each}" for each in words if each]


def face(options: Sequence[Option], at: int) -> str:
    """Return what to type for an option: its number, or its word where that is a number itself."""
    word = options[at].word
    return word if word.isdecimal() else str(at + 1)


def open_options(options: Iterable[Option]) -> tuple[Option, ...]:
    """Return the options that can act now and are not rare: the ones that are numbered."""
    return tuple(each for each in options if not each.why and not each.rare)


def question_lines(question: str, options: Sequence[Option]) -> list[Line]:
    """Return a question with its options, which are numbered in their order."""
    return numbered_lines(question, [(face(options, at), each.text) for at, each in enumerate(options)])


def numbered_lines(question: str, choices: Sequence[tuple[str, str]]) -> list[Line]:
    """Return a question with its choices, each with what to type for it: in one line if few and short."""
    numbered = [f"{face} {text}" for face, text in choices]
    inline = ", ".join(numbered)
    asked = f"{question} " if question else ""
    if len(numbered) <= _FEW and len(inline) <= _INLINE and not any("," in each for each in numbered):
        return [Line("question", f"{asked}{inline}")]
    return [Line("question", question or "What now?"), *(Line("choice", each) for each in numbered)]


def answered(options: Sequence[Option], typed: str) -> Option | None:
    """Return the option that an answer means, None for none: a word counts before a number."""
    wanted = typed.strip().casefold()
    for each in options:
        if each.word.casefold() == wanted:
            return each
    numbered = open_options(options)
    if wanted.isascii() and wanted.isdecimal() and len(wanted) < 4 and 1 <= int(wanted) <= len(numbered):
        found = numbered[int(wanted) - 1]
        return None if found.word.isdecimal() else found
    return None


def sentence(text: str) -> str:
    """Return words as a sentence: a capital first, a full stop last."""
    words = text.strip()
    if not words:
        return ""
    ended = words if words[-1] in '.!?:”"' else f"{words}."
    return f"{ended[0].upper()}{ended[1:]}"
