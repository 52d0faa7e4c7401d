"""The personal note: one's own points in one's own name, after the outcome was told, and only with a yes."""

import pytest
from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry import events as e
from panelry.access import Reason, Whom, proposals, told_of_debrief
from panelry.drafting import plain
from panelry.handed import PersonalNote as Kept
from panelry.ids import PersonId, PointId, SentenceId
from panelry.mails import Sent
from panelry.panel import CANDIDATE, Channel, Role
from panelry.parts import Line, PersonalNote, Policy
from panelry.personal import note_findings, note_hash, note_of
from panelry.points import SENDER, Polarity, Section
from panelry.policies import Policies
from panelry.refusals import Code
from panelry.ruling import PersonalNotes, Signatures
from panelry.visibility import Moment
from story import CODE, NOTE, TOKEN, Story, permission

ALLOWED = Policies(personal_note=PersonalNotes.ALLOWED)
APPROVED = Policies(personal_note=PersonalNotes.HR_APPROVAL)
MORE, WORDS = SentenceId("more"), "It was the second exercise."
TEXT = (
    "Hello Amara. Thank you for your time in the interview. I hope that some of this is of use to you.\n\n"
    "In the bug hunt you wrote a failing test before you changed the parser.\n\n"
    "This is my personal view, and not that of the organisation.\n\nChen Wei"
)


def told(policies: Policies = ALLOWED, channel: Channel = Channel.CALL) -> Story:
    """Return a debrief whose candidate has the summary; Chen has one approved point."""
    story = (
        Story(policies=policies).signed().when(cast.ANA, c.OpenRelease(), permission(channel, agency="Fit"))
    )
    story.when(cast.GRACE, c.Release(channel, story.hash, "Amara"))
    return story.when(cast.GRACE, c.RecordHandover("delivered"))


def sent(story: Story) -> c.RecordPersonalNote:
    """Return the command that records that Chen sent the note as it is."""
    return c.RecordPersonalNote(note_hash(note_of(story.state, cast.CHEN)))


def notes(story: Story, person: PersonId) -> list[PersonalNote]:
    """Return the notes that somebody sees."""
    return [each for each in story.parts(person, PersonalNote) if isinstance(each, PersonalNote)]


def test_a_note_is_ones_own_approved_points_and_says_whose_view_it_is() -> None:
    """No organisation is named, nobody but its author, and nobody else's point is in it."""
    story = told()
    assert TEXT == plain(note_of(story.state, cast.CHEN))
    assert () == note_of(story.state, cast.BEN)
    assert story.state.organisation not in TEXT


def test_sending_goes_on_record_without_the_text() -> None:
    """Everybody reads that Chen sent one and when; the words are Chen's alone, and in the journal."""
    story = told()
    story.when(cast.CHEN, sent(story))
    assert e.PersonalNoteSent(TEXT) == story.last
    at = cast.moment(story.ticks)
    lines = [each for each in story.parts(cast.FAY, Line) if isinstance(each, Line)]
    assert ("PersonalNoteSent", cast.CHEN, at) == (lines[-1].kind, lines[-1].actor, lines[-1].at)
    assert [(TEXT, at)] == [(each.text, each.sent) for each in notes(story, cast.CHEN)]
    others = (each for each in cast.ALL if each != cast.CHEN)
    assert [] == [each for person in others for each in notes(story, person)]
    assert Code.NOTHING_NEW is story.refused(cast.CHEN, sent(story))


def test_by_default_and_by_the_stricter_policy_there_is_none() -> None:
    """A debrief that took no policy over has none, nor has one whose organisation forbade it since."""
    story = told(Policies())
    assert Code.PERSONAL_NOTE_FORBIDDEN is story.refused(cast.CHEN, sent(story))
    assert [] == notes(story, cast.CHEN)
    story.policies = ALLOWED
    assert Code.PERSONAL_NOTE_FORBIDDEN is story.refused(cast.CHEN, sent(story))
    story = told()
    assert story.refused(cast.CHEN, sent(story)) is None
    story.policies = Policies()
    assert Code.PERSONAL_NOTE_FORBIDDEN is story.refused(cast.CHEN, sent(story))
    story.policies = APPROVED
    assert Code.PERSONAL_NOTE_UNAPPROVED is story.refused(cast.CHEN, sent(story))


