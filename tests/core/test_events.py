"""Events: the bytes that a journal keeps, which are private, and what older programs do with newer ones."""

import msgspec
import pytest
from msgspec.structs import replace

import cast
from golden_bytes import golden, names
from panelry import commands as c
from panelry import events as e
from panelry.ids import ObservationId, PointId, SentenceId
from panelry.leases import FRESH
from panelry.mails import Sent
from panelry.pages import Heard, Said
from panelry.panel import CANDIDATE, Channel, Confidence, Mode, Recommendation, Role
from panelry.personal import note_hash, note_of
from panelry.points import Kind, Section, Sentence
from panelry.policies import Policies
from panelry.ruling import Feedback, PersonalNotes, Rewordings
from story import NOTE, Story, permission

EXTRA, LEAK = SentenceId("extra"), SentenceId("leak")
THANKS = (Sentence(SentenceId("opening/thanks"), Section.OPENING, "Amara, thank you.", ()),)


TOKEN, CODE = "a" * 64, "b" * 64


def whole_evenings() -> tuple[Story, ...]:
    """Return debriefs in which everything happens once."""
    setup = Story().when(
        cast.ANA,
        c.ChangeRoles(cast.DARA, (Role.PANELIST, Role.OBSERVER)),
        c.RemovePerson(cast.ELI),
        c.ChooseMode(Mode.NUMBERS_FIRST),
        c.RecordInterviewOrder((cast.BEN, cast.ANA)),
        c.DeclareConflict(cast.CHEN, "we worked together"),
        c.Withdraw(on_hold=True, reason="the position is on hold"),
    )
    scoring = Story().scored(cast.ANA, cast.BEN).when(cast.BEN, c.Reopen(), c.ClearRating(cast.CODE))
    scoring.when(cast.BEN, c.RemoveObservation(ObservationId("private")), c.Recommend(Recommendation.NO))
    scoring.when(cast.BEN, c.GiveConfidence(Confidence.HIGH))
    scoring.when(cast.ANA, c.Nudge(cast.BEN), c.MarkAbsent(cast.BEN), c.MarkPresent(cast.BEN))
    scoring.when(cast.ANA, c.StartTimer(600), c.StopTimer(), c.Abandon("nobody came"))
    talk = Story().revealed().when(cast.BEN, c.Revise(cast.DESIGN, None, "I was not there"), c.RaiseHand())
    talk.when(cast.ANA, c.ReorderAgenda((cast.CODE,)), c.HandOverChair(cast.FAY))
    talk.when(cast.FAY, c.LowerHand(cast.BEN), c.PutTopic(cast.CODE), c.Park(cast.CODE), c.TakeUp(cast.CODE))
    talk.when(cast.FAY, c.RecordNoAgreement(cast.AMBIGUITY, "most", "some"), c.OpenSecondRound(cast.CODE))
    talk.when(cast.BEN, c.RateAgain(cast.CODE, 3)).when(cast.FAY, c.CloseSecondRound(cast.CODE))
    talk.gone = 75
    talk.when(cast.ANA, c.ClaimChair())
    glass = Story(policies=replace(cast.ALLOWED, feedback=Feedback.HR_APPROVAL)).scored(cast.BEN)
    glass.when(cast.OPERATOR, c.NameApprover(cast.GRACE))
    glass.when(cast.GRACE, c.BreakGlass(cast.BEN, cast.FAY, "Ben is in hospital"))
    return (
        setup,
        scoring,
        talk,
        _a_release(),
        _a_page(),
        glass,
        _a_note(),
        _a_rewording(),
        _a_writing_together(),
    )


