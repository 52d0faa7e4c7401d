"""The rule pack: all language rules of a summary under one version, and where they fire.

A pattern is a regular expression over folded text (`stems.fold`), matched at word borders. In it
a blank stands for anything between two words, ` ?` for one such sign or none, and `<n>` for a number in
digits or as a word. Patterns look at the words around a word: bare lists fire on "parent process".
"""

import re
from collections.abc import Container
from functools import cache

from msgspec.structs import replace

from panelry.leaks.doubtful import DOUBTFUL
from panelry.leaks.finding import Finding, Gate, Rule
from panelry.leaks.protected import PROTECTED
from panelry.leaks.unfit import UNFIT
from panelry.stems import NUMBERS, Folded

PACK = "en-8"
"""The version of the rule pack; signatures cover it."""

_NUMBER = "(?:" + "|".join((r"\d+", *NUMBERS)) + ")"

_INDEFINITE = re.compile(r"\b(every|some|any)(?:one|body)\b")
"""Words for some person or other; whichever a pattern names, it means both."""

RULES = (
    Rule(
        id="LEAK",
        level=Gate.BLOCK,
        message="These words are close to somebody's private text.",
        suggestion="Say it in your own words, or ask the person named for a yes.",
    ),
    Rule(
        id="NAME",
        level=Gate.BLOCK,
        message="This names a person.",
        suggestion='Leave the name out; write "we".',
    ),
    Rule(
        id="NAME.ambiguous",
        level=Gate.WARN,
        message="This may name a person.",
        suggestion='If it does, write "we" instead.',
        overridable=True,
    ),
    Rule(
        id="LENGTH",
        level=Gate.WARN,
        message="The text or a sentence is longer or shorter than it should be.",
        suggestion="Aim at 120 to 220 words, and at most 30 in a sentence.",
        overridable=True,
    ),
    Rule(
        id="UNFINISHED",
        level=Gate.WARN,
        message="This sentence breaks off.",
        suggestion="Say it to its end, and close it with a full stop.",
        overridable=True,
    ),
    PROTECTED,
    *UNFIT,
    *DOUBTFUL,
)


@cache
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Return one expression for several patterns of a rule."""
    whole = _INDEFINITE.sub(r"(?:\1one|\1body)", "|".join(terms)).replace("no one", "(?:no one|nobody)")
    for sign, expression in (("<n>", _NUMBER), (" ?", r"\W?"), (" ", r"\W+")):
        whole = whole.replace(sign, expression)
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)")


def rule(rule_id: str) -> Rule:
    """Return the rule of that id; KeyError for an unknown one."""
    return {each.id: each for each in RULES}[rule_id]


def language_findings(
    sentence: Folded, *, adjusted: bool = False, of: Container[str] | None = None
) -> tuple[Finding, ...]:
    """Return what the rules with terms find in one folded sentence, in the order of the pack.

    `adjusted` says that an adjustment of the interview is on file: then words about one block. `of` are the
    ids of the rules that are asked, None for all. A rule that is asked first takes a tenth of a second or
    more to be read: ask on another thread where somebody types.
    """
    asked = (each for each in RULES if each.terms and (of is None or each.id in of))
    found = (finding for each in asked for finding in _fired(each, sentence))
    return tuple(
        replace(each, level=Gate.BLOCK) if adjusted and each.rule == "ADJUST" else each for each in found
    )


def _fired(each: Rule, sentence: Folded) -> list[Finding]:
    """Return the findings of one rule."""
    if each.frame and not _pattern((each.frame,)).search(sentence.text):
        return []
    if each.unless and _pattern((each.unless,)).search(sentence.text):
        return []
    spans = _hits(each, each.terms, sentence.text)
    for near, terms in each.beside:
        more = _hits(each, terms, sentence.text) if _pattern((near,)).search(sentence.text) else []
        spans += [(at, to) for at, to in more if not any(start < to and at < end for start, end in spans)]
    return [Finding(each.id, each.level, sentence.span(*span)) for span in sorted(spans)]


def _hits(each: Rule, table: tuple[str, ...], text: str) -> list[tuple[int, int]]:
    """Return where a table matches, in order; what ends within an exception is passed over.

    The rest of a place that is passed over is looked at again: another match may begin in it.
    """
    pattern = _pattern(table)
    hit = pattern.search(text)
    if hit is None:
        return []
    excused = [found.span() for part in each.exceptions for found in _pattern((part,)).finditer(text)]
    found = []
    while hit is not None:
        kept = not any(start < hit.end() <= end for start, end in excused)
        if kept:
            found.append(hit.span())
        hit = pattern.search(text, hit.end() if kept else hit.start() + 1)
    return found