def test_the_approver_approves_the_exact_text() -> None:
    """A coordinator who neither leads nor rates sees it and approves it; only then it may go."""
    story = told(APPROVED)
    command = sent(story)
    approve = c.ApprovePersonalNote(cast.CHEN, command.hash)
    assert [PersonalNote(cast.CHEN, TEXT, command.hash, approved=False, sent="")] == notes(story, cast.GRACE)
    assert Code.PERSONAL_NOTE_UNAPPROVED is story.refused(cast.CHEN, command)
    assert Code.PERSONAL_NOTE_CHANGED is story.refused(cast.GRACE, c.ApprovePersonalNote(cast.CHEN, "0" * 64))
    assert Code.NO_SUCH_THING is story.refused(cast.GRACE, c.ApprovePersonalNote(cast.STRANGER, command.hash))
    story.when(cast.GRACE, approve)
    assert e.PersonalNoteApproved(cast.CHEN, command.hash) == story.last
    assert Code.NOTHING_NEW is story.refused(cast.GRACE, approve)
    assert [True] == [each.approved for each in notes(story, cast.CHEN)]
    story.when(cast.CHEN, command)
    assert Kept(command.hash, cast.moment(story.ticks)) == story.state.personal[cast.CHEN]


def test_nobody_approves_where_it_is_not_asked_for_or_who_rates() -> None:
    """Nor does an approver see notes that need no approval."""
    story = told()
    approve = c.ApprovePersonalNote(cast.CHEN, sent(story).hash)
    assert (Code.NOTHING_NEW, []) == (story.refused(cast.GRACE, approve), notes(story, cast.GRACE))
    story = told(APPROVED)
    both = frozenset({Role.COORDINATOR, Role.PANELIST})
    story = story.changed(people=story.state.with_person(cast.CHEN, roles=both).people)
    assert Code.APPROVER_UNFIT is story.refused(cast.CHEN, approve)


@pytest.mark.parametrize(
    ("before", "code"),
    [
        (c.EndContact("on the phone"), Code.NO_FURTHER_CONTACT),
        (permission(granted=False), Code.PERMISSION_DECLINED),
        (c.Revoke("asked for"), Code.RELEASE_REVOKED),
    ],
    ids=lambda each: type(each).__name__,
)
def test_what_ends_the_hand_over_stops_the_note(before: c.Command, code: Code) -> None:
    """No contact, a yes taken back, a release revoked."""
    story = told()
    assert story.refused(cast.CHEN, sent(story)) is None
    assert code is story.when(cast.GRACE, before).refused(cast.CHEN, sent(story))


def test_a_yes_must_be_on_record_and_hold() -> None:
    """None, one that ran out, and one that names an agency are no yes to hearing from the panel."""
    story = told()
    command, state = sent(story), story.state
    assert Code.PERMISSION_MISSING is story.changed(permission=None).refused(cast.CHEN, command)
    late = story.changed(permission=state.permission).later(20 * 366 * 86_400)
    assert Code.PERMISSION_EXPIRED is late.refused(cast.CHEN, command)
    agency = told(channel=Channel.AGENCY).when(cast.GRACE, c.RecordHandover("forwarded"))
    assert Code.PERMISSION_FOR_ANOTHER_CHANNEL is agency.refused(cast.CHEN, sent(agency))


def test_there_is_no_note_before_the_outcome_was_told() -> None:
    """A released text that nobody handed over yet tells nothing; then there is no text to read either."""
    before = Story(policies=ALLOWED).release()
    assert Code.OUTCOME_NOT_TOLD is before.refused(cast.CHEN, sent(before))
    story = Story(policies=ALLOWED).released()
    assert Code.OUTCOME_NOT_TOLD is story.refused(cast.CHEN, sent(story))
    assert [] == notes(story, cast.CHEN)
    story.when(cast.GRACE, c.RecordHandover("no answer"))
    assert Code.OUTCOME_NOT_TOLD is story.refused(cast.CHEN, sent(story))
    assert story.when(cast.GRACE, c.RecordHandover("delivered")).refused(cast.CHEN, sent(story)) is None


