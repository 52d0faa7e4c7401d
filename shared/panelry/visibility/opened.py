"""Makers of the parts that open for the panel: evidence, ratings, talk, judgements, points.

Each maker asks first whether its matter is open, so a row of the table cannot open it early.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from panelry import parts as p
from panelry.debrief import Debrief, Round, current, in_use, raters
from panelry.ids import CriterionId, PersonId
from panelry.panel import Confidence, Mode, Recommendation
from panelry.scorecard import Observation
from panelry.visibility.own import open_salts


def _nameless(state: Debrief) -> bool:
    return state.mode is Mode.WITHOUT_NAMES


def evidence(state: Debrief) -> Iterator[p.Sight]:
    """Make the shareable observations of submitted scorecards, once the evidence is open."""
    if not state.evidence:
        return
    for criterion in state.rubric.criteria:
        shared = {person: _shareable(state, person, criterion.id) for person in raters(state)}
        if _nameless(state):
            everyone = [each for found in shared.values() for each in found]
            yield from _numbered(criterion.id, None, everyone)
            continue
        for person in sorted(shared):
            yield from _numbered(criterion.id, person, shared[person])


def _shareable(state: Debrief, person: PersonId, criterion: CriterionId) -> list[Observation]:
    observations = state.card(person).observations.values()
    return [each for each in observations if each.shareable and each.criterion == criterion]


def _numbered(
    criterion: CriterionId, person: PersonId | None, found: Iterable[Observation]
) -> Iterator[p.Sight]:
    ordered = sorted(found, key=lambda each: (each.kind.value, each.text))
    for ordinal, each in enumerate(ordered, 1):
        yield p.Evidence(criterion, person, ordinal, each.kind, each.text)


def ratings_are_open(state: Debrief) -> bool:
    """Return whether the ratings of the scorecards that count were revealed."""
    return state.revealed


def seconds_are_open(state: Debrief, criterion: CriterionId) -> bool:
    """Return whether the second ratings on a criterion opened: its round was held."""
    return ratings_are_open(state) and state.topic(criterion).second is Round.HELD


def judgements_are_open(state: Debrief) -> bool:
    """Return whether the facilitator opened the recommendations and confidences of scorecards that count."""
    return state.overall


def ratings(state: Debrief) -> Iterator[p.Sight]:
    """Make the opened ratings, once they are revealed; a second round stays sealed until it is held."""
    if not ratings_are_open(state):
        return
    make = _levels if _nameless(state) else _opened
    for criterion in state.rubric.criteria:
        yield from make(state, criterion.id)


def _opened(state: Debrief, criterion: CriterionId) -> Iterator[p.Sight]:
    held = seconds_are_open(state, criterion)
    for person in raters(state):
        card = state.card(person)
        initial = card.ratings.get(criterion)
        revision = card.revisions.get(criterion)
        yield p.Opened(
            criterion=criterion,
            person=person,
            initial=None if initial is None else initial.level,
            current=current(card, criterion),
            revised=revision is not None,
            reason="" if revision is None else revision.reason,
            second=card.second.get(criterion) if held else None,
            answered=held and criterion in card.second,
            late=card.late,
        )


def _levels(state: Debrief, criterion: CriterionId) -> Iterator[p.Sight]:
    cards = [state.card(person) for person in raters(state)]
    initial = [card.ratings[criterion].level for card in cards if criterion in card.ratings]
    reasons = (card.revisions[criterion].reason for card in cards if criterion in card.revisions)
    yield p.Levels(
        criterion=criterion,
        initial=_sorted_levels(initial),
        in_use=_sorted_levels(in_use(state, criterion).values()),
        reasons=tuple(sorted(reasons)),
    )


def _sorted_levels(levels: Iterable[int | None]) -> tuple[int | None, ...]:
    return tuple(sorted(levels, key=lambda level: (level is None, level or 0)))


def talk(state: Debrief) -> Iterator[p.Sight]:
    """Make the state of the discussion on each criterion, once the ratings are revealed."""
    if not state.revealed:
        return
    for criterion, topic in state.topics.items():
        yield p.Talk(
            criterion=criterion,
            parked=topic.parked,
            agreed=None if topic.agreed is None else topic.agreed.level,
            reason="" if topic.agreed is None else topic.agreed.reason,
            majority="" if topic.views is None else topic.views.majority,
            minority="" if topic.views is None else topic.views.minority,
            second=topic.second.value,
        )


def proposals(state: Debrief) -> Iterator[p.Sight]:
    """Make the open proposals with their answers, once the ratings are revealed."""
    if not state.revealed:
        return
    for criterion, topic in state.topics.items():
        proposal = topic.proposal
        if proposal is None:
            continue
        replies = tuple(
            p.Reply(person, reply.stands, reply.words) for person, reply in sorted(proposal.replies.items())
        )
        yield p.Offered(criterion, proposal.level, proposal.by, proposal.at, replies)


def judgements(state: Debrief) -> Iterator[p.Sight]:
    """Make recommendations and confidences, once the facilitator has opened them."""
    if not judgements_are_open(state):
        return
    cards = {person: state.card(person) for person in raters(state)}
    if _nameless(state):
        said = [card.recommendation for card in cards.values()]
        sure = [card.confidence for card in cards.values()]
        yield p.Judgements(
            tuple(each for each in Recommendation for one in said if one is each),
            tuple(each for each in Confidence for one in sure if one is each),
        )
        return
    for person, card in sorted(cards.items()):
        yield p.Judgement(person, card.recommendation, card.confidence)


def receipted(state: Debrief) -> Iterator[p.Sight]:
    """Make the receipts of the scorecards that count; those of older journals have none."""
    for person in raters(state):
        card = state.card(person)
        if card.receipt is not None:
            yield p.Receipt(person, card.submitted or "", card.receipt.commitments)


def salts(state: Debrief) -> Iterator[p.Sight]:
    """Make the salts of what is open; without names they would tell whose is whose."""
    if _nameless(state):
        return
    for person in raters(state):
        found = open_salts(state, person)
        if found:
            yield p.Salts(person, found)


def points(state: Debrief) -> Iterator[p.SharedPoint]:
    """Make the approved points, with their disputes."""
    for each in state.points.values():
        shared = each.shared
        if shared is None:
            continue
        yield p.SharedPoint(
            point=shared.id,
            author=shared.author,
            criterion=shared.criterion,
            polarity=shared.polarity,
            situation=shared.situation,
            behaviour=shared.behaviour,
            kind=shared.kind,
            effect=shared.effect,
            suggestion=shared.suggestion,
            disputes=tuple(sorted(each.disputes.items())),
        )


def bare_points(state: Debrief) -> Iterator[p.Sight]:
    """Make the approved points with who disputes them, but not the words of a dispute."""
    for each in points(state):
        yield replace(each, disputes=tuple((person, "") for person, _ in each.disputes))
