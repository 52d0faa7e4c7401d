"""The bytes of commands: one example of each, as `docs/protocol.md` shows them."""

import msgspec
import pytest

import cast
from golden_bytes import golden, names
from panelry import commands as c
from panelry.ids import ObservationId, PointId, SentenceId
from panelry.mails import Sent
from panelry.pages import Heard, Said
from panelry.panel import Channel, Confidence, Mode, Outcome, Recommendation, Role
from panelry.points import Kind, Polarity, Section

HASH = "f" * 64
OBSERVATION, POINT = ObservationId("o7f3a9c"), PointId("p51d2e8")
EXAMPLES: tuple[c.Command, ...] = (
    cast.create(),
    c.AddPerson(cast.BEN, "Ben Okafor", (Role.PANELIST,)),
    c.ChangeRoles(cast.BEN, (Role.FACILITATOR, Role.PANELIST)),
    c.RemovePerson(cast.BEN),
    c.ChooseMode(Mode.NUMBERS_FIRST),
    c.RecordInterviewOrder((cast.CHEN, cast.BEN)),
    c.DeclareConflict(cast.BEN, "They are cousins"),
    c.OpenScoring(),
    c.Rate(cast.CODE, None),
    c.ClearRating(cast.CODE),
    c.Observe(OBSERVATION, cast.CODE, Kind.HEARD, "“I read the trace first”", shareable=True),
    c.RemoveObservation(OBSERVATION),
    c.WriteNote(None, "Quiet at first.\nAsked about replay."),
    c.Recommend(Recommendation.STRONG_YES),
    c.GiveConfidence(Confidence.MEDIUM),
    c.Submit(),
    c.Reopen(),
    c.Nudge(cast.BEN),
    c.MarkAbsent(cast.BEN),
    c.MarkPresent(cast.BEN),
    c.OpenEvidence(1),
    c.Reveal(),
    c.BreakGlass(cast.BEN, cast.FAY, "Ben is in hospital, and the offer ends tonight"),
    c.Revise(cast.CODE, 4, "Chen's example"),
    c.RaiseHand(),
    c.LowerHand(cast.BEN),
    c.PutTopic(cast.CODE),
    c.StartTimer(300),
    c.StopTimer(),
    c.Park(cast.CODE),
    c.TakeUp(cast.CODE),
    c.Propose(cast.CODE, 3),
    c.Answer(cast.CODE, 3, stands=False, words="The second half was stronger"),
    c.RecordAgreed(cast.CODE, 3, "after the talk", 1),
    c.RecordNoAgreement(cast.CODE, "It held under load", "Only after three hints"),
    c.OpenSecondRound(cast.CODE),
    c.RateAgain(cast.CODE, 3),
    c.CloseSecondRound(cast.CODE),
    c.ReorderAgenda((cast.CODE, cast.DESIGN, cast.AMBIGUITY)),
    c.HandOverChair(cast.FAY),
    c.ClaimChair(),
    c.OpenOverall(),
    c.RecordOutcome(Outcome.DECLINE, (cast.DESIGN,)),
    c.OpenSummary(),
    c.WritePoint(
        POINT,
        cast.DESIGN,
        Polarity.GROWTH,
        "In the design exercise",
        "you named one failure",
        Kind.SAW,
        suggestion="Next time, list three ways in which it may fail.",
        evidence=(OBSERVATION,),
    ),
    c.ApprovePoint(POINT, 1),
    c.WithdrawPoint(POINT),
    c.DisputePoint(POINT, "It was two failures"),
    c.ClearDispute(POINT),
    c.EditSentence(
        SentenceId("opening/thanks"), Section.OPENING, "Amara, thank you for your time.", "Amara, thank you."
    ),
    c.AcceptSentence(SentenceId("opening/thanks"), "Amara, thank you for your time."),
    c.WaiveFinding(
        SentenceId("opening/thanks"), "You are friendly.", "PERSONALITY", "They asked for it in these words"
    ),
    c.AskForSignatures(),
    c.SignOff(HASH),
    c.DeclineToSign(HASH, "The second growth point is not what I saw"),
    c.ReturnToDiscussion("Design has to be talked through again"),
    c.OpenRelease(),
    c.ReturnToSummary("A name is misspelt"),
    c.CorrectText("The candidate named another exercise"),
    c.NameApprover(cast.GRACE),
    c.RecordPermission(
        granted=True, channel=Channel.AGENCY, how="by phone", until="2027-01-31", agency="Fit"
    ),
    c.DoubtPermission(),
    c.EndContact("on the phone"),
    c.RecordAdjustment(on_file=True),
    c.DenyWords(("Bluefinch",)),
    c.Release(Channel.EMAIL, HASH, "Amara"),
    c.RecordHandover("delivered", "They were glad"),
    c.RecordReply(Said.CORRECTION, "The exercise was in Go", Heard.PHONE),
    c.RecordExport("md"),
    c.Revoke("The candidate asked for it"),
    c.ApprovePersonalNote(cast.BEN, HASH),
    c.RecordPersonalNote(HASH),
    c.Close(),
    c.Withdraw(on_hold=True, reason="The budget is frozen"),
    c.Abandon("The panel was dissolved"),
    c.MakePage(HASH, HASH),
    c.RevokePage(),
    c.AskRewording(HASH),
    c.StopRewording(),
    c.RecordRewording(HASH, "a model", '{"sentences":[]}'),
    c.WriteSection(Section.GROWTH),
    c.LeaveSection(Section.GROWTH),
    c.AskForSection(Section.GROWTH),
    c.TakeSection(Section.GROWTH),
    c.Suggest(SentenceId("point/p51d2e8"), "You named one failure.", "You named a failure."),
    c.AnswerSuggestion(
        SentenceId("point/p51d2e8"), cast.BEN, "You named one failure.", "You named a failure.", accepted=True
    ),
    c.EnterCode(HASH, HASH),
    c.SayOnPage(HASH, HASH, Said.CORRECTION, "The exercise was in Go"),
    c.AnswerOffer(HASH, HASH, granted=True, channel=Channel.PAGE, language="English"),
    c.SendMail("amara@example.org"),
    c.RecordSending(0, HASH, HASH),
    c.RecordSent(0, Sent.DEFERRED, "451"),
    c.RecordAccess(),
)
_ENCODER = msgspec.json.Encoder(order="deterministic", decimal_format="string")


def test_every_command_has_one_example() -> None:
    """A new command comes with its golden bytes, and no file is left over."""
    kinds = [type(example) for example in EXAMPLES]
    assert list(c.KINDS) == kinds
    assert {kind.__name__ for kind in kinds} == names("commands")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: type(each).__name__)
def test_the_bytes_of_a_command_are_those_of_the_protocol(example: c.Command) -> None:
    """A changed command is a new protocol name, so these bytes change with it only."""
    body = _ENCODER.encode(example)
    assert golden("commands", type(example).__name__, body) == body
    assert example == msgspec.json.decode(body, type=c.Command)
