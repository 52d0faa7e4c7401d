"""Text written elsewhere, such as in a letter: each sentence judged by the checks of a summary.

There are no records behind such a text, so where its words come from is told from texts that are allowed.
"""

import re
from collections.abc import Iterable, Sequence
from enum import Enum

import msgspec

from panelry.drafting import same_sense
from panelry.drafting.phrases import spoken
from panelry.ids import PersonId
from panelry.leaks import Finding, Gate, Guard, Names, Private, across, beyond, check_sentence
from panelry.stems import sentences_of

_CAPITAL = r"(?=\W*[^\Wa-z])"
_SENTENCE_END = re.compile(
    rf"(?:(?<=[.!?…])(?<!\b[A-Z]\.)|(?<=[.!?…][\"”’)]))\s+{_CAPITAL}"
    rf"|[^\S\n]*\n(?:[^\S\n]*\n\s*|[^\S\n]*(?:{_CAPITAL}|(?=[-*•–]\s)))"
)
"""A stop before a word that begins, a blank line, or a line end before a capital or a bullet."""
_SOMEBODY = PersonId("")


class Level(Enum):
    """What one sentence deserves, strongest first; new text must be accepted by a second person."""

    BLOCK = "block"
    WARN = "warn"
    NEW_TEXT = "new-text"
    ALLOW = "allow"


class Verdict(msgspec.Struct, frozen=True):
    """One sentence with its level and findings; their spans are code points within the sentence."""

    sentence: str
    level: Level
    findings: tuple[Finding, ...]


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is known around a text: private notes, allowed texts, people whom it may not name.

    `adjusted` says that an adjustment of the interview is on file.
    """

    notes: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    adjusted: bool = False

    def __repr__(self) -> str:
        return f"Known({len(self.notes)} notes, {len(self.allowed)} allowed, {len(self.people)} people)"


def judge(text: str, known: Known) -> tuple[Verdict, ...]:
    """Return a verdict on each sentence in order; the strongest finding gives the level.

    Without a finding, a sentence is allowed if it says what an allowed text or the drafter's own words say
    (`drafting.same_sense`), else it is new text.
    """
    allowed = (*known.allowed, *spoken())
    guard = Guard.build((Private(_SOMEBODY, note) for note in known.notes), allowed)
    names = Names(known.people, words=spoken())
    sources = [part for each in allowed for part in (each, *sentences_of(each))]
    parts, verdicts = sentences(text), list[Verdict]()
    over = across(parts, guard)
    for number, sentence in enumerate(parts):
        alone = check_sentence(sentence, guard, names, adjusted=known.adjusted)
        found = (*alone, *beyond(alone, number, over))
        verdicts.append(Verdict(sentence, _level(sentence, found, sources), found))
    return tuple(verdicts)


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; a line that goes on with a small letter belongs to the one before."""
    return tuple(part.strip() for part in _SENTENCE_END.split(text) if part.strip())


def _level(sentence: str, found: Sequence[Finding], sources: Iterable[str]) -> Level:
    """Return the strongest level."""
    levels = {each.level for each in found}
    if Gate.BLOCK in levels:
        return Level.BLOCK
    if Gate.WARN in levels:
        return Level.WARN
    said = any(same_sense(sentence, source) for source in sources)
    return Level.ALLOW if said else Level.NEW_TEXT
