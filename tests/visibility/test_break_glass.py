"""Break-glass: one sealed scorecard to one named person, and who sees what of that, person by person."""

import pytest
from msgspec.structs import replace

import cast
from eyes import others, readers
from panelry import commands as c
from panelry import events as e
from panelry import parts as p
from panelry import receipts
from panelry.ids import DebriefId, ObservationId, PersonId
from panelry.panel import Confidence, Mode, Recommendation, Role
from panelry.points import Kind
from panelry.policies import DEFAULTS
from panelry.refusals import Code
from panelry.visibility import rights_of
from story import NOTE, PRIVATE, SHAREABLE, Story

REASON = "Ben is in hospital, and the offer ends tonight"
ASK = c.BreakGlass(cast.BEN, cast.FAY, REASON)
CONCERNED = (cast.BEN, cast.FAY, cast.GRACE)
"""The author, the reader, and who asked."""


def sealed(mode: Mode = Mode.EVIDENCE_FIRST) -> Story:
    """Return a debrief in which Ben has handed in all that one can, where break-glass is allowed."""
    story = Story(mode, policies=cast.ALLOWED).scoring().writes(cast.BEN).rates(cast.BEN)
    story.when(cast.BEN, c.Recommend(Recommendation.STRONG_YES), c.GiveConfidence(Confidence.HIGH))
    return story.when(cast.BEN, c.Submit()).rates(cast.CHEN)


def broken(mode: Mode = Mode.EVIDENCE_FIRST) -> Story:
    """Return the debrief after Grace had Ben's scorecard opened to Fay."""
    return sealed(mode).when(cast.GRACE, ASK)


def unsealed(story: Story, person: PersonId) -> list[str]:
    """Return the keys of what break-glass shows somebody."""
    return [key for key in sorted(story.sees(person)) if key.startswith("Unsealed")]


# who may ask, for whom, when


def test_it_is_refused_unless_the_organisation_allows_it() -> None:
    """By default; and the sentence says who can change that."""
    assert Code.BREAK_GLASS_OFF is Story().scored().refused(cast.GRACE, ASK)


def test_what_was_written_while_it_was_off_stays_closed_when_it_is_turned_on() -> None:
    """The panel was told, when it began, that nobody could read it before the reveal."""
    story = Story().scored()
    story.policies = cast.ALLOWED
    assert Code.BREAK_GLASS_OFF is story.refused(cast.GRACE, ASK)


def test_turned_off_it_ends_at_once_in_debriefs_that_began_with_it() -> None:
    """Both must hold: the debrief began so, and the organisation allows it now."""
    story = sealed()
    story.policies = DEFAULTS
    assert Code.BREAK_GLASS_OFF is story.refused(cast.GRACE, ASK)


@pytest.mark.parametrize("viewer", cast.ALL)
def test_everybody_is_told_from_the_beginning_whether_it_may_happen(viewer: PersonId) -> None:
    """In the heading, before the first word is written."""
    for story, allowed in ((Story(policies=cast.ALLOWED), True), (Story(), False)):
        heading = story.sees(viewer)["Heading"]
        assert isinstance(heading, p.Heading)
        assert allowed == heading.break_glass


@pytest.mark.parametrize("actor", others(cast.GRACE, cast.FAY, cast.ANA))
def test_only_a_facilitator_or_a_coordinator_asks(actor: PersonId) -> None:
    """No panelist, observer or auditor; the operator neither."""
    asked = replace(ASK, reader=cast.FAY)
    assert Code.NOT_ALLOWED is sealed().refused(actor, asked)
    assert Code.NOT_ALLOWED is sealed().refused(cast.OPERATOR, asked)