def test_it_is_told_by_the_page_that_was_read_and_by_mail_that_arrived() -> None:
    """As by a call: whatever brought the candidate the text."""
    page = Story(policies=ALLOWED).paged()
    assert Code.OUTCOME_NOT_TOLD is page.refused(cast.CHEN, sent(page))
    page.when(CANDIDATE, c.EnterCode(TOKEN, CODE))
    assert page.refused(cast.CHEN, sent(page)) is None
    mail = Story(policies=ALLOWED).permitted(Channel.EMAIL).when(cast.GRACE, c.SendMail("amara@example.org"))
    assert Code.OUTCOME_NOT_TOLD is mail.refused(cast.CHEN, sent(mail))
    mail.when(cast.OPERATOR, c.RecordSending(0), c.RecordSent(0, Sent.ACCEPTED))
    assert mail.refused(cast.CHEN, sent(mail)) is None


def test_what_changes_reaches_its_author_as_a_difference() -> None:
    """The sights of a hand-over, and of the sending, bring the note and its time."""
    story = Story(policies=ALLOWED).released()
    before = story.state
    story.when(cast.GRACE, c.RecordHandover("delivered"))
    new = [
        each
        for each in Moment.between(before, story.state).sights(cast.CHEN)
        if isinstance(each, PersonalNote)
    ]
    assert notes(story, cast.CHEN) == new
    before = story.state
    story.when(cast.CHEN, sent(story))
    new = [
        each
        for each in Moment.between(before, story.state).sights(cast.CHEN)
        if isinstance(each, PersonalNote)
    ]
    assert [cast.moment(story.ticks)] == [each.sent for each in new]


def test_a_note_needs_an_own_point_and_the_text_that_was_read() -> None:
    """Who has no approved point has nothing to send."""
    story = told()
    assert Code.NO_OWN_POINT is story.refused(cast.BEN, sent(story))
    assert Code.PERSONAL_NOTE_CHANGED is story.refused(cast.CHEN, c.RecordPersonalNote("0" * 64))


def test_the_sender_may_name_themselves_and_nobody_else_is_named_or_copied() -> None:
    """Another's name, another's private words, or a denied name block the note."""
    story = told()
    assert () == note_findings(story.state, cast.CHEN)
    for words in ("you asked Ben for a second look", f"you heard this: {NOTE}"):
        other = with_behaviour(story, words)
        assert Code.PERSONAL_NOTE_BLOCKED is other.refused(cast.CHEN, sent(other))
    denied = story.changed(denied=("parser",))
    assert Code.PERSONAL_NOTE_BLOCKED is denied.refused(cast.CHEN, sent(denied))


def with_behaviour(story: Story, words: str) -> Story:
    """Return the debrief with other words in Chen's approved point."""
    p1 = PointId("p1")
    kept = story.state.points[p1]
    assert kept.shared is not None
    return story.changed(points={p1: replace(kept, shared=replace(kept.shared, behaviour=words))})


def test_a_note_is_short_whatever_was_approved() -> None:
    """Three strengths and two growth points at most, however short; more than 300 words block."""
    story = told()
    first = story.state.points[PointId("p1")].shared
    assert first is not None
    many = {
        PointId(f"p{at}"): replace(
            first, id=PointId(f"p{at}"), polarity=Polarity.GROWTH if at > 3 else Polarity.STRENGTH
        )
        for at in range(8)
    }
    kept = story.state.points[PointId("p1")]
    points = {name: replace(kept, shared=each) for name, each in many.items()}
    note = note_of(story.changed(points=points).state, cast.CHEN)
    expected = ["point/p0", "point/p1", "point/p2", "point/p4", "point/p5"]
    assert expected == [each.id for each in note if each.id.startswith("point/")]
    assert (SENDER, "Chen Wei") == (note[-1].id, note[-1].text)
    assert story.refused(cast.CHEN, sent(story)) is None
    long = with_behaviour(story, "you wrote " + "a " * 400)
    assert Code.PERSONAL_NOTE_BLOCKED is long.refused(cast.CHEN, sent(long))


