"""Makers of the parts of the summary and its release."""

from collections.abc import Iterator

from msgspec.structs import replace

from panelry import parts as p
from panelry.debrief import Debrief, Phase
from panelry.panel import Mode
from panelry.summary import enough, findings, signers, text_hash, unaccepted, word_total, wording

_CHECKED = frozenset({Phase.SUMMARY, Phase.RELEASE})


def draft(state: Debrief) -> Iterator[p.Sight]:
    """Make the present text, sentence by sentence, once the ratings are revealed."""
    if not state.revealed:
        return
    present = text_hash(state)
    yield p.Draft(present, word_total(state), signers(state), state.asked == present, enough(state))
    waiting = unaccepted(state)
    writers = {edit.sentence: edit.author for edit in state.edits}
    for place, each in enumerate(wording(state)):
        yield p.Written(
            place=place,
            sentence=each.id,
            section=each.section,
            text=each.text,
            sources=each.sources,
            writer=writers.get(each.id),
            new=each.id in waiting,
        )


def bare_draft(state: Debrief) -> Iterator[p.Sight]:
    """Make the present text without its sources, which name levels."""
    for each in draft(state):
        yield replace(each, sources=()) if isinstance(each, p.Written) else each


def found(state: Debrief) -> Iterator[p.Sight]:
    """Make the findings in the present text; no private word is in them."""
    if state.phase not in _CHECKED:
        return
    for number, (sentence, each) in enumerate(findings(state, state.guarded), 1):
        yield p.Found(
            number=number,
            sentence=sentence,
            rule=each.rule,
            blocks=each.blocks,
            span=each.span,
            owner=None if state.mode is Mode.WITHOUT_NAMES else each.owner,
            advice=each.advice,
        )


def signatures(state: Debrief) -> Iterator[p.Signed]:
    """Make the signatures, each with whether it holds for the present text."""
    if not state.signatures:
        return
    present = text_hash(state)
    for person, each in state.signatures.items():
        yield p.Signed(person, each.at, each.signed, each.hash == present, each.words)


def bare_signatures(state: Debrief) -> Iterator[p.Sight]:
    """Make the signatures without the words of those who declined."""
    for each in signatures(state):
        yield replace(each, words="")


def sealed(state: Debrief) -> Iterator[p.Sight]:
    """Make the hash of the text that was signed and released, for those who may not read it."""
    if state.signed is not None:
        yield p.Sealed(state.signed, None if state.handed is None else state.handed.hash)


def released(state: Debrief) -> Iterator[p.Sight]:
    """Make the released text."""
    handed = state.handed
    if handed is not None:
        yield p.HandedOver(handed.channel, handed.text, handed.at, handed.by, handed.results)