def _a_release() -> Story:
    """Return a debrief from its summary to its end, with a way back."""
    p1 = PointId("p1")
    story = Story().summary().when(cast.BEN, c.DisputePoint(p1, "not so"), c.ClearDispute(p1))
    story.when(cast.CHEN, c.WithdrawPoint(p1), c.ApprovePoint(p1, 1))
    story.when(cast.BEN, c.EditSentence(EXTRA, Section.CLOSING, "Thank you for your time.", ""))
    story.when(cast.CHEN, c.AcceptSentence(EXTRA, "Thank you for your time."))
    story.when(cast.FAY, c.RecordAdjustment(on_file=True), c.DenyWords(("Bluefinch",)))
    story.when(cast.DARA, c.EditSentence(LEAK, Section.CLOSING, f"You said: {NOTE}.", ""))
    story.when(cast.BEN, c.WaiveFinding(LEAK, f"You said: {NOTE}.", "LEAK", "my own words, and they may"))
    story.when(cast.DARA, c.EditSentence(LEAK, Section.CLOSING, "", f"You said: {NOTE}."))
    story.when(cast.DARA, c.DeclineToSign(story.hash, "too long"))
    story.when(cast.ANA, c.ReturnToDiscussion("one criterion"), c.OpenSummary(), c.AskForSignatures())
    story.signed().when(cast.ANA, c.OpenRelease(), c.ReturnToSummary("a typo"), c.OpenRelease(), permission())
    story.when(
        cast.GRACE, c.Release(Channel.CALL, story.hash, "Amara"), c.RecordHandover("delivered", "glad")
    )
    story.when(cast.GRACE, c.RecordReply(Said.CORRECTION, "The exercise was in Go", Heard.AGENCY))
    story.when(cast.GRACE, c.CorrectText("the name of the exercise")).when(cast.ANA, c.OpenRelease())
    story.when(cast.GRACE, c.RecordExport("md")).when(cast.OPERATOR, c.DoubtPermission(), c.RecordAccess())
    story.when(cast.GRACE, c.EndContact("on the phone"))
    return story.when(cast.GRACE, c.Revoke("asked for"), c.Close("told"))


def _a_page() -> Story:
    """Return a debrief whose candidate reads and answers on the page, with a mail that leads there."""
    story = Story().signed().when(cast.ANA, c.OpenRelease(), permission(Channel.PAGE))
    story.when(cast.GRACE, c.Release(Channel.PAGE, story.hash, "Amara"), c.MakePage(TOKEN, CODE))
    story.when(CANDIDATE, c.EnterCode(TOKEN, TOKEN), c.EnterCode(TOKEN, CODE))
    story.when(CANDIDATE, c.SayOnPage(TOKEN, CODE, Said.QUESTION, "Which exercise was it?"))
    story.when(cast.GRACE, c.RevokePage(), c.SendMail("amara@example.org"))
    return story.when(cast.OPERATOR, c.RecordSending(0, CODE, CODE), c.RecordSent(0, Sent.ACCEPTED))


def _a_note() -> Story:
    """Return a debrief whose one author of a point sends a personal note, once it was approved."""
    story = Story(policies=Policies(personal_note=PersonalNotes.HR_APPROVAL))
    story.released().when(cast.GRACE, c.RecordHandover("delivered"))
    read = note_hash(note_of(story.state, cast.CHEN))
    story.when(cast.GRACE, c.ApprovePersonalNote(cast.CHEN, read))
    return story.when(cast.CHEN, c.RecordPersonalNote(read))


def _a_rewording() -> Story:
    """Return a debrief whose program offered other words, which were put aside."""
    story = Story(policies=Policies(rewording=Rewordings.ON)).summary()
    story.when(cast.ANA, c.AskRewording(story.hash))
    source = "You asked what the goal was before you chose a way"
    said = f'{{"sentences":[{{"id":"s2","text":"{source}.","sources":["a2.1"]}}]}}'
    story.when(cast.OPERATOR, c.RecordRewording(story.hash, "a model of ours", said))
    return story.when(cast.ANA, c.StopRewording())


def _a_writing_together() -> Story:
    """Return a summary in which people wrote in one part, and one of them suggested words."""
    story = Story().summary().when(cast.BEN, c.WriteSection(Section.CLOSING))
    story.later(FRESH).when(cast.BEN, c.WriteSection(Section.CLOSING))
    story.when(cast.CHEN, c.AskForSection(Section.CLOSING)).when(cast.ANA, c.TakeSection(Section.CLOSING))
    story.when(cast.ANA, c.EditSentence(EXTRA, Section.CLOSING, "Thank you.", ""))
    story.when(cast.CHEN, c.Suggest(EXTRA, "Thank you for your time.", "Thank you."))
    answer = c.AnswerSuggestion(EXTRA, cast.CHEN, "Thank you for your time.", "Thank you.", accepted=True)
    return story.when(cast.ANA, answer, c.LeaveSection(Section.CLOSING))