def test_nobody_asks_for_their_own_scorecard() -> None:
    """Nor for a person without one, or without a seat."""
    story = sealed().rates(cast.ANA).when(cast.ANA, c.Submit())
    assert Code.OWN_SCORECARD is story.refused(cast.ANA, replace(ASK, person=cast.ANA))
    for person in (cast.ELI, cast.FAY, cast.STRANGER):
        assert Code.NO_SUCH_THING is story.refused(cast.GRACE, replace(ASK, person=person, reader=cast.ANA))


def test_only_what_was_handed_in_opens() -> None:
    """Half a scorecard is nobody's judgement yet; that it is missing is public."""
    assert Code.SCORECARD_NOT_SUBMITTED is sealed().refused(cast.GRACE, replace(ASK, person=cast.CHEN))
    assert Code.RECUSED is sealed().when(cast.BEN, c.DeclareConflict(cast.BEN, "x")).refused(cast.GRACE, ASK)


@pytest.mark.parametrize("reader", [cast.ANA, cast.CHEN, cast.ELI, cast.GRACE, cast.HANA, cast.BEN])
def test_nobody_reads_who_has_something_left_to_rate_or_whose_role_sees_no_rating(reader: PersonId) -> None:
    """A panelist who has not handed in, an observer, coordinator, auditor, and the author."""
    assert Code.READER_UNFIT is sealed().refused(cast.FAY, replace(ASK, reader=reader))


def test_nobody_has_it_opened_to_themselves_or_to_a_stranger() -> None:
    """Two people take part in it."""
    assert Code.READER_UNFIT is sealed().refused(cast.FAY, ASK)
    assert Code.NO_SUCH_THING is sealed().refused(cast.GRACE, replace(ASK, reader=cast.STRANGER))


def test_a_recused_facilitator_reads_nothing() -> None:
    """Being recused means to see nothing more."""
    story = sealed().when(cast.FAY, c.DeclareConflict(cast.FAY, "a friend"))
    assert Code.READER_UNFIT is story.refused(cast.GRACE, ASK)
    after = broken().when(cast.FAY, c.DeclareConflict(cast.FAY, "a friend"))
    assert {"Heading", f"Seat/{cast.FAY}"} == set(after.sees(cast.FAY))


def test_a_panelist_who_has_handed_in_may_read_and_then_takes_nothing_back() -> None:
    """What is known cannot be unknown, so the own scorecard stays as it is."""
    story = sealed().when(cast.CHEN, c.Submit())
    assert None is story.refused(cast.CHEN, c.Reopen())
    story.when(cast.GRACE, replace(ASK, reader=cast.CHEN))
    assert Code.HAS_READ_SEALED is story.refused(cast.CHEN, c.Reopen())
    assert None is story.refused(cast.BEN, c.Reopen())


@pytest.mark.parametrize("role", [Role.PANELIST, Role.OBSERVER])
def test_a_reader_gets_no_role_that_rates_before_the_reveal(role: Role) -> None:
    """Later it harms nobody; other roles may change at any time."""
    story = broken()
    rates = c.ChangeRoles(cast.FAY, (Role.FACILITATOR, role))
    assert Code.HAS_READ_SEALED is story.refused(cast.ANA, rates)
    assert None is story.refused(cast.ANA, c.ChangeRoles(cast.FAY, (Role.FACILITATOR, Role.AUDITOR)))
    assert None is story.opened(3).when(cast.ANA, c.Reveal()).refused(cast.ANA, rates)


def test_a_reader_asks_for_no_other_scorecard() -> None:
    """Neither the choice nor the words of the next act come from somebody who knows sealed matter."""
    story = broken().when(cast.CHEN, c.Submit()).rates(cast.ANA).when(cast.ANA, c.Submit())
    asked = c.BreakGlass(cast.CHEN, cast.ANA, REASON)
    assert Code.HAS_READ_SEALED is story.refused(cast.FAY, asked)
    assert None is story.refused(cast.GRACE, asked)


