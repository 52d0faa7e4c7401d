"""Waivers: who may answer for which finding, for which words, and that no block ever slips through one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry import events as e
from panelry.found import Found, blocks, waivable
from panelry.ids import PersonId, SentenceId
from panelry.leaks import Gate
from panelry.leaks.rules import RULES
from panelry.panel import Channel, Mode
from panelry.parts import Found as Finding
from panelry.points import Section
from panelry.refusals import Code, Refused
from panelry.summary import findings, wording
from story import NOTE, Story, permission

EXTRA = SentenceId("extra")
COPIED = f"You said: {NOTE}."
ARRANGED = "You had extra time for the exercise."
HOSTILE = (
    COPIED,
    ARRANGED,
    "You got 4/10 for testing.",
    "Ben liked your plan.",
    "As a Catholic you may dislike it.",
)
WHY = "They asked for these very words"


def with_sentence(text: str, mode: Mode = Mode.EVIDENCE_FIRST) -> Story:
    """Return a summary to which Dara added a sentence, with an adjustment on file."""
    story = Story(mode).summary().when(cast.ANA, c.RecordAdjustment(on_file=True))
    return story.when(cast.DARA, c.EditSentence(EXTRA, Section.CLOSING, text, ""))


def waive(text: str, rule: str, why: str = WHY) -> c.WaiveFinding:
    """Return the command that waives what a rule found in the added sentence."""
    return c.WaiveFinding(EXTRA, text, rule, why)


def found(story: Story) -> list[Found]:
    """Return what was found in the added sentence."""
    return [each for sentence, each in findings(story.state, story.state.guarded) if sentence == EXTRA]


def test_the_author_of_a_private_text_says_yes_to_its_words() -> None:
    """Nobody else can, whatever their role; then the sentence no longer blocks, and says who said yes."""
    story = with_sentence(COPIED)
    assert blocks(findings(story.state, story.state.guarded))
    others = (cast.ANA, cast.FAY, cast.GRACE, cast.DARA)
    assert {Code.AUTHORS_YES_NEEDED} == {story.refused(each, waive(COPIED, "LEAK")) for each in others}
    story.when(cast.BEN, waive(COPIED, "LEAK"))
    assert not blocks(findings(story.state, story.state.guarded))
    leak = next(
        each for each in story.parts(cast.CHEN, Finding) if isinstance(each, Finding) and each.rule == "LEAK"
    )
    assert (True, cast.BEN, WHY) == (leak.blocks, leak.waived, leak.reason)
    assert Code.NO_SUCH_THING is story.refused(cast.BEN, waive(COPIED, "LEAK"))


def test_without_names_nobody_is_known_as_the_author() -> None:
    """So nobody can say yes, and the sentence has to be rephrased."""
    story = with_sentence(COPIED, Mode.WITHOUT_NAMES)
    assert Code.AUTHORS_YES_NEEDED is story.refused(cast.BEN, waive(COPIED, "LEAK"))


def test_a_waiver_needs_a_role_and_a_reason() -> None:
    """A facilitator or coordinator; a panelist only for their own words."""
    story = with_sentence(ARRANGED)
    assert [True] == [each.blocks for each in found(story) if each.rule == "ADJUST"]
    assert Code.NOT_ALLOWED is story.refused(cast.BEN, waive(ARRANGED, "ADJUST"))
    assert Code.REASON_MISSING is story.refused(cast.FAY, waive(ARRANGED, "ADJUST", " "))
    expected = e.FindingWaived(EXTRA, ARRANGED, "ADJUST", WHY, blocked=True)
    assert (expected,) == story.made(cast.GRACE, waive(ARRANGED, "ADJUST"))


def test_a_waiver_of_a_warning_lifts_no_later_block() -> None:
    """The block needs its own."""
    story = Story().summary().when(cast.DARA, c.EditSentence(EXTRA, Section.CLOSING, ARRANGED, ""))
    assert [False] == [each.blocks for each in found(story) if each.rule == "ADJUST"]
    story.when(cast.FAY, waive(ARRANGED, "ADJUST", "It is a matter of style"))
    assert [cast.FAY] == [each.waived for each in found(story) if each.rule == "ADJUST"]
    story.when(cast.GRACE, c.RecordAdjustment(on_file=True))
    assert [(True, None)] == [(each.blocks, each.waived) for each in found(story) if each.rule == "ADJUST"]
    assert blocks(findings(story.state, story.state.guarded))
    story.when(cast.GRACE, waive(ARRANGED, "ADJUST"))
    assert not blocks(findings(story.state, story.state.guarded))


def test_a_waiver_of_a_block_covers_the_warning() -> None:
    """Once nothing is on file any more, nobody is asked twice for the same words."""
    story = with_sentence(ARRANGED).when(cast.GRACE, waive(ARRANGED, "ADJUST"))
    story.when(cast.ANA, c.RecordAdjustment(on_file=False))
    adjust = [each for each in found(story) if each.rule == "ADJUST"]
    assert [(False, cast.GRACE)] == [(each.blocks, each.waived) for each in adjust]


def test_a_waiver_ends_with_the_words_that_it_was_for() -> None:
    """An edit brings the block back, and the same words bring the waiver back."""
    story = with_sentence(ARRANGED).when(cast.FAY, waive(ARRANGED, "ADJUST"))
    assert Code.TEXT_CHANGED is story.refused(cast.FAY, waive("You had time.", "ADJUST"))
    longer = f"{ARRANGED[:-1]} in the room."
    story.when(cast.DARA, c.EditSentence(EXTRA, Section.CLOSING, longer, ARRANGED))
    assert blocks(findings(story.state, story.state.guarded))
    story.when(cast.DARA, c.EditSentence(EXTRA, Section.CLOSING, ARRANGED, longer))
    assert not blocks(findings(story.state, story.state.guarded))


@pytest.mark.parametrize(
    ("text", "rule"), [(HOSTILE[2], "RATING"), (HOSTILE[3], "NAME"), (HOSTILE[4], "PROTECTED")]
)
def test_what_no_rule_lets_anybody_waive_stays(text: str, rule: str) -> None:
    """Protected traits, names, ratings: for every role."""
    story = with_sentence(text)
    assert {Code.NEVER_WAIVED} == {
        story.refused(each, waive(text, rule)) for each in (cast.ANA, cast.GRACE, cast.BEN)
    }


def test_no_rule_that_blocks_by_itself_and_no_hard_limit_can_be_waived() -> None:
    """Spelled out for the whole pack; what is an adjustment on file blocks through that alone."""
    assert [] == [each.id for each in RULES if each.level is Gate.BLOCK and waivable(each.id, blocks=True)]
    assert (True, False) == (waivable("LENGTH", blocks=False), waivable("LENGTH", blocks=True))


def test_so_many_findings_are_waived_and_no_more() -> None:
    """A record has its bounds."""
    story = with_sentence(ARRANGED).when(cast.FAY, waive(ARRANGED, "ADJUST"))
    waived = story.state.waived * 100
    story.state = replace(story.state, waived=waived[:0])
    story.when(cast.FAY, waive(ARRANGED, "ADJUST"))
    story.state = replace(story.state, waived=tuple(replace(each, rule="other") for each in waived))
    assert Code.TOO_MANY is story.refused(cast.FAY, waive(ARRANGED, "ADJUST"))


PEOPLE = (cast.ANA, cast.BEN, cast.DARA, cast.FAY, cast.GRACE)
RULES_ASKED = ("LEAK", "ADJUST", "RATING", "NAME", "PROTECTED")
STEPS = st.one_of(
    st.tuples(st.just("edit"), st.sampled_from(PEOPLE), st.sampled_from((*HOSTILE, "Thank you once more."))),
    st.tuples(st.just("waive"), st.sampled_from(PEOPLE), st.sampled_from(RULES_ASKED)),
    st.tuples(st.just("accept"), st.sampled_from(PEOPLE), st.just("")),
    st.tuples(st.just("adjust"), st.sampled_from(PEOPLE), st.sampled_from(("on", ""))),
    st.tuples(st.just("deny"), st.sampled_from(PEOPLE), st.sampled_from(("Thank", ""))),
    st.tuples(st.just("note"), st.sampled_from((cast.BEN, cast.DARA)), st.sampled_from(HOSTILE)),
    st.tuples(st.just("sign"), st.just(cast.ANA), st.just("")),
    st.tuples(st.just("open"), st.just(cast.ANA), st.just("")),
    st.tuples(st.just("back"), st.just(cast.ANA), st.just("")),
    st.tuples(st.just("release"), st.just(cast.GRACE), st.just("")),
)


def commands_of(story: Story, kind: str, who: str, what: str) -> list[tuple[str, c.Command]]:
    """Return what a step asks for, as things stand."""
    now = next((each.text for each in wording(story.state) if each.id == EXTRA), "")
    one: dict[str, c.Command] = {
        "edit": c.EditSentence(EXTRA, Section.CLOSING, what, now),
        "waive": c.WaiveFinding(EXTRA, now, what, WHY),
        "accept": c.AcceptSentence(EXTRA, now),
        "adjust": c.RecordAdjustment(bool(what)),
        "deny": c.DenyWords((what,) if what else ()),
        "note": c.WriteNote(None, what),
        "open": c.OpenRelease(0),
        "back": c.ReturnToSummary("once more"),
        "release": c.Release(Channel.CALL, story.hash, "Amara"),
    }
    if kind == "sign":
        return [(each, c.SignOff(story.hash)) for each in (*cast.PANEL, cast.FAY)]
    return [(who, one[kind])]


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=12))
def test_no_sequence_of_commands_releases_a_text_with_an_open_block(
    steps: list[tuple[str, str, str]],
) -> None:
    """Whatever is written, waived, accepted, denied or typed as a note meanwhile, in any order."""
    story = Story().summary().when(cast.ANA, permission())
    for kind, who, what in (*steps, ("sign", "", ""), ("open", cast.ANA, ""), ("release", cast.GRACE, "")):
        for actor, command in commands_of(story, kind, who, what):
            open_block = blocks(findings(story.state, story.state.guarded))
            try:
                story.when(PersonId(actor), command)
            except Refused:
                continue
            assert not (open_block and isinstance(command, c.SignOff | c.OpenRelease | c.Release)), command
