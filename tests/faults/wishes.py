"""Wishes: what a player of a whole life asks for, whether it may be done now or not."""

import random

import cast
from panelry import commands as c
from panelry.ids import ObservationId, PersonId
from panelry.panel import Channel, Outcome
from panelry.points import Kind

SECRET = "what {} keeps to themselves"
"""Words that stand in private matter alone; nobody else may ever hear them."""
SHARED = "what {} will show"
"""Words of a shareable observation: others hear them once the evidence is open."""


def wish(chance: random.Random, person: PersonId) -> c.Command:
    """Return something that the person may or may not do now."""
    criterion = chance.choice(cast.CRITERIA)
    level = chance.choice((None, 1, 2, 3, 4, 5))
    secret = f"{SECRET.format(person)} {chance.random()}"
    shared = f"{SHARED.format(person)} {chance.random()}"
    private: list[c.Command] = [
        c.Rate(criterion, level),
        c.ClearRating(criterion),
        c.WriteNote(criterion, secret),
        c.Observe(ObservationId(f"{person}-private"), criterion, Kind.HEARD, secret),
        c.Observe(ObservationId(f"{person}-shared"), criterion, Kind.SAW, shared, shareable=True),
        c.RateAgain(criterion, level),
    ]
    public: list[c.Command] = [
        c.Submit(),
        c.Reopen(),
        c.Revise(criterion, level, "on second thoughts"),
        c.Answer(criterion, 3, stands=chance.random() < 0.8),
        c.RaiseHand(),
        c.Release(Channel.CALL, "0" * 64, "Amara"),
    ]
    if person == cast.ANA:
        public += _facilitates(chance)
    return chance.choice(private if chance.random() < 0.55 else public)


def _facilitates(chance: random.Random) -> list[c.Command]:
    criterion, missing = chance.choice(cast.CRITERIA), chance.randrange(5)
    return [
        c.OpenEvidence(missing),
        c.Reveal(missing),
        c.Reveal(0),
        c.Propose(criterion, 3),
        c.RecordAgreed(criterion, 3, "after the talk", unanswered=missing),
        c.Park(criterion),
        c.TakeUp(criterion),
        c.OpenSecondRound(criterion),
        c.CloseSecondRound(criterion),
        c.OpenOverall(),
        c.RecordOutcome(Outcome.HOLD),
        c.OpenSummary(),
    ]