def test_without_names_no_single_scorecard_opens() -> None:
    """It would tell whose ratings are whose, for ever."""
    assert Code.OPENS_WITHOUT_NAMES is sealed(Mode.WITHOUT_NAMES).refused(cast.GRACE, ASK)


def test_it_happens_before_the_reveal_only() -> None:
    """Between the openings of an evidence-first debrief it still may."""
    story = sealed().opened(3)
    assert None is story.refused(cast.GRACE, ASK)
    assert Code.ALREADY_REVEALED is story.when(cast.ANA, c.Reveal()).refused(cast.GRACE, ASK)
    at_once = sealed(Mode.NUMBERS_FIRST).when(cast.ANA, c.Reveal(3))
    assert Code.ALREADY_REVEALED is at_once.refused(cast.GRACE, ASK)


def test_it_wants_a_reason_and_opens_a_hand_in_once_to_the_same_person() -> None:
    """A hand-in that was taken back and made anew is another one."""
    assert Code.REASON_MISSING is sealed().refused(cast.GRACE, replace(ASK, reason=" "))
    story = broken()
    assert Code.ALREADY_REVEALED is story.refused(cast.ANA, ASK)
    story.when(cast.BEN, c.Reopen())
    assert Code.SCORECARD_NOT_SUBMITTED is story.refused(cast.ANA, ASK)
    story.when(cast.BEN, c.Rate(cast.CODE, 1), c.Submit()).when(cast.ANA, ASK)
    assert 1 == rating(story, cast.CODE).level


# who sees what


def rating(story: Story, criterion: object) -> p.UnsealedRating:
    """Return what Fay sees of one rating of Ben's."""
    found = story.sees(cast.FAY)[f"UnsealedRating/{cast.BEN}/{criterion}"]
    assert isinstance(found, p.UnsealedRating)
    return found


def test_the_reader_sees_what_the_reveal_would_open_of_it() -> None:
    """Ratings, no evidence, shareable observations, recommendation and confidence."""
    story = broken()
    levels = {each: rating(story, each).level for each in cast.CRITERIA}
    assert {cast.DESIGN: 2, cast.AMBIGUITY: 4, cast.CODE: 4} == levels
    (card,) = story.parts(cast.FAY, p.UnsealedCard)
    assert isinstance(card, p.UnsealedCard)
    assert (Recommendation.STRONG_YES, Confidence.HIGH) == (card.recommendation, card.confidence)
    (shared,) = story.parts(cast.FAY, p.UnsealedObservation)
    assert isinstance(shared, p.UnsealedObservation)
    assert (cast.DESIGN, SHAREABLE) == (shared.criterion, shared.text)


@pytest.mark.parametrize("words", [NOTE, PRIVATE])
def test_notes_and_private_observations_stay_their_authors(words: str) -> None:
    """They are not even kept beside what opened."""
    story = broken()
    assert (cast.BEN,) == readers(story, words)
    assert words not in "".join(
        f"{each.text}" for opened in story.state.unsealed for each in opened.card.observations.values()
    )
    assert [({}, ())] == [(opened.card.notes, tuple(opened.card.former)) for opened in story.state.unsealed]


@pytest.mark.parametrize("viewer", others(cast.FAY))
def test_nobody_else_sees_anything_of_it(viewer: PersonId) -> None:
    """Neither who asked nor the other facilitator."""
    assert [] == unsealed(broken(), viewer)


@pytest.mark.parametrize("viewer", cast.ALL)
def test_everybody_sees_that_it_happened_by_whom_and_for_whom(viewer: PersonId) -> None:
    """As a line of the record; the auditor and the observer, too."""
    *_, line = broken().parts(viewer, p.Line)
    assert isinstance(line, p.Line)
    assert ("GlassBroken", cast.GRACE, cast.BEN, cast.FAY) == (
        line.kind,
        line.actor,
        line.person,
        line.reader,
    )


