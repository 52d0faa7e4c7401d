"""The machine: random histories of a debrief, and the promises that must hold after every step.

A few hundred histories run by default; PANELRY_HISTORIES=10000 makes a long run.
"""

from hypothesis import given

import blindness
import faithfulness
from panelry_server.verify.histories import History
from strategies import effort, histories


@effort(250)
@given(histories)
def test_hidden_matter_changes_no_byte_for_anybody_else_until_it_opens(history: History) -> None:
    """Sights, cursors, pictures and refusals of two worlds are the same until the difference opens."""
    blindness.blind(history)


@effort(70)
@given(histories)
def test_without_names_nobody_can_tell_who_gave_which_rating(history: History) -> None:
    """When two panelists exchange scorecards and revisions, a third person's picture stays the same."""
    blindness.nameless(history)


@effort(90)
@given(histories)
def test_pictures_are_fresh_and_terminals_resume_and_the_journal_replays(history: History) -> None:
    """Live, resumed and replayed terminals show the fresh picture, and their agenda is the server's."""
    faithfulness.faithful(history)
