"""Anything: for each kind of command a maker of one at random, with ids that exist and ids that do not.

What is made depends on the die and on what everybody knows, never on hidden matter.
"""

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any, TypeVar

from panelry import commands as c
from panelry.debrief import Debrief, Round, awaited, raters
from panelry.decide.discussion import unanswered
from panelry.ids import CriterionId, ObservationId, PersonId, PointId, SentenceId
from panelry.mails import Sent
from panelry.pages import Heard, Said
from panelry.panel import Channel, Confidence, Mode, Outcome, Recommendation, Role
from panelry.points import Kind, Polarity, Section
from panelry.signing import unsigned
from panelry.summary import text_hash, unaccepted, wording
from panelry_server.verify import cast

T = TypeVar("T")
PEOPLE = (*cast.ALL, cast.IVO)
POINTS = (PointId("p1"), PointId("p2"), PointId("p3"))
WORDS = ("", "because we talked it through", "the panel met again on Tuesday")
BEHAVIOURS = (
    "you wrote a failing test before you changed the parser",
    "you asked two questions about the goal and wrote the answers down",
    "the candidate seemed fine",
)
SENTENCES = ("Thank you for your patience with our questions.", "You kept the tests green.", "")
HASHES = ("a" * 64, "b" * 64)
"""Hashes of tokens and codes, which are alike."""
_ROLES = ((Role.PANELIST,), (Role.OBSERVER,), (Role.COORDINATOR,), (Role.FACILITATOR, Role.PANELIST), ())


class Die(Random):
    """A die that picks among options."""

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[int(self.random() * len(options))]

    def criterion(self) -> CriterionId:
        """Return a criterion, now and then an unknown one."""
        return self.pick((*cast.CRITERIA, *cast.CRITERIA, CriterionId("nowhere")))

    def level(self) -> int:
        """Return a level, off the scale now and then."""
        return self.pick((1, 2, 3, 4, 5, 3, 6))

    def maybe_level(self) -> int | None:
        """Return a level or no evidence."""
        return self.pick((None, self.level(), self.level()))

    def person(self) -> PersonId:
        """Return somebody, seated or not."""
        return self.pick((*PEOPLE, cast.STRANGER))

    def link(self, state: Debrief) -> str:
        """Return the hash of a link's token, now and then of none."""
        return self.pick((*state.links, "no link"))

    def off(self, number: int) -> int:
        """Return a number, now and then another one."""
        return number if self.random() < 0.8 else number + 1


def _hash(die: Die, state: Debrief) -> str:
    return text_hash(state) if die.random() < 0.9 else "another text"


def _rate_again(die: Die, state: Debrief) -> c.Command:
    open_ones = [each for each, topic in state.topics.items() if topic.second is Round.OPEN]
    return c.RateAgain(die.pick(open_ones or cast.CRITERIA), die.maybe_level())


def _proposed(die: Die, state: Debrief) -> tuple[CriterionId, int]:
    standing = [(each, topic.proposal.level) for each, topic in state.topics.items() if topic.proposal]
    return die.pick([*standing, *standing, (die.criterion(), die.level())])


def _answer(die: Die, state: Debrief) -> c.Command:
    return c.Answer(*_proposed(die, state), stands=die.random() < 0.7, words=die.pick(WORDS))


def _record_agreed(die: Die, state: Debrief) -> c.Command:
    criterion, level = _proposed(die, state)
    proposal = state.topic(criterion).proposal
    silent = () if proposal is None else unanswered(state, proposal)
    return c.RecordAgreed(criterion, level, die.pick(WORDS), die.off(len(silent)))


def _edit(die: Die, state: Debrief) -> c.Command:
    if die.random() < 0.3:
        return c.EditSentence(SentenceId("extra"), die.pick(tuple(Section)), die.pick(SENTENCES), "")
    each = die.pick(wording(state)) if state.outcome is not None else None
    if each is None:
        return c.EditSentence(SentenceId("extra"), Section.CLOSING, die.pick(SENTENCES), "")
    return c.EditSentence(each.id, each.section, die.pick(SENTENCES), each.text)


