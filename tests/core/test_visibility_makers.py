"""The makers of parts: what each puts into its part, in every mode."""

import cast
from eyes import made
from panelry import commands as c
from panelry import parts as p
from panelry.ids import ObservationId
from panelry.panel import Channel, Confidence, Mode, Outcome, Recommendation
from panelry.points import Kind
from panelry.visibility import opened, own, public, summary
from story import PRIVATE, SHAREABLE, Story


def nameless() -> Story:
    """Return a revealed debrief without names in which Ben revised and two people shared evidence."""
    story = Story(Mode.WITHOUT_NAMES).scoring().writes(cast.BEN)
    same = c.Observe(ObservationId("x"), cast.DESIGN, Kind.HEARD, "Asked about cost", shareable=True)
    for person in cast.PANEL:
        story.rates(person).when(person, same, c.Recommend(Recommendation.YES), c.Submit())
    return story.revealed().when(cast.BEN, c.Revise(cast.DESIGN, 4, "on reflection"))


def test_the_criteria_stand_at_their_places() -> None:
    """With all that the rubric says of them."""
    assert list(enumerate(cast.RUBRIC.criteria)) == [
        (each.place, each.criterion) for each in made(public.criteria, Story()) if isinstance(each, p.Rated)
    ]


def test_the_floor_holds_topic_timer_and_hands() -> None:
    """As everybody sees them."""
    story = Story().revealed().when(cast.ANA, c.PutTopic(cast.CODE), c.StartTimer(60))
    started = cast.moment(story.ticks)
    story.when(cast.BEN, c.RaiseHand())
    assert [p.Floor(cast.CODE, (started, 60), (cast.BEN,), cast.ANA)] == made(public.floor, story)


def test_a_verdict_and_a_permission_are_there_once_they_are_recorded() -> None:
    """Nothing stands in for them before."""
    assert ([], []) == (made(public.verdict, Story()), made(public.permission, Story()))
    story = Story().release()
    assert [p.Verdict(Outcome.DECLINE, (cast.DESIGN,))] == made(public.verdict, story)
    assert [(True, "by phone")] == [
        (each.granted, each.how) for each in made(public.permission, story) if isinstance(each, p.Asked)
    ]


def test_evidence_without_names_is_in_order_of_its_words() -> None:
    """Four people heard the same: four lines, no author."""
    lines = [each for each in made(opened.evidence, nameless()) if isinstance(each, p.Evidence)]
    assert ["Asked about cost"] * 4 + [SHAREABLE] == [each.text for each in lines]
    assert [(None, at) for at in range(1, 6)] == [(each.person, each.ordinal) for each in lines]


def test_ordinals_of_evidence_count_what_is_shareable_only() -> None:
    """The private observation beside it leaves no hole."""
    lines = [
        each for each in made(opened.evidence, Story().scored().opened()) if isinstance(each, p.Evidence)
    ]
    assert [(cast.BEN, 1, SHAREABLE)] == [(each.person, each.ordinal, each.text) for each in lines]
    assert PRIVATE not in repr(lines)


def test_levels_without_names_are_sorted_each_list_for_itself() -> None:
    """No evidence comes last; the reasons tell no level."""
    levels = made(opened.ratings, nameless())
    design = p.Levels(cast.DESIGN, (2, 3, 4, 5), (3, 4, 4, 5), ("on reflection",))
    code = p.Levels(cast.CODE, (3, 4, 4, None), (3, 4, 4, None), ())
    assert (design, code) == (levels[0], levels[2])


def test_opened_ratings_stand_for_each_rater_on_each_criterion() -> None:
    """A blank of a late scorecard is not a level."""
    ratings = made(opened.ratings, Story().revealed())
    assert len(cast.PANEL) * len(cast.CRITERIA) == len(ratings)
    expected = p.Opened(
        cast.CODE,
        cast.CHEN,
        initial=None,
        current=None,
        revised=False,
        reason="",
        second=None,
        answered=False,
        late=False,
    )
    assert expected in ratings


def test_talk_says_how_far_the_panel_is() -> None:
    """Agreed with a reason, both views, parked, a second round."""
    story = Story().revealed().agreed(cast.DESIGN, 2)
    story.when(cast.ANA, c.RecordNoAgreement(cast.CODE, "most", "some"), c.OpenSecondRound(cast.AMBIGUITY))
    expected = [
        p.Talk(
            cast.DESIGN,
            parked=False,
            agreed=2,
            reason="after the talk",
            majority="",
            minority="",
            second="none",
        ),
        p.Talk(
            cast.CODE, parked=False, agreed=None, reason="", majority="most", minority="some", second="none"
        ),
        p.Talk(cast.AMBIGUITY, parked=False, agreed=None, reason="", majority="", minority="", second="open"),
    ]
    assert expected == made(opened.talk, story)


def test_judgements_are_named_or_counted_by_the_mode() -> None:
    """Without names each list is in the order of the scale; a missing one is not shown."""
    story = (
        Story().scored(cast.ANA).rates(cast.BEN).when(cast.BEN, c.GiveConfidence(Confidence.LOW), c.Submit())
    )
    named = [p.Judgement(cast.ANA, None, None), p.Judgement(cast.BEN, None, Confidence.LOW)]
    assert named == made(opened.judgements, story.changed(overall=True))
    unnamed = [p.Judgements((Recommendation.YES,) * 4, ())]
    assert unnamed == made(opened.judgements, nameless().changed(overall=True))


def test_ones_own_card_is_shown_once_there_is_one() -> None:
    """With versions, and the second rating too."""
    assert [] == list(own.card(Story().state, cast.BEN))
    story = Story().revealed().when(cast.ANA, c.OpenSecondRound(cast.CODE))
    story.when(cast.BEN, c.RateAgain(cast.CODE, None))
    keys = {each.key for each in own.card(story.state, cast.BEN)}
    assert {"OwnCard", "OwnRating/code", "OwnObservation/private", "OwnNote/design", "OwnSecond/code"} <= keys


def test_the_head_of_the_draft_names_signers_and_what_was_asked() -> None:
    """Signatures asked for an earlier text are not asked for this one."""
    story = Story().summary().when(cast.ANA, c.AskForSignatures())
    assert (True, (), (*cast.PANEL, cast.FAY)) == (
        story.draft().asked,
        story.draft().lacks,
        story.draft().signers,
    )
    thanks = story.parts(cast.ANA, p.Written)[0]
    assert isinstance(thanks, p.Written)
    story.when(cast.BEN, c.EditSentence(thanks.sentence, thanks.section, "Hello Amara.", thanks.text))
    assert False is story.draft().asked


def test_what_was_released_is_shown_with_every_attempt() -> None:
    """Before, only the hash of what was signed."""
    story = Story().release()
    assert [p.Sealed(story.hash, None)] == made(summary.sealed, story)
    story.when(cast.GRACE, c.Release(Channel.CALL, story.hash, "Amara"), c.RecordHandover("no answer"))
    assert [p.Sealed(story.hash, story.hash)] == made(summary.sealed, story)
    (handed,) = made(summary.released, story)
    assert isinstance(handed, p.HandedOver)
    assert ((cast.moment(story.ticks), "no answer", ""),) == handed.results