def examples() -> dict[str, e.Event]:
    """Return the first event of each kind."""
    found: dict[str, e.Event] = {}
    for story in whole_evenings():
        for batch in story.journal:
            for event, _ in batch:
                found.setdefault(e.kind_of(event), _fixed(event))
    return found


def _fixed(event: e.Event) -> e.Event:
    """Return an event with a hash and a text of its own, because the drafter's words may change."""
    if isinstance(event, e.Released):
        event = replace(event, text=THANKS[0].text, sentences=THANKS)
    if isinstance(event, e.SentenceAccepted):
        event = replace(event, sentence=EXTRA, text="Thank you for your time.")
    return replace(event, hash="f" * 64) if hasattr(event, "hash") else event


EXAMPLES = examples()
QUIET = {
    *("PageRead", "CodeMistyped", "SaidOnPage", "MailSending", "MailSent"),
    *("WritingBegun", "WritingRenewed", "WritingEnded"),
}
PRIVATE = {
    *("Rated", "RatingCleared", "Observed", "ObservationRemoved", "Noted", "Recommended"),
    *("ConfidenceGiven", "RatedAgain", "PointWritten", "Exported"),
}


def test_there_is_an_example_and_a_file_of_every_kind() -> None:
    """A new kind of event comes with its golden bytes."""
    assert {kind.__name__ for kind in e.KINDS} == set(EXAMPLES)


@pytest.mark.parametrize("kind", sorted(EXAMPLES))
def test_the_bytes_of_an_event_are_those_that_journals_hold(kind: str) -> None:
    """Written once, read for ever."""
    assert golden("events", kind, e.encode(EXAMPLES[kind])) == e.encode(EXAMPLES[kind])
    assert EXAMPLES[kind] == e.decode(golden("events", kind, e.encode(EXAMPLES[kind])))


def test_a_suggestion_of_an_older_program_is_a_persons() -> None:
    """Its record does not say whose words they are."""
    older = b'{"event":"Suggested","sentence":"extra","section":"closing","text":"Thank you."}'
    assert e.Suggested(EXTRA, Section.CLOSING, "Thank you.", model="") == e.decode(older)


def test_no_golden_file_is_without_its_event() -> None:
    """A file that nothing checks would rot."""
    assert {kind.__name__ for kind in e.KINDS} == names("events")


@pytest.mark.parametrize("kind", sorted(EXAMPLES))
def test_an_older_program_reads_an_event_with_newer_fields(kind: str) -> None:
    """Fields that it does not know are left aside."""
    fields = msgspec.json.decode(e.encode(EXAMPLES[kind]))
    assert EXAMPLES[kind] == e.decode(msgspec.json.encode({**fields, "newer": [1, 2]}))


def test_a_release_of_an_older_program_is_read_without_its_sentences() -> None:
    """Its text is all that was kept, and all that is told."""
    older = b'{"event":"Released","channel":"call","hash":"ab","text":"Amara, thank you."}'
    assert e.Released(Channel.CALL, "ab", "Amara, thank you.", ()) == e.decode(older)


def test_a_body_that_is_no_event_is_a_decode_error() -> None:
    """Unknown kinds and broken bytes alike."""
    for body in (b"", b"{", b'{"event":"Celebrated"}', b'{"event":"Rated"}'):
        with pytest.raises(msgspec.DecodeError):
            e.decode(body)


def test_what_only_its_author_learns_of_is_listed_twice() -> None:
    """Here and in the code: another kind that became private, or public, is noticed."""
    assert PRIVATE == {kind.__name__ for kind in e.PRIVATE}
    assert PRIVATE == {kind for kind, event in EXAMPLES.items() if e.is_private(event)}
    assert QUIET == {kind.__name__ for kind in e.QUIET}
    assert PRIVATE | QUIET == {kind for kind, event in EXAMPLES.items() if not e.makes_a_line(event)}


def test_private_words_are_not_in_the_representation_of_an_event() -> None:
    """A traceback that prints an event prints no note."""
    said = (
        e.Noted(None, "secret"),
        e.Observed(ObservationId("o"), cast.CODE, Kind.SAW, "secret", shareable=False),
    )
    assert [] == [event for event in said if "secret" in repr(event)]
