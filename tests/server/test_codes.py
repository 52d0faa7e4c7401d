"""Codes and tokens: their shapes and hashes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelry_server.codes import code_hash, is_token, new_code, new_token, plain_code, token_hash

SECRET = bytes(range(32))


def test_a_new_code_has_the_shape_that_can_be_spoken() -> None:
    """No vowels, no 0 and 1, four by four."""
    assert re.fullmatch(r"[B-DF-HJ-NP-TV-XZ]{4}-[2-9]{4}-[B-DF-HJ-NP-TV-XZ]{4}", new_code())
    assert new_code() != new_code()


@pytest.mark.parametrize("spelled", ["KLRP-7342-MXST", "klrp7342mxst", " KLRP 7342 MXST ", "K-L-R-P7342MXST"])
def test_a_code_is_the_same_however_it_is_spelled(spelled: str) -> None:
    """Dashes, blanks and case do not count."""
    assert code_hash(SECRET, "KLRP-7342-MXST") == code_hash(SECRET, spelled)


@given(st.text(max_size=20))
def test_what_has_another_shape_is_no_code(text: str) -> None:
    """It has no hash, so it can match nothing."""
    shaped = plain_code(text) is not None
    assert shaped == (code_hash(SECRET, text) is not None)
    assert not shaped or 12 == len(plain_code(text) or "")


def test_the_hash_of_a_code_needs_the_secret() -> None:
    """Another server's hash is another."""
    assert code_hash(SECRET, "KLRP-7342-MXST") != code_hash(bytes(32), "KLRP-7342-MXST")


def test_a_token_is_known_by_its_sha_256() -> None:
    """The value of a known text, so that the scheme cannot drift."""
    assert "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" == token_hash("abc")


@pytest.mark.parametrize(
    ("token", "fit"),
    [("a" * 43, True), ("a" * 42, False), ("a" * 129, False), ("a" * 42 + " ", False), ("", False)],
)
def test_a_token_has_at_least_256_bits(token: str, fit: bool) -> None:
    """A short or odd one is turned away."""
    assert fit == is_token(token)


def test_a_new_token_is_fit_and_new() -> None:
    """256 bits from the machine's source."""
    assert is_token(new_token())
    assert new_token() != new_token()
