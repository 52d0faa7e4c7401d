"""What was found in a text, with what people waived of it: a waiver holds for one exact sentence and rule.

One that answered a warning lifts no block that the same words become later.
Nobody waives what a rule of the pack does not let them, nor the hard limits of the length. Words that are
close to a private text are waived by the author of that text alone: that is the author's yes.
"""

from collections.abc import Iterable, Mapping

import msgspec
from msgspec.structs import replace

from panelry.ids import PersonId, SentenceId
from panelry.leaks import rule
from panelry.points import Waiver

LEAK = "LEAK"
"""The rule of words that are close to somebody's private text."""


class Found(msgspec.Struct, frozen=True):
    """A finding in a sentence, with advice in place of any private word; `waived` is who waived it."""

    rule: str
    blocks: bool
    span: tuple[int, int]
    owner: PersonId | None
    advice: str
    waived: PersonId | None = None
    reason: str = ""


Findings = tuple[tuple[SentenceId, Found], ...]


def blocks(found: Findings) -> bool:
    """Return whether any finding blocks that nobody waived."""
    return any(each.blocks and each.waived is None for _, each in found)


def waivable(rule_id: str, *, blocks: bool) -> bool:
    """Return whether a facilitator or coordinator may waive a finding of a rule, with a reason."""
    return rule(rule_id).overridable and not (blocks and rule_id == "LENGTH")


def with_waivers(found: Findings, texts: Mapping[SentenceId, str], waivers: Iterable[Waiver]) -> Findings:
    """Return findings with those marked that were waived in the very text that a sentence has now."""
    kept = tuple(waivers)
    return tuple((sentence, _with_waiver(sentence, each, texts, kept)) for sentence, each in found)


def _with_waiver(
    sentence: SentenceId, each: Found, texts: Mapping[SentenceId, str], waivers: tuple[Waiver, ...]
) -> Found:
    for waiver in waivers:
        same = (waiver.sentence, waiver.text, waiver.rule) == (sentence, texts.get(sentence), each.rule)
        if same and _answers(waiver, each):
            return replace(each, waived=waiver.by, reason=waiver.reason)
    return each


def _answers(waiver: Waiver, each: Found) -> bool:
    """Return whether a waiver lifts what its rule found: one for a warning lifts no block."""
    if each.blocks and not waiver.blocked:
        return False
    return waiver.by == each.owner if each.rule == LEAK else waivable(each.rule, blocks=each.blocks)
