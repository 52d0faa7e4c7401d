"""Nudges about notes: what is about a person's life and not their work, told to the author alone."""

import pytest

from panelry.leaks import nudge


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("She has a baby, may find shifts hard.", "“has a baby” may be about a person's life or origin"),
        ("He is too old for this team.", "“too old for this team” may be about a person's life or origin"),
        ("Strong accent.", "“Strong accent” may be about a person's life or origin"),
        ("Not a culture fit.", "“culture fit” is about fitting in"),
        ("He lied about the project.", "“lied about” accuses a person"),
    ],
)
def test_words_about_a_person_and_not_their_work_are_nudged_about(note: str, told: str) -> None:
    """As they were typed, with what would be better; nothing is blocked."""
    assert f"{told}. Better: what they did or said." == nudge(note)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Typed for ten minutes in silence. Forgot to close the database connection twice.",
        "Spawned a child process and waited for the parent. Added a foreign key.",
        "4/10 for testing. Ana would say 3. Better than the one before.",
    ],
)
def test_notes_about_the_work_are_left_alone(note: str) -> None:
    """A note may hold ratings, names and comparisons, which no summary may."""
    assert "" == nudge(note)


def test_the_words_that_were_written_last_are_told() -> None:
    """Also over several lines, and with what stands around them."""
    assert nudge("Has a baby.\nDrew a plan.\n\nStrong  accent, she said.").startswith("“Strong accent”")


def test_a_nudge_never_holds_more_of_a_note_than_the_words_it_is_about() -> None:
    """It stands on a screen beside the note: one short line or two."""
    told = nudge("has a baby " * 500)
    assert ("“has a baby”", True) == (told[:12], len(told) < 120)
