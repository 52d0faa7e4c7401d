"""Makers of the parts of break-glass; each takes the person who looks.

That it happened is a line of the record, which everybody sees. The reason is told to the three people it
concerns, the scorecard is shown to the one reader. With the reveal everybody stands where the reader stood.
"""

from collections.abc import Iterator

from panelry import parts as p
from panelry import receipts
from panelry.debrief import Debrief
from panelry.ids import CriterionId, PersonId
from panelry.panel import Role
from panelry.scorecard import Observation, Unsealed

READERS = frozenset({Role.FACILITATOR, Role.PANELIST})
"""Who may read an opened scorecard: roles that the reveal shows all of it."""


def told(state: Debrief, person: PersonId) -> Iterator[p.Sight]:
    """Make the break-glass acts that concern somebody: its author, its reader, and who asked for it."""
    for each in state.unsealed:
        if person in (each.person, each.reader, each.by):
            yield p.Unsealing(each.person, each.reader, each.by, each.at, each.reason)


def cards(state: Debrief, person: PersonId) -> Iterator[p.Sight]:
    """Make the scorecards that opened to somebody, each as it was when it last opened, until the reveal."""
    if state.revealed or not state.people[person].roles & READERS:
        return
    latest = {each.person: each for each in state.unsealed if each.reader == person}
    for each in latest.values():
        yield from _card(state, each)


def _card(state: Debrief, opened: Unsealed) -> Iterator[p.Sight]:
    card = opened.card
    yield p.UnsealedCard(
        opened.person,
        card.submitted or "",
        opened.at,
        card.recommendation,
        card.confidence,
        _salt(opened, receipts.JUDGEMENT),
    )
    for criterion in state.rubric.criteria:
        rating = card.ratings.get(criterion.id)
        yield p.UnsealedRating(
            opened.person,
            criterion.id,
            None if rating is None else rating.level,
            _salt(opened, receipts.rating_of(criterion.id)),
            _salt(opened, receipts.evidence_on(criterion.id)),
        )
        for ordinal, each in enumerate(_shareable(opened, criterion.id), 1):
            yield p.UnsealedObservation(opened.person, criterion.id, ordinal, each.kind, each.text)


def _shareable(opened: Unsealed, criterion: CriterionId) -> list[Observation]:
    found = [each for each in opened.card.observations.values() if each.criterion == criterion]
    return sorted(found, key=lambda each: (each.kind.value, each.text))


def _salt(opened: Unsealed, field: str) -> str:
    receipt = opened.card.receipt
    return "" if receipt is None else receipts.salt_of(bytes.fromhex(receipt.seed), field).hex()
