"""A list of candidates in pieces: each fits a frame, together they are the list, and one alone is none."""

from hypothesis import given
from hypothesis import strategies as st

from panelry.hiring import Particulars, Piece
from panelry.ids import CandidateId, PositionId
from panelry.office.commands import AddCandidates, NewCandidate
from panelry.office.pieces import pieces_of
from panelry.sync.frames import LARGEST_COMMAND, Do, encode

POSITION = PositionId("p1")
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=200)
"""Names as long as they may be, in any script."""


def command(names: list[str]) -> AddCandidates:
    """Return the command that adds people of these names."""
    people = tuple(NewCandidate(CandidateId(f"c{at}"), Particulars(name)) for at, name in enumerate(names))
    return AddCandidates(POSITION, people)


@given(st.lists(NAMES, min_size=1, max_size=30), st.integers(2_000, 8_000))
def test_pieces_are_the_list_in_its_order_and_each_fits(names: list[str], most: int) -> None:
    """Numbered from 1, under one name; a frame of each is no larger than it may be."""
    whole = command(names)
    made = pieces_of(whole, "list", most)
    assert whole.candidates == tuple(each for piece in made for each in piece.candidates)
    assert [Piece("list", number, len(made)) for number in range(1, len(made) + 1)] == [
        each.piece for each in made
    ]
    assert [] == [each for each in made if len(encode(Do(2**40, each)).encode()) > most]


def test_the_longest_list_of_a_position_fits_into_the_pieces_that_are_taken() -> None:
    """Five thousand people with a name and an address."""
    made = pieces_of(command(["Kit Adeyemi the elder of the two"] * 5_000), "list", LARGEST_COMMAND)
    assert 2 <= len(made) <= 20


def test_a_list_without_anybody_is_one_piece() -> None:
    """It is refused as any empty list is."""
    assert [Piece("list", 1, 1)] == [each.piece for each in pieces_of(command([]), "list", LARGEST_COMMAND)]
