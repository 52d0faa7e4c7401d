"""Noting: a nudge about words in a private note that say something of a person and not of their work.

A nudge is told to the author of the note alone, on their own machine, and stops nothing: a note holds what
its author wants it to hold, and the candidate may be able to read it by law.
"""

from functools import lru_cache

from panelry.leaks.rules import language_findings
from panelry.stems import fold, sentences_of

_TOLD = {
    "PROTECTED": "may be about a person's life or origin",
    "ACCUSE": "accuses a person",
    "CULTURE": "is about fitting in",
    "PERSONALITY": "judges a person",
    "MINDREAD": "guesses at reasons",
}
"""What is nudged about in a note, by the rule of a summary that finds it; the others are about letters."""


def nudge(text: str) -> str:
    """Return one sentence about the last unfit words of a note, empty where there are none.

    The last ones are those that are being written; they stand in it as they were typed.
    """
    found = [told for sentence in sentences_of(text) if (told := _nudge(sentence))]
    return found[-1] if found else ""


@lru_cache(maxsize=256)
def _nudge(sentence: str) -> str:
    unfit = language_findings(fold(sentence), of=_TOLD)
    if not unfit:
        return ""
    last = max(unfit, key=lambda each: each.span)
    words = " ".join(sentence[slice(*last.span)].split())
    return f"“{words}” {_TOLD[last.rule]}. Better: what they did or said."
