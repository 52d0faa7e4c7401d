"""All checks of a summary: leaks, names, language rules, ends and lengths, sentence by sentence."""

from collections.abc import Iterator, Sequence
from itertools import chain

from panelry.ids import SentenceId
from panelry.leaks.across import across, beyond
from panelry.leaks.finding import Finding, Gate
from panelry.leaks.guard import Guard
from panelry.leaks.names import Names, name_findings
from panelry.leaks.rules import language_findings
from panelry.leaks.scripts import script_findings
from panelry.leaks.short_forms import readings
from panelry.leaks.whole import is_whole, is_whole_or_no_sentence
from panelry.points import SENDER, Section, Sentence


def check_summary(
    sentences: Sequence[Sentence], guard: Guard, names: Names, *, adjusted: bool = False
) -> tuple[tuple[SentenceId, Finding], ...]:
    """Return all findings of a summary with their sentences: leaks, names, language rules, ends, length.

    Leaks are looked for in each sentence, and over neighbouring ones. The sender's line is only looked at
    for leaks. A finding on the length of the whole text stands at its last sentence. `adjusted` says that an
    adjustment is on file. Checks annotate: they never change a sentence.
    """
    found: list[tuple[SentenceId, Finding]] = []
    over = across([sentence.text for sentence in sentences], guard)
    for number, sentence in enumerate(sentences):
        if sentence.id == SENDER:
            alone = guard.check(sentence.text)
        else:
            alone = check_sentence(sentence.text, guard, names, adjusted=adjusted, line=False)
        found.extend((sentence.id, finding) for finding in (*alone, *beyond(alone, number, over)))
    found.extend(_whole_length(sentences))
    return tuple(found)


def check_sentence(
    text: str, guard: Guard, names: Names, *, adjusted: bool = False, line: bool = True
) -> tuple[Finding, ...]:
    """Return what must not stand in one sentence: leaks, names, language rules, its length, a missing end.

    `line` says that the text may be a line that is no sentence, such as a heading or an item of a list.
    """
    return (
        *guard.check(text),
        *name_findings(text, names),
        *script_findings(text),
        *_language(text, adjusted=adjusted),
        *_too_long(text),
        *_broken_off(text, line=line),
    )


def _language(text: str, *, adjusted: bool) -> tuple[Finding, ...]:
    """Return what the language rules find in a sentence, each once, in the order of the pack."""
    found = [language_findings(each, adjusted=adjusted) for each in readings(text)]
    return tuple(dict.fromkeys(chain.from_iterable(found)))


def _too_long(text: str) -> tuple[Finding, ...]:
    """Return a warning for a sentence of more than 30 words."""
    return (Finding("LENGTH", Gate.WARN, (0, len(text))),) if len(text.split()) > 30 else ()


def _broken_off(text: str, *, line: bool) -> tuple[Finding, ...]:
    """Return a warning for a sentence that breaks off."""
    whole = is_whole_or_no_sentence(text) if line else is_whole(text)
    return () if whole else (Finding("UNFINISHED", Gate.WARN, (0, len(text))),)


def _whole_length(sentences: Sequence[Sentence]) -> Iterator[tuple[SentenceId, Finding]]:
    """Yield findings on the whole: aims 120 to 220 words and 18 a sentence, limits 60 and 300.

    A text without strengths and growth is the short thank-you note, and one with strengths alone is as short
    as they are: neither has a lower bound.
    """
    if not sentences:
        return
    words = sum(len(each.text.split()) for each in sentences)
    full = any(each.section is Section.GROWTH for each in sentences)
    place = (sentences[-1].id, (0, len(sentences[-1].text)))
    if words > 300 or (full and words < 60):
        yield place[0], Finding("LENGTH", Gate.BLOCK, place[1])
    elif words > 220 or (full and words < 120) or words > 18 * len(sentences):
        yield place[0], Finding("LENGTH", Gate.WARN, place[1])
