"""What has gone wrong elsewhere, each with the tests that would fail if it came back.

a sort order that tells hidden ratings
    test_before_the_reveal_the_order_is_the_rubrics_and_every_track_is_empty
a count that tells them
    test_a_welcome_carries_the_sample_never_the_live_count
    test_progress_is_as_sampled_and_never_live
an average that tells them
    test_a_hidden_row_is_the_same_whatever_was_rated
a search that tells them
    test_a_search_before_the_reveal_finds_the_same_whatever_was_rated
empty rows that tell them
    test_a_hidden_topic_is_the_same_whatever_was_rated
a status or a delay that tells them
    test_hidden_matter_changes_no_byte_for_anybody_else_until_it_opens
hidden by the terminal alone
    test_nobody_else_sees_what_is_rated
    test_private_work_changes_nothing_for_anybody_else
a whole with three fields blanked
    test_the_table_grants_what_is_spelled_out_here
    test_a_maker_makes_nothing_before_the_openings
administrators who always see
    test_the_office_still_sees_the_setup_only
    test_no_level_reaches_the_office_in_a_whole_debrief
a second window that overwrites a scorecard
    test_a_note_changed_on_another_device_meanwhile_is_not_overwritten
a form to be finished in one sitting
    test_a_half_typed_note_is_there_again_with_its_cursor
one frozen person who blocks the reveal
    test_opening_needs_the_number_that_is_missing_and_one_scorecard
one frozen facilitator who blocks everything
    test_a_terminal_that_froze_keeps_no_chair
the last who is waited for leaves, and it never opens
    test_when_the_last_who_is_waited_for_leaves_the_reveal_opens
a facilitator who does not rate counts as missing
    test_a_facilitator_who_does_not_rate_is_not_missing
a topic opened again loses its ratings
    test_taking_a_criterion_up_again_takes_no_rating_away
initial ratings overwritten by final ones
    test_the_initial_rating_stands_beside_the_revised_one
a rating changed silently
    test_a_revision_has_a_reason_and_changes_something
    test_a_panelist_revises_with_a_reason
a consensus without the single voices
    test_both_views_go_on_record
    test_reasons_and_dissent_are_read_by_the_room
one wrong key that notifies somebody
    test_releasing_takes_the_typed_first_name
    test_leaving_the_name_releases_nothing
a summary that is written when all are leaving
    test_the_draft_is_there_from_the_first_agreed_rating_on
a form filled in by the interviewer before
    test_a_scorecard_begins_empty_whatever_others_wrote
"""

import re

import cast
from house.tree import ROOT
from panelry import commands as c
from panelry import parts as p
from panelry.debrief import awaited, in_use
from panelry.ids import ObservationId, PersonId
from panelry.panel import Mode
from panelry.points import Kind
from panelry.visibility import own_picture
from panelry_tui.board_reading import BoardReading
from panelry_tui.reading import Reading
from story import Story
from tui.fake_room import FakeRoom

_TEST = re.compile(r"^(?:async )?def (test_\w+)", re.MULTILINE)


def test_every_complaint_has_its_guard() -> None:
    """A test that was renamed or removed leaves a complaint without one."""
    lines = (__doc__ or "").splitlines()[2:]
    known: set[str] = set()
    for each in ROOT.glob("tests/**/test_*.py"):
        known.update(_TEST.findall(each.read_text("utf-8")))
    assert [] == [line.strip() for line in lines if line.startswith(" ") and line.strip() not in known]
    starts = [at for at, line in enumerate(lines) if line and not line.startswith(" ")]
    assert 22 == sum(lines[at + 1].startswith("    test_") for at in starts) == len(starts)


def test_a_search_before_the_reveal_finds_the_same_whatever_was_rated() -> None:
    """Titles are searched, and nothing that depends on a rating."""
    found = []
    for level in (1, 5):
        room = FakeRoom()
        criteria = [each.id for each in room.state.rubric.criteria]
        for who in ("ana", "ben"):
            room.act(who, *(c.Rate(each, level) for each in criteria), c.Submit())
        room.act("ana", c.OpenEvidence(2))
        board = BoardReading(Reading(room.store_for("chen").view(), PersonId("chen")))
        found.append([board.rows(words) for words in ("", "de", str(level), "gap")])
    assert found[0] == found[1]
    assert [8, True, 0, 0] == [len(found[0][0]), len(found[0][1]) > 0, len(found[0][2]), len(found[0][3])]


def test_when_the_last_who_is_waited_for_leaves_the_reveal_opens() -> None:
    """Absent, recused or without a seat as a panelist: nobody is missing then, in any mode."""
    for mode in Mode:
        for leaves in (c.MarkAbsent(cast.DARA), c.DeclareConflict(cast.DARA, "They are cousins")):
            story = Story(mode).scored(cast.ANA, cast.BEN, cast.CHEN)
            assert (cast.DARA,) == awaited(story.state)
            assert story.when(cast.ANA, leaves).revealed().state.revealed


def test_taking_a_criterion_up_again_takes_no_rating_away() -> None:
    """Initial, revised and second ratings stay, and so does what was said about them."""
    story = Story().revealed().when(cast.BEN, c.Revise(cast.CODE, 2, "the odd case"))
    story.when(cast.ANA, c.OpenSecondRound(cast.CODE))
    for person in cast.PANEL:
        story.when(person, c.RateAgain(cast.CODE, 4))
    story.when(cast.ANA, c.CloseSecondRound(cast.CODE)).agreed(cast.CODE, 4)
    cards, used = story.state.cards, in_use(story.state, cast.CODE)
    story.when(cast.ANA, c.TakeUp(cast.CODE))
    assert (cards, used) == (story.state.cards, in_use(story.state, cast.CODE))
    assert "the odd case" == story.state.card(cast.BEN).revisions[cast.CODE].reason


def test_the_draft_is_there_from_the_first_agreed_rating_on() -> None:
    """And grows with the next, while the panel is still there."""
    story = Story().revealed()
    before = story.draft()
    first = story.agreed(cast.CODE, 4).draft()
    second = story.agreed(cast.DESIGN, 2).draft()
    assert [2, 1, 0] == [len(each.lacks) for each in (before, first, second)]
    assert before.words < second.words


def test_a_scorecard_begins_empty_whatever_others_wrote() -> None:
    """Somebody who comes late finds nothing of anybody's, and nothing chosen."""
    story = Story().scored().when(cast.ANA, c.AddPerson(cast.IVO, "Ivo Marin", cast.ROLES[cast.IVO]))
    story.when(
        cast.BEN, c.Reopen(), c.Observe(ObservationId("more"), cast.CODE, Kind.SAW, "x", shareable=True)
    )
    assert {} == own_picture(story.state, cast.IVO)
    assert () == story.parts(cast.IVO, p.OwnRating)
