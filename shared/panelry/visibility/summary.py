"""Makers of the parts of the summary and its release."""

from collections.abc import Iterator

from msgspec.structs import replace

from panelry import parts as p
from panelry.debrief import Debrief, Phase
from panelry.drafting import Edited
from panelry.panel import Mode
from panelry.ruling import Ruling
from panelry.signing import approver_of, signers
from panelry.summary import (
    acceptors,
    findings,
    own_words,
    silence,
    standing_edits,
    text_hash,
    unaccepted,
    word_total,
    wording,
)

_OWN = Ruling()
_UNTOUCHED = Edited("", ())
_CHECKED = frozenset({Phase.SUMMARY, Phase.RELEASE})


def draft(state: Debrief) -> Iterator[p.Draft | p.Written]:
    """Make the present text, sentence by sentence, once the ratings are revealed."""
    if not state.revealed:
        return
    present = text_hash(state)
    left_out = silence(state)
    yield p.Draft(
        hash=present,
        words=word_total(state),
        signers=signers(state),
        asked=state.asked == present,
        lacks=left_out.lacks,
        silent=left_out.criteria,
        speaks=left_out.points,
        asked_at=state.asked_at if state.asked == present else "",
    )
    waiting = unaccepted(state)
    edited = standing_edits(state)
    for place, each in enumerate(wording(state)):
        standing, new = edited.get(each.id, _UNTOUCHED), each.id in waiting
        yield p.Written(
            place=place,
            sentence=each.id,
            section=each.section,
            text=each.text,
            sources=each.sources,
            writers=standing.writers,
            new=new,
            drafted=standing.drafted,
            acceptors=acceptors(state, own_words(each, standing.writers)) if new else (),
        )


def rewording(state: Debrief) -> Iterator[p.Sight]:
    """Make what a program was asked for, and what it offers for sentences that still say the same."""
    found = state.rewording
    if found is None or state.phase is not Phase.SUMMARY:
        return
    present = {each.id: each.text for each in wording(state)}
    offered = tuple(each for each in found.offered if present.get(each.sentence) == each.base)
    yield p.Rewording(found.at, found.by, found.pending, found.model, offered, found.ended)


def bare_draft(state: Debrief) -> Iterator[p.Sight]:
    """Make the present text without its sources and what it leaves out, which tell of levels."""
    for each in draft(state):
        if isinstance(each, p.Written):
            yield replace(each, sources=())
        else:
            yield replace(each, silent=(), speaks=())


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
            waived=each.waived,
            reason=each.reason,
        )


def on_file(state: Debrief) -> Iterator[p.Sight]:
    """Make what is on file, if anything is."""
    if state.adjusted or state.denied:
        yield p.OnFile(state.adjusted, state.denied)


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
    if state.signed is not None or state.handed is not None:
        handed = None if state.handed is None else state.handed.hash
        yield p.Sealed(state.signed or "", handed, state.without)


def policy(state: Debrief) -> Iterator[p.Sight]:
    """Make what the policy asks for, where it is anything but the product's own, or an approver is named."""
    approver = approver_of(state)
    if state.ruling != _OWN or approver is not None:
        yield p.Policy(
            *(state.ruling.feedback, state.ruling.signatures, approver),
            *(state.ruling.personal, state.ruling.rewording),
        )


def released(state: Debrief) -> Iterator[p.Sight]:
    """Make the released text."""
    handed = state.handed
    if handed is not None:
        cuts = tuple((each.id, each.section, len(each.text)) for each in handed.sentences)
        former = tuple((each.at, each.hash) for each in handed.former)
        yield p.HandedOver(
            *(handed.channel, handed.text, handed.at, handed.by),
            *(handed.results, cuts, former, handed.correcting),
        )


def page(state: Debrief) -> Iterator[p.Sight]:
    """Make the candidate's page, without a hash, once there is a link, a mail or a reply."""
    if state.links or state.mails or state.said:
        links = tuple(replace(each, code="") for each in state.links.values())
        yield p.Page(links, state.said, state.mails)
