"""What the scripted facilitator does next, told from the picture alone."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from panelry import commands as c
from panelry import parts as p
from panelry.board import client_agenda
from panelry.debrief import Phase
from panelry.ids import CriterionId
from panelry_tui.demo.playing import present
from panelry_tui.demo.script import PANEL, Agrees, Chair, Differs, Parks
from panelry_tui.reading import Reading

VALID = timedelta(days=30)
"""How long the candidate's yes is recorded for."""


def chairs(chair: Chair, reading: Reading, now: datetime) -> Iterator[c.Command]:
    """Yield what the facilitator would do now; nothing while others have to act."""
    match reading.phase:
        case Phase.SCORING if not reading.awaited():
            yield c.OpenEvidence()
        case Phase.DISCUSSION:
            yield from _discusses(chair, reading)
        case Phase.SUMMARY:
            yield from _finishes(reading)
        case Phase.RELEASE:
            yield from _releases(chair, reading, now)
        case _:
            return


def _discusses(chair: Chair, reading: Reading) -> Iterator[c.Command]:
    if not reading.openings.revealed:
        yield c.Reveal()
        return
    criterion = next_topic(reading)
    if criterion is not None:
        yield from _concludes(chair, reading, criterion)
    elif not reading.openings.overall:
        yield c.OpenOverall()
    elif reading.one(p.Verdict) is None:
        yield c.RecordOutcome(chair.outcome, chair.drivers)
    elif points_shared(reading):
        yield c.OpenSummary()


def next_topic(reading: Reading) -> CriterionId | None:
    """Return the criterion that is talked about until it is settled, then the next of the agenda."""
    agenda = client_agenda(reading.picture)
    order = [*(topic.criterion for topic in agenda.topics), *agenda.not_comparable]
    open_ones = [each for each in order if not _settled(reading, each)]
    now = reading.floor.now
    return now if now in open_ones else next(iter(open_ones), None)


def _settled(reading: Reading, criterion: CriterionId) -> bool:
    talk = reading.talk(criterion)
    return talk is not None and (talk.parked or talk.agreed is not None or bool(talk.majority))


def _concludes(chair: Chair, reading: Reading, criterion: CriterionId) -> Iterator[c.Command]:
    if reading.floor.now != criterion:
        yield c.PutTopic(criterion)
        return
    if not _revised(reading, criterion):
        return
    match chair.conclusions[criterion]:
        case Parks():
            yield c.Park(criterion)
        case Differs(majority=majority, minority=minority):
            yield c.RecordNoAgreement(criterion, majority, minority)
        case Agrees(level=level, reason=reason):
            offered = reading.proposal(criterion)
            if offered is None:
                yield c.Propose(criterion, level)
            elif len(offered.replies) >= len(present(reading)):
                yield c.RecordAgreed(criterion, level, reason)


def _revised(reading: Reading, criterion: CriterionId) -> bool:
    """Return whether everybody has revised here who means to."""
    people = {seat.name: seat.person for seat in reading.seats.values()}
    due = [part.name for part in PANEL if any(each.criterion == criterion for each in part.revises)]
    shown = [reading.get(p.Opened, f"Opened/{criterion}/{people[name]}") for name in due]
    return all(each is not None and each.revised for each in shown)


def points_shared(reading: Reading) -> bool:
    """Return whether every point of the script is approved."""
    return sum(1 for _ in reading.all(p.SharedPoint)) >= sum(len(part.points) for part in PANEL)


def _finishes(reading: Reading) -> Iterator[c.Command]:
    draft = reading.one(p.Draft)
    if draft is None:
        return
    holding = {each.person for each in reading.all(p.Signed) if each.signed and each.holds}
    waiting = any(each.new for each in reading.all(p.Written))
    if not draft.asked and not waiting:
        yield c.AskForSignatures()
    elif holding >= set(draft.signers):
        yield c.OpenRelease()


def _releases(chair: Chair, reading: Reading, now: datetime) -> Iterator[c.Command]:
    handed, sealed, heading = reading.one(p.HandedOver), reading.one(p.Sealed), reading.heading
    if reading.one(p.Asked) is None:
        until = (now + VALID).date().isoformat()
        yield c.RecordPermission(True, chair.channel, chair.how, until)
    elif handed is None and sealed is not None and heading is not None:
        yield c.Release(chair.channel, sealed.signed, heading.candidate.split(" ", 1)[0])
    elif handed is not None and not handed.results:
        yield c.RecordHandover(chair.result, chair.words)
    elif handed is not None:
        yield c.Close()