def test_everybody_sees_what_the_policy_says() -> None:
    """So a screen can say why there is no note."""
    found = [each for each in told().parts(cast.BEN, Policy) if isinstance(each, Policy)]
    assert [PersonalNotes.ALLOWED] == [each.personal for each in found]


def correcting(story: Story) -> Story:
    """Return the debrief at its release once more, with a corrected text that was not released yet."""
    story.when(cast.GRACE, c.CorrectText("the candidate named another exercise"))
    story.when(cast.BEN, c.EditSentence(MORE, Section.CLOSING, WORDS, ""))
    return story.when(cast.CHEN, c.AcceptSentence(MORE, WORDS)).signed().when(cast.ANA, c.OpenRelease())


def test_no_note_goes_while_a_correction_is_under_way() -> None:
    """What the candidate has may be wrong, so there is no note to read either."""
    story = told()
    command = sent(story)
    story.when(cast.GRACE, c.CorrectText("the candidate named another exercise"))
    assert Code.NOT_IN_THIS_PHASE is story.refused(cast.CHEN, command)
    story = correcting(told())
    assert Code.NOT_RELEASED is story.refused(cast.CHEN, command)
    assert [] == notes(story, cast.CHEN)


def test_a_corrected_text_may_go_with_a_note_of_its_own() -> None:
    """The candidate was told by the first version; a note that went with it does not count for the second."""
    story = told()
    story.when(cast.CHEN, sent(story))
    correcting(story).when(cast.GRACE, c.Release(Channel.CALL, story.hash, "Amara"))
    assert [""] == [each.sent for each in notes(story, cast.CHEN)]
    story.when(cast.CHEN, sent(story))
    assert Code.NOTHING_NEW is story.refused(cast.CHEN, sent(story))
    assert [cast.moment(story.ticks)] == [each.sent for each in notes(story, cast.CHEN)]


def test_a_policy_on_notes_that_changed_since_does_not_hold_up_the_release() -> None:
    """The released text has no note in it; each note goes by the stricter policy by itself."""
    story = Story(policies=ALLOWED).signed().when(cast.ANA, c.OpenRelease(), permission(Channel.CALL))
    story.policies = Policies()
    assert story.refused(cast.GRACE, c.Release(Channel.CALL, story.hash, "Amara")) is None
    story.policies = replace(ALLOWED, signatures=Signatures.PANEL_AND_HR)
    assert Code.POLICY_CHANGED is story.refused(cast.GRACE, c.Release(Channel.CALL, story.hash, "Amara"))


def test_the_copy_of_an_access_case_tells_the_note_and_proposes_to_redact_its_sender() -> None:
    """The candidate gets what was sent; who sent it is somebody else, as everywhere in that copy."""
    story = told(APPROVED)
    story.when(cast.GRACE, c.ApprovePersonalNote(cast.CHEN, sent(story).hash))
    story.when(cast.CHEN, sent(story))
    entries = list(told_of_debrief(cast.DEBRIEF, (pair for step in story.journal for pair in step)))
    (note,) = (each for each in entries if each.what == "personal note to you")
    (approved,) = (each for each in entries if each.what == "personal note approved")
    assert (TEXT, approved.words) == (note.words, note.by)
    author = Whom("Chen Wei", Reason.PANELIST, (cast.CHEN,))
    found = proposals([note], (author,), "Amara Osei", "")
    assert [("Chen Wei", Reason.PANELIST)] == [(each.words, each.reason) for each in found]
    seen = {each.about: each.words for each in entries if each.what == "who could see"}
    assert "its author alone, and whoever had to approve it" == seen["personal notes"]