def _suggest(die: Die, state: Debrief) -> c.Command:
    each = die.pick(wording(state)) if state.outcome is not None else None
    if each is None:
        return c.Suggest(SentenceId("extra"), die.pick(SENTENCES), "")
    return c.Suggest(each.id, die.pick(SENTENCES), each.text)


def _answer_suggestion(die: Die, state: Debrief) -> c.Command:
    accepted = die.random() < 0.7
    if not state.suggestions:
        return c.AnswerSuggestion(SentenceId("extra"), die.person(), die.pick(SENTENCES), "", accepted)
    each = die.pick(state.suggestions)
    base = next((known.text for known in wording(state) if known.id == each.sentence), "")
    return c.AnswerSuggestion(each.sentence, each.author, each.text, base, accepted)


def _accept(die: Die, state: Debrief) -> c.Command:
    waiting = unaccepted(state) if state.outcome is not None else ()
    if not waiting:
        return c.AcceptSentence(SentenceId("extra"), die.pick(SENTENCES))
    sentence = die.pick(waiting)
    text = next(each.text for each in wording(state) if each.id == sentence)
    return c.AcceptSentence(sentence, text)


def write_point(die: Die, _: Debrief) -> c.WritePoint:
    """Return a point in candidate-facing words."""
    polarity = die.pick(tuple(Polarity))
    advice = "Write the test first." if polarity is Polarity.GROWTH else ""
    return c.WritePoint(
        die.pick(POINTS),
        die.pick(cast.CRITERIA),
        polarity,
        "In the bug hunt",
        die.pick(BEHAVIOURS),
        Kind.SAW,
        suggestion=advice,
    )


def _approve(die: Die, state: Debrief) -> c.Command:
    point = die.pick(POINTS)
    written = state.points.get(point)
    return c.ApprovePoint(point, die.off(1 if written is None else written.point.version))


def _waive(die: Die, state: Debrief) -> c.Command:
    sentence = die.pick(wording(state)) if state.revealed else None
    name, text = (SentenceId("extra"), "") if sentence is None else (sentence.id, sentence.text)
    return c.WaiveFinding(name, text, die.pick(("LEAK", "VAGUE", "LENGTH", "RATING")), die.pick(WORDS))


