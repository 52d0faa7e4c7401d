"""Probing the guard: what the record keeps of it, who sees that, and when guessing has to wait."""

import hashlib

import pytest

import cast
from panelry import commands as c
from panelry import events as e
from panelry import parts as p
from panelry.decide import trace
from panelry.decide.probing import MOST, OFTEN
from panelry.ids import PersonId, PointId, SentenceId
from panelry.points import Kind, Polarity, Section
from panelry.refusals import Code
from panelry.summary import findings
from story import NOTE, Story, point

COPIED = f"We heard this: {NOTE}."


def edit(text: str, base: str = "", name: str = "x") -> c.EditSentence:
    """Return the command that writes a sentence of the closing."""
    return c.EditSentence(SentenceId(name), Section.CLOSING, text, base)


def probe(at: int) -> c.EditSentence:
    """Return the command that writes one more copied sentence."""
    return edit(f"{COPIED} {at}", f"{COPIED} {at - 1}" if at else "")


def stolen() -> c.WritePoint:
    """Return the command that writes a point with the words of Ben's note."""
    where, said = "In the design talk", f"you named {NOTE}"
    return c.WritePoint(PointId("p9"), cast.CODE, Polarity.STRENGTH, where, said, Kind.SAW)


def test_an_edit_near_a_private_text_is_on_record_without_a_word_of_it() -> None:
    """Rule, place and hash, by who asked; that an own note was near is nobody's matter."""
    made = Story().summary().made(cast.DARA, edit(COPIED))
    hashed = hashlib.sha256(COPIED.encode()).hexdigest()
    found = made[1]
    assert isinstance(found, e.LeakFound)
    assert ("x", hashed, ["LEAK"]) == (found.place, found.hash, [each.rule for each in found.found])
    assert [True] == [each.blocks for each in found.found]
    assert NOTE not in str(e.encode(found))
    assert 1 == len(Story().summary().made(cast.BEN, edit(COPIED)))
    assert 1 == len(Story().summary().made(cast.DARA, edit("Thank you for your time.")))


def test_a_point_refused_for_a_private_text_is_on_record() -> None:
    """The refusal tells something, so it is kept; other refusals and commands leave nothing."""
    story = Story().revealed().when(cast.DARA, stolen())
    approve = c.ApprovePoint(PointId("p9"), 1)
    assert Code.POINT_BLOCKED == story.refused(cast.DARA, approve)
    (found,) = trace(story.state, cast.DARA, approve, Code.POINT_BLOCKED)
    assert isinstance(found, e.LeakFound)
    assert ("p9", ["LEAK"]) == (found.place, [each.rule for each in found.found])
    assert () == trace(story.state, cast.DARA, approve, Code.POINT_CHANGED)
    assert () == trace(story.state, cast.DARA, edit(COPIED), Code.POINT_BLOCKED)


@pytest.mark.parametrize("viewer", [cast.HANA, cast.FAY, cast.BEN])
def test_the_auditor_and_the_room_see_who_came_near(viewer: PersonId) -> None:
    """One line with who and when; neither side's words are in it for the auditor."""
    story = Story().summary().when(cast.DARA, edit(COPIED))
    lines = [each for each in story.parts(viewer, p.Line) if isinstance(each, p.Line)]
    assert [(cast.DARA, "LeakFound")] == [
        (each.actor, each.kind) for each in lines if each.kind == "LeakFound"
    ]
    assert viewer != cast.HANA or NOTE not in str(story.sees(viewer))


def test_guessing_has_to_wait_and_honest_work_goes_on() -> None:
    """After many finds within ten minutes the next words wait; taking out and others' edits do not."""
    story = Story().summary()
    for at in range(OFTEN):
        story.when(cast.DARA, probe(at))
    assert Code.LEAKS_FOUND_OFTEN == story.refused(cast.DARA, edit("Thank you.", name="y"))
    assert None is story.refused(cast.DARA, edit("", f"{COPIED} {OFTEN - 1}"))
    assert None is story.refused(cast.FAY, edit("Thank you.", name="y"))
    assert None is story.later(600).refused(cast.DARA, edit("Thank you.", name="y"))


def test_a_guesser_of_points_waits_too() -> None:
    """An approval asks the guard like an edit does, so both count together."""
    story = Story().summary()
    for at in range(OFTEN):
        story.when(cast.DARA, probe(at))
    story.when(cast.DARA, point("p2"))
    assert Code.LEAKS_FOUND_OFTEN == story.refused(cast.DARA, c.ApprovePoint(PointId("p2"), 1))


def test_the_record_keeps_a_bounded_number_of_finds() -> None:
    """However patient somebody is, the record does not grow for ever."""
    story = Story().summary()
    for at in range(MOST):
        story.later(60).when(cast.DARA, probe(at))
    assert Code.RECORD_FULL == story.later(9_999).refused(cast.DARA, edit("Thank you.", name="y"))


def test_what_is_on_file_changes_what_is_found() -> None:
    """Words about an adjustment warn, and block where one is on file; a denied name blocks."""
    said = "With the extra time you finished Bluefinch."
    story = Story().summary().when(cast.DARA, edit(said))
    assert [("ADJUST", False)] == _found(story)
    story.when(cast.GRACE, c.RecordAdjustment(on_file=True), c.DenyWords(("bluefinch",)))
    assert [("ADJUST", True), ("PRIVATE", True)] == sorted(_found(story))
    story.when(cast.GRACE, c.RecordAdjustment(on_file=False), c.DenyWords(()))
    assert [("ADJUST", False)] == _found(story)


def _found(story: Story) -> list[tuple[str, bool]]:
    state = story.state
    return [(each.rule, each.blocks) for at, each in findings(state, state.guarded) if at == SentenceId("x")]


def test_what_is_on_file_is_seen_by_those_who_record_it() -> None:
    """Facilitators and coordinators; nothing is shown while nothing is on file."""
    story = Story()
    assert () == story.parts(cast.GRACE, p.OnFile)
    story.when(cast.GRACE, c.RecordAdjustment(on_file=True), c.DenyWords(("Bluefinch",)))
    seen = {each for each in cast.ALL if story.parts(each, p.OnFile)}
    assert {cast.ANA, cast.FAY, cast.GRACE} == seen
    assert (p.OnFile(adjustment=True, denied=("Bluefinch",)),) == story.parts(cast.FAY, p.OnFile)
