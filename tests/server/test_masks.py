"""Masks: what the proof of blindness leaves out of frames, and everything that it leaves in."""

import pytest

import cast
from eyes import text
from panelry import commands as c
from panelry_server.verify.masks import masked
from panelry_server.verify.worlds import Horizon
from story import Story

ZEROS = b"0" * 64


def frame() -> bytes:
    """Return the picture of Chen after Ben and Dara handed in."""
    story = Story().scored(cast.BEN, cast.DARA).when(cast.BEN, c.WriteNote(None, ZEROS.decode()))
    return text(story.sees(cast.CHEN)).encode()


@pytest.mark.parametrize(
    ("horizon", "left_out"),
    [(Horizon.EVIDENCE, 7), (Horizon.REVEAL, 4), (Horizon.ROUNDS, 1), (Horizon.NEVER, 0)],
)
def test_only_commitments_to_what_may_differ_are_left_out(horizon: Horizon, left_out: int) -> None:
    """Where nothing that opens differs, nothing at all is: the commitments must then be the same."""
    seen = masked(frame(), {cast.BEN}, horizon)
    assert (left_out, len(frame())) == (seen.count(ZEROS), len(seen))


def test_what_stands_around_the_digits_stays() -> None:
    """Names of fields, their order, who and when: the rest of the frame is what was sent."""
    rest = masked(frame(), {cast.BEN}, Horizon.EVIDENCE).split(ZEROS)
    sent = frame()
    for piece in rest:
        assert piece in sent
        sent = sent[sent.index(piece) + len(piece) :]


def test_receipts_of_others_are_compared_whole() -> None:
    """Dara has nothing to hide here."""
    whole = frame()
    seen = masked(whole, {cast.BEN}, Horizon.EVIDENCE)
    dara = whole.index(b'"part":"Receipt","person":"dara"')
    assert whole[dara:] == seen[dara:]


@pytest.mark.parametrize("digits", [b"0f" * 31, b"0f" * 33, b"0F" * 32, b""])
def test_what_has_not_the_size_of_a_commitment_is_compared(digits: bytes) -> None:
    """So a longer or a shorter one shows, and so does one field more or less."""
    sent = b'{"part":"Receipt","person":"ben","submitted":"","commitments":{"rating/x":"%b"}}' % digits
    assert sent == masked(sent, {cast.BEN}, Horizon.EVIDENCE)


def test_words_that_look_like_a_receipt_are_compared() -> None:
    """In a text every quotation mark is escaped."""
    said = '{"part":"Receipt","person":"ben","submitted":"","commitments":{"rating/x":"' + "f" * 64 + '"}}'
    story = Story().scoring().when(cast.BEN, c.WriteNote(None, said))
    sent = text(story.sees(cast.BEN)).encode()
    assert sent == masked(sent, {cast.BEN}, Horizon.EVIDENCE)