ANYTHING: Mapping[type[Any], Callable[[Die, Debrief], c.Command]] = {
    c.CreateDebrief: lambda die, _: cast.create(die.pick(tuple(Mode))),
    c.AddPerson: lambda die, _: c.AddPerson(
        (who := die.pick((cast.IVO, cast.ELI, cast.OPERATOR))), cast.NAMES.get(who, ""), die.pick(_ROLES)
    ),
    c.ChangeRoles: lambda die, _: c.ChangeRoles(die.person(), die.pick(_ROLES)),
    c.RemovePerson: lambda die, _: c.RemovePerson(die.person()),
    c.ChooseMode: lambda die, _: c.ChooseMode(die.pick(tuple(Mode))),
    c.RecordInterviewOrder: lambda die, _: c.RecordInterviewOrder((die.person(), die.person())),
    c.DeclareConflict: lambda die, _: c.DeclareConflict(die.person(), die.pick(WORDS)),
    c.OpenScoring: lambda _, __: c.OpenScoring(),
    c.Rate: lambda die, _: c.Rate(die.criterion(), die.maybe_level()),
    c.ClearRating: lambda die, _: c.ClearRating(die.criterion()),
    c.Observe: lambda die, _: c.Observe(
        ObservationId("o1"), die.criterion(), die.pick(tuple(Kind)), die.pick(WORDS), die.random() < 0.5
    ),
    c.RemoveObservation: lambda _, __: c.RemoveObservation(ObservationId("o1")),
    c.WriteNote: lambda die, _: c.WriteNote(
        die.pick((None, die.criterion())), die.pick(("Zqx wvk", *SENTENCES))
    ),
    c.Recommend: lambda die, _: c.Recommend(die.pick((None, *Recommendation))),
    c.GiveConfidence: lambda die, _: c.GiveConfidence(die.pick((None, *Confidence))),
    c.Submit: lambda _, __: c.Submit(),
    c.Reopen: lambda _, __: c.Reopen(),
    c.Nudge: lambda die, _: c.Nudge(die.person()),
    c.MarkAbsent: lambda die, _: c.MarkAbsent(die.person()),
    c.MarkPresent: lambda die, _: c.MarkPresent(die.person()),
    c.OpenEvidence: lambda die, state: c.OpenEvidence(die.off(len(awaited(state)))),
    c.Reveal: lambda die, state: c.Reveal(die.off(len(awaited(state)))),
    c.BreakGlass: lambda die, _: c.BreakGlass(die.person(), die.person(), die.pick(WORDS)),
    c.Revise: lambda die, _: c.Revise(die.criterion(), die.maybe_level(), die.pick(WORDS)),
    c.RaiseHand: lambda _, __: c.RaiseHand(),
    c.LowerHand: lambda die, state: c.LowerHand(die.pick(state.hands or PEOPLE)),
    c.PutTopic: lambda die, _: c.PutTopic(die.criterion()),
    c.StartTimer: lambda die, _: c.StartTimer(die.pick((0, 60, 600))),
    c.StopTimer: lambda _, __: c.StopTimer(),
    c.Park: lambda die, _: c.Park(die.criterion()),
    c.TakeUp: lambda die, _: c.TakeUp(die.criterion()),
    c.Propose: lambda die, _: c.Propose(die.criterion(), die.level()),
    c.Answer: _answer,
    c.RecordAgreed: _record_agreed,
    c.RecordNoAgreement: lambda die, _: c.RecordNoAgreement(
        die.criterion(), die.pick(WORDS), die.pick(WORDS)
    ),
    c.OpenSecondRound: lambda die, _: c.OpenSecondRound(die.criterion()),
    c.RateAgain: _rate_again,
    c.CloseSecondRound: lambda die, _: c.CloseSecondRound(die.criterion()),
    c.ReorderAgenda: lambda die, _: c.ReorderAgenda(
        die.pick(((), cast.CRITERIA[::-1], (die.criterion(), die.criterion())))
    ),
    c.HandOverChair: lambda die, _: c.HandOverChair(die.person()),
    c.ClaimChair: lambda _, __: c.ClaimChair(),
    c.OpenOverall: lambda _, __: c.OpenOverall(),
    c.RecordOutcome: lambda die, _: c.RecordOutcome(die.pick(tuple(Outcome)), (die.criterion(),)),
    c.OpenSummary: lambda _, __: c.OpenSummary(),
    c.WritePoint: write_point,
    c.ApprovePoint: _approve,
    c.WithdrawPoint: lambda die, _: c.WithdrawPoint(die.pick(POINTS)),
    c.DisputePoint: lambda die, _: c.DisputePoint(die.pick(POINTS), die.pick(WORDS)),
    c.ClearDispute: lambda die, _: c.ClearDispute(die.pick(POINTS)),
    c.EditSentence: _edit,
    c.AcceptSentence: _accept,
    c.WaiveFinding: _waive,
    c.AskForSignatures: lambda _, __: c.AskForSignatures(),
    c.SignOff: lambda die, state: c.SignOff(_hash(die, state)),
    c.DeclineToSign: lambda die, state: c.DeclineToSign(_hash(die, state), die.pick(WORDS)),
    c.ReturnToDiscussion: lambda die, _: c.ReturnToDiscussion(die.pick(WORDS)),
    c.OpenRelease: lambda die, state: c.OpenRelease(die.off(len(unsigned(state)) if raters(state) else 0)),
    c.ReturnToSummary: lambda die, _: c.ReturnToSummary(die.pick(WORDS)),
    c.CorrectText: lambda die, _: c.CorrectText(die.pick(WORDS)),
    c.NameApprover: lambda die, _: c.NameApprover(die.person()),
    c.RecordPermission: lambda die, _: c.RecordPermission(
        die.random() < 0.8, die.pick((Channel.CALL, Channel.AGENCY)), "by phone", "2026-12-24"
    ),
    c.DoubtPermission: lambda _, __: c.DoubtPermission(),
    c.RecordAccess: lambda _, __: c.RecordAccess(),
    c.EndContact: lambda die, _: c.EndContact(die.pick(WORDS)),
    c.RecordAdjustment: lambda die, _: c.RecordAdjustment(die.random() < 0.5),
    c.DenyWords: lambda die, _: c.DenyWords(die.pick(((), ("Bluefinch",)))),
    c.Release: lambda die, state: c.Release(Channel.CALL, _hash(die, state), die.pick(("Amara", "Ana"))),
    c.RecordHandover: lambda die, _: c.RecordHandover(die.pick(("delivered", "lost")), die.pick(WORDS)),
    c.RecordReply: lambda die, _: c.RecordReply(
        die.pick(tuple(Said)), die.pick(WORDS), die.pick(tuple(Heard))
    ),
    c.RecordExport: lambda die, _: c.RecordExport(die.pick(("md", "docx"))),
    c.Revoke: lambda die, _: c.Revoke(die.pick(WORDS)),
    c.ApprovePersonalNote: lambda die, state: c.ApprovePersonalNote(die.person(), _hash(die, state)),
    c.AskRewording: lambda die, state: c.AskRewording(_hash(die, state)),
    c.StopRewording: lambda _, __: c.StopRewording(),
    c.RecordRewording: lambda die, state: c.RecordRewording(_hash(die, state), "a model", die.pick(WORDS)),
    c.WriteSection: lambda die, _: c.WriteSection(die.pick(tuple(Section))),
    c.LeaveSection: lambda die, _: c.LeaveSection(die.pick(tuple(Section))),
    c.AskForSection: lambda die, _: c.AskForSection(die.pick(tuple(Section))),
    c.TakeSection: lambda die, _: c.TakeSection(die.pick(tuple(Section))),
    c.Suggest: _suggest,
    c.AnswerSuggestion: _answer_suggestion,
    c.RecordPersonalNote: lambda die, state: c.RecordPersonalNote(_hash(die, state)),
    c.Close: lambda die, _: c.Close(die.pick(WORDS)),
    c.Withdraw: lambda die, _: c.Withdraw(die.random() < 0.5, die.pick(WORDS)),
    c.Abandon: lambda die, _: c.Abandon(die.pick(WORDS)),
    c.MakePage: lambda die, _: c.MakePage(die.pick(HASHES), HASHES[0], asks=die.off(0) == 0),
    c.RevokePage: lambda _, __: c.RevokePage(),
    c.EnterCode: lambda die, state: c.EnterCode(die.link(state), die.pick(HASHES)),
    c.SayOnPage: lambda die, state: c.SayOnPage(
        die.link(state), die.pick(HASHES), die.pick(tuple(Said)), die.pick(WORDS)
    ),
    c.AnswerOffer: lambda die, state: c.AnswerOffer(
        die.link(state), die.pick(HASHES), die.random() < 0.8, die.pick((Channel.CALL, Channel.AGENCY))
    ),
    c.SendMail: lambda die, _: c.SendMail(die.pick(("amara@example.org", "amara"))),
    c.RecordSending: lambda die, _: c.RecordSending(die.off(0), die.pick(("", *HASHES)), HASHES[0]),
    c.RecordSent: lambda die, _: c.RecordSent(die.off(0), die.pick(tuple(Sent))),
}
"""A maker for each kind of command; a test holds that none is missing."""