def test_the_reason_is_told_to_the_three_people_whom_it_concerns() -> None:
    """For ever: after the reveal, too."""
    story = broken()
    assert CONCERNED == readers(story, REASON)
    told = p.Unsealing(cast.BEN, cast.FAY, cast.GRACE, story.state.acts.last[-1].at, REASON)
    assert [(told,)] * 3 == [story.parts(person, p.Unsealing) for person in CONCERNED]
    assert CONCERNED == readers(story.opened(3).when(cast.ANA, c.Reveal()), REASON)


def test_what_the_author_does_afterwards_is_not_seen() -> None:
    """The reader sees the hand-in that opened, whatever becomes of it."""
    story = broken()
    before = unsealed(story, cast.FAY), rating(story, cast.CODE)
    story.when(cast.BEN, c.Reopen(), c.Rate(cast.CODE, 1))
    late = c.Observe(ObservationId("late"), cast.CODE, Kind.SAW, "later", shareable=True)
    story.when(cast.BEN, late, c.RemoveObservation(ObservationId("shared")), c.Submit())
    assert before == (unsealed(story, cast.FAY), rating(story, cast.CODE))


def test_with_the_reveal_the_reader_stands_where_everybody_stands() -> None:
    """Between the openings it is still there; the record of it stays for ever."""
    story = broken().opened(3)
    assert unsealed(story, cast.FAY)
    story.when(cast.ANA, c.Reveal())
    assert [] == unsealed(story, cast.FAY)
    assert "GlassBroken" in [act.kind for act in story.state.acts]


def test_a_reader_who_only_coordinates_by_now_sees_it_no_more() -> None:
    """The role that the reveal shows ratings to is asked for whenever somebody looks."""
    story = broken().when(cast.ANA, c.ChangeRoles(cast.FAY, (Role.COORDINATOR,)))
    assert [] == unsealed(story, cast.FAY)


def test_what_opened_can_be_checked_against_the_receipt() -> None:
    """Each part carries the salts of its fields."""
    story = broken()
    receipt = story.sees(cast.FAY)[f"Receipt/{cast.BEN}"]
    assert isinstance(receipt, p.Receipt)
    one = rating(story, cast.DESIGN)
    evidence = receipts.evidence_value([("saw", SHAREABLE)])
    judgement = receipts.judgement_value(Recommendation.STRONG_YES, Confidence.HIGH)
    (card,) = story.parts(cast.FAY, p.UnsealedCard)
    assert isinstance(card, p.UnsealedCard)
    for field, salt, value in (
        (receipts.rating_of(cast.DESIGN), one.salt, one.level),
        (receipts.evidence_on(cast.DESIGN), one.evidence_salt, evidence),
        (receipts.JUDGEMENT, card.salt, judgement),
    ):
        made = receipts.commitment(bytes.fromhex(salt), DebriefId("amara"), cast.BEN, field, value)
        assert receipt.commitments[field] == made


def test_a_scorecard_of_an_older_journal_opens_without_salts() -> None:
    """There is nothing to check it against."""
    story = sealed()
    story.state = story.state.with_card(cast.BEN, receipt=None)
    one = rating(story.when(cast.GRACE, ASK), cast.CODE)
    assert (4, "", "") == (one.level, one.salt, one.evidence_salt)


def test_the_reader_has_other_rights_afterwards_and_nobody_else_has() -> None:
    """So the reader, and only the reader, begins a new sequence."""
    before, after = sealed().state, broken().state
    moved = [person for person in cast.ALL if rights_of(before, person) != rights_of(after, person)]
    assert [cast.FAY] == moved


def test_no_reason_and_no_scorecard_is_in_a_representation() -> None:
    """A traceback that prints them prints nothing sealed."""
    (opened,) = broken().state.unsealed
    shown = repr((opened, ASK, e.GlassBroken(cast.BEN, cast.FAY, REASON), *broken().sees(cast.FAY).values()))
    assert [] == [words for words in (REASON, SHAREABLE) if words in shown]
