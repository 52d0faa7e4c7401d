"""Copies cut by full stops: the pieces of a private sentence are found however short each of them is."""

from typing import Final

import pytest

from harmless import HARMLESS
from panelry.elsewhere import Known, Level, judge
from panelry.ids import PersonId, SentenceId
from panelry.leaks import Gate, Guard, Names, Private, check_summary
from panelry.points import Section, Sentence

BEN, CHEN = PersonId("p-ben"), PersonId("p-chen")
NOTE = "He kept arguing with Marta about the deployment freeze and blamed the night shift for it."
TERSE = "Kept arguing. With Marta. About the freeze."
PIECES: Final = (
    "You kept arguing.",
    "With Marta about.",
    "The deployment freeze.",
    "You blamed.",
    "The night shift for it.",
)


def blocked(*texts: str, note: str = NOTE, allowed: tuple[str, ...] = ()) -> list[str]:
    """Return the texts with a leak of Ben's that blocks, as sentences of one part of a summary."""
    rows = tuple(Sentence(SentenceId(text), Section.CLOSING, text, ()) for text in texts)
    guard = Guard.build([Private(BEN, note)], allowed)
    found = check_summary(rows, guard, Names(("Ana Duarte",)))
    leaks = [at for at, each in found if (each.rule, each.level, each.owner) == ("LEAK", Gate.BLOCK, BEN)]
    return [text for text in texts if SentenceId(text) in leaks]


def test_each_piece_of_a_note_cut_by_full_stops_waits_for_its_author() -> None:
    """Five sentences of two words of matter each: none is left out."""
    assert [*PIECES] == blocked(*PIECES)


def test_the_place_of_a_cut_copy_is_in_its_own_sentence() -> None:
    """A finding's place lies within the sentence that it is told of, and holds words."""
    rows = tuple(Sentence(SentenceId(text), Section.CLOSING, text, ()) for text in PIECES)
    for at, each in check_summary(rows, Guard.build([Private(BEN, NOTE)], ()), Names(())):
        if each.rule == "LEAK":
            assert 0 <= each.span[0] < each.span[1] <= len(at)


def test_a_terse_note_is_found_sentence_by_sentence() -> None:
    """The note itself is in pieces: copied piece by piece, it is found as well."""
    assert 3 == len(blocked("You kept arguing.", "With Marta.", "About the freeze.", note=TERSE))


def test_two_whole_sentences_side_by_side_are_judged_by_themselves() -> None:
    """Nothing is found where one private sentence ends and the next begins, between two whole sentences."""
    note = "Slow to plan the garden wall. Bread dough rested well."
    texts = (
        "With us you sketched and measured a sunny garden wall.",
        "Bread you baked with care and patience.",
    )
    assert [] == blocked(*texts, note=note)


def test_what_is_allowed_is_allowed_over_a_full_stop_too() -> None:
    """Words of a rubric that go on over a full stop are nobody's secret."""
    assert [] == blocked(*PIECES[:3], allowed=(NOTE,))


def test_an_owner_with_a_block_in_a_sentence_is_told_of_once_there() -> None:
    """What a sentence shares by itself is not told again for what it shares with its neighbour."""
    texts = ("You kept arguing with Marta about the deployment.", "Freeze and blamed.")
    rows = tuple(Sentence(SentenceId(text), Section.CLOSING, text, ()) for text in texts)
    found = check_summary(rows, Guard.build([Private(BEN, NOTE)], ()), Names(()))
    assert [1, 1] == [sum(at == text and each.rule == "LEAK" for at, each in found) for text in texts]


def test_a_text_written_elsewhere_is_read_over_its_full_stops_too() -> None:
    """On one line: each piece is a block."""
    found = judge(" ".join(PIECES), Known(notes=(NOTE,)))
    assert [(piece, Level.BLOCK) for piece in PIECES] == [(each.sentence, each.level) for each in found]


@pytest.mark.parametrize("begin", range(0, len(HARMLESS), 25))
def test_honest_sentences_in_a_row_stay_unfound(begin: int) -> None:
    """Honest sentences, side by side, beside a note on the same work."""
    rows = tuple(
        Sentence(SentenceId(str(at)), Section.CLOSING, text, ())
        for at, text in enumerate(HARMLESS[begin : begin + 25])
    )
    guard = Guard.build([Private(BEN, NOTE), Private(CHEN, TERSE)], ())
    assert [] == [(at, each) for at, each in check_summary(rows, guard, Names(())) if each.rule == "LEAK"]
