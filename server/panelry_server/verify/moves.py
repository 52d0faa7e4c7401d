"""Moves: what may come next in a random history, likely things first and nonsense too.

A number becomes a turn by the state that everybody knows, so that two worlds which differ in
hidden matter only are asked the same.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from panelry import commands as c
from panelry.debrief import Debrief, Phase, Round, awaited, in_the_chair, kept_as, raters
from panelry.decide.discussion import unsettled_criteria
from panelry.ids import CriterionId, PersonId
from panelry.panel import Channel, Mode, Outcome, Role
from panelry.signing import signers, unsigned
from panelry.summary import first_name, text_hash
from panelry_server.verify import cast
from panelry_server.verify.anything import ANYTHING, PEOPLE, Die, write_point

EVERYTHING = len(cast.CRITERIA)


class Ask(NamedTuple):
    """Somebody asks for something."""

    actor: PersonId
    command: c.Command


class Scribble(NamedTuple):
    """Somebody works on their own sealed things until `done` criteria are rated; the seed says how."""

    actor: PersonId
    done: int
    seed: int


Move = Ask | Scribble
Turn = tuple[Move, ...]
Play = Callable[[Die, Debrief], Turn]


def turn(code: int, state: Debrief) -> Turn:
    """Return the turn that a number stands for in a state."""
    die = Die(code)
    if state.phase is Phase.DISCUSSION and not state.revealed:
        return die.pick(BETWEEN)(die, state)
    return die.pick(PLAYS.get(state.phase, (chaos,)))(die, state)


def leader(state: Debrief) -> PersonId:
    """Return who has the chair."""
    return in_the_chair(state) or cast.ANA


def panelist(die: Die, state: Debrief) -> PersonId:
    """Return one of the panelists."""
    found = [each.id for each in state.people.values() if Role.PANELIST in each.roles]
    return die.pick(found or [cast.ANA])


def chaos(die: Die, state: Debrief) -> Turn:
    """Ask anything as anybody: a stranger and the operator too; an end of the debrief only now and then."""
    kind = die.pick(tuple(ANYTHING))
    if kind in {c.Withdraw, c.Abandon, c.Close} and die.random() < 0.8:
        kind = c.Revise
    return (Ask(die.pick((*PEOPLE, cast.STRANGER, cast.OPERATOR)), ANYTHING[kind](die, state)),)


def lead(*kinds: type[Any]) -> Play:
    """Return the play in which the facilitator asks for one thing of each of these kinds."""
    return lambda die, state: tuple(Ask(leader(state), ANYTHING[each](die, state)) for each in kinds)


def rate(*kinds: type[Any]) -> Play:
    """Return the play in which a panelist asks for one thing of each of these kinds."""

    def play(die: Die, state: Debrief) -> Turn:
        actor = panelist(die, state)
        return tuple(Ask(actor, ANYTHING[each](die, state)) for each in kinds)

    return play


def _work(die: Die, actor: PersonId, done: int | None = None) -> Scribble:
    return Scribble(actor, die.randrange(EVERYTHING + 1) if done is None else done, die.getrandbits(16))


def scribble(die: Die, state: Debrief) -> Turn:
    """Let anybody who may keep a scorecard work on it."""
    return (_work(die, die.pick((panelist(die, state), panelist(die, state), cast.ELI))),)


def hand_in(die: Die, state: Debrief) -> Turn:
    """Let a panelist rate everything and submit."""
    actor = panelist(die, state)
    return (_work(die, actor, EVERYTHING), Ask(actor, c.Submit()))


def all_in(die: Die, state: Debrief) -> Turn:
    """Let everybody who is awaited hand in."""
    hands = [(_work(die, actor, EVERYTHING), Ask(actor, c.Submit())) for actor in awaited(state)]
    return tuple(move for pair in hands for move in pair)


def break_glass(die: Die, state: Debrief) -> Turn:
    """Let somebody who runs it have a sealed scorecard opened to somebody who may read it, most often."""
    handed = raters(state)
    if not handed:
        return chaos(die, state)
    asker, reader = die.pick((leader(state), cast.GRACE)), die.pick((cast.FAY, cast.FAY, *handed))
    return (Ask(asker, c.BreakGlass(die.pick(handed), reader, "nobody reaches them")),)


def open_up(_: Die, state: Debrief) -> Turn:
    """Let the facilitator open what this mode opens next, naming how many are missing."""
    first = state.mode is Mode.EVIDENCE_FIRST and not state.evidence
    missing = len(awaited(state))
    return (Ask(leader(state), c.OpenEvidence(missing) if first else c.Reveal(missing)),)


def agree(die: Die, state: Debrief) -> Turn:
    """Propose a level on one criterion, hear everybody, record it."""
    return tuple(_agreeing(die, state, die.pick(cast.CRITERIA)))


def _agreeing(die: Die, state: Debrief, criterion: CriterionId) -> list[Move]:
    level = die.pick((1, 2, 3, 4, 5))
    moves: list[Move] = []
    if state.topic(criterion).second is Round.OPEN:
        moves.append(Ask(leader(state), c.CloseSecondRound(criterion)))
    moves.append(Ask(leader(state), c.Propose(criterion, level)))
    moves.extend(
        Ask(person, c.Answer(criterion, level, stands=die.random() < 0.8, words="on balance"))
        for person in raters(state)
    )
    moves.append(Ask(leader(state), c.RecordAgreed(criterion, level, "after the talk")))
    return moves


def settle(die: Die, state: Debrief) -> Turn:
    """Settle all that is open, then decide and open the summary."""
    moves = [move for each in unsettled_criteria(state) for move in _agreeing(die, state, each)]
    outcome = c.RecordOutcome(die.pick(tuple(Outcome)), (die.pick(cast.CRITERIA),))
    ending = (c.OpenOverall(), outcome, c.OpenSummary())
    return (*moves, *(Ask(leader(state), each) for each in ending))


def second_round(die: Die, state: Debrief) -> Turn:
    """Open a second private round, let some rate again, and perhaps close it."""
    criterion = die.pick(cast.CRITERIA)
    work = [_work(die, each) for each in raters(state)]
    closing = (Ask(leader(state), c.CloseSecondRound(criterion)),) if die.random() < 0.5 else ()
    return (Ask(leader(state), c.OpenSecondRound(criterion)), *work, *closing)


def sign(_: Die, state: Debrief) -> Turn:
    """Let everybody who is asked sign, and open the release."""
    read = text_hash(state)
    signing = tuple(Ask(each, c.SignOff(read)) for each in signers(state))
    return (*signing, Ask(leader(state), c.OpenRelease(0)))


def proceed(_: Die, state: Debrief) -> Turn:
    """Open the release with some signatures missing."""
    return (Ask(leader(state), c.OpenRelease(len(unsigned(state)))),)


def share(die: Die, state: Debrief) -> Turn:
    """Let a panelist write a point and approve what is then its newest version."""
    actor, command = panelist(die, state), write_point(die, state)
    written = state.points.get(kept_as(state, actor, command.point))
    version = 1 if written is None else written.point.version + 1
    return (Ask(actor, command), Ask(actor, c.ApprovePoint(command.point, version)))


def dispute(die: Die, state: Debrief) -> Turn:
    """Let a panelist dispute a shared point, and perhaps its author or the panelist take that back."""
    shared = [each.shared for each in state.points.values() if each.shared is not None]
    if not shared:
        return chaos(die, state)
    actor, point = panelist(die, state), die.pick(shared)
    ends = (Ask(actor, c.ClearDispute(point.id)), Ask(point.author, c.ApprovePoint(point.id, point.version)))
    return (Ask(actor, c.DisputePoint(point.id, "not as I saw it")), *die.pick((ends[:1], ends[1:], ())))


def hand_over(_: Die, state: Debrief) -> Turn:
    """Record a yes and release."""
    return (
        Ask(cast.GRACE, c.RecordPermission(True, Channel.CALL, "by phone", "2026-12-24")),
        Ask(cast.GRACE, c.Release(Channel.CALL, text_hash(state), first_name(state.candidate))),
    )


BETWEEN: tuple[Play, ...] = (
    open_up,
    scribble,
    chaos,
    chaos,
    rate(c.RaiseHand),
    lead(c.PutTopic),
    hand_in,
    break_glass,
)
"""What comes between the openings of an evidence-first debrief."""
PLAYS: Mapping[Phase, tuple[Play, ...]] = {
    Phase.SETUP: (
        *(lead(c.OpenScoring),) * 4,
        *(lead(each) for each in (c.AddPerson, c.RemovePerson, c.ChangeRoles, c.ChooseMode)),
        lead(c.RecordInterviewOrder),
        lead(c.MarkAbsent),
        chaos,
    ),
    Phase.SCORING: (
        *(scribble, scribble, scribble, hand_in, hand_in, all_in, all_in, open_up, open_up, chaos, chaos),
        *(break_glass, break_glass),
        *(rate(each) for each in (c.Reopen, c.Submit, c.DeclareConflict)),
        *(lead(each) for each in (c.Nudge, c.MarkAbsent, c.AddPerson, c.StartTimer)),
    ),
    Phase.DISCUSSION: (
        *(scribble, hand_in, agree, agree, settle, settle, second_round, second_round, chaos, chaos),
        *(rate(each) for each in (c.Revise, c.Revise, c.RateAgain, c.Answer, c.RaiseHand)),
        *(share, share, share, rate(c.WritePoint), rate(c.WithdrawPoint), dispute, rate(c.ClearDispute)),
        *(lead(each) for each in (c.Propose, c.Park, c.TakeUp, c.RecordNoAgreement, c.CloseSecondRound)),
        *(lead(each) for each in (c.PutTopic, c.StartTimer, c.StopTimer, c.LowerHand, c.RecordAgreed)),
        *(lead(each) for each in (c.AddPerson, c.OpenOverall, c.ReorderAgenda, c.HandOverChair)),
    ),
    Phase.SUMMARY: (
        *(scribble, sign, sign, proceed, chaos, share, share, rate(c.WritePoint), rate(c.WithdrawPoint)),
        *(rate(each) for each in (c.EditSentence, c.EditSentence, c.AcceptSentence, c.AcceptSentence)),
        *(rate(each) for each in (c.SignOff, c.DeclineToSign)),
        *(rate(each) for each in (c.WriteSection, c.LeaveSection, c.AskForSection, c.Suggest)),
        *(rate(c.AnswerSuggestion), rate(c.AnswerSuggestion), lead(c.TakeSection)),
        *(
            dispute,
            dispute,
            rate(c.ClearDispute),
            rate(c.WithdrawPoint),
            rate(c.WriteNote),
            rate(c.WriteNote),
        ),
        *(lead(each) for each in (c.AskForSignatures, c.ReturnToDiscussion, c.MarkAbsent)),
    ),
    Phase.RELEASE: (
        *(hand_over, hand_over, chaos, scribble),
        *(lead(each) for each in (c.RecordHandover, c.RecordExport, c.ReturnToSummary, c.Close)),
        *(lead(each) for each in (c.RecordPermission, c.RecordReply, c.Revoke)),
    ),
}
"""What comes next, by phase; what stands twice comes twice as often."""
