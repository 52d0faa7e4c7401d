"""On a terminal without UTF-8 words stay readable and columns stay where they are."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelry_tui.glyphs import UNICODE
from panelry_tui.spelled import SPELLED, plain_sign
from panelry_tui.widgets.cells import cell_len

_SEEN: Final = ("L", "N", "P", "S", "Zs")


@pytest.mark.parametrize(
    ("text", "encoding", "spelled"),
    [
        ("0–5 Rate · “yes” … it’s 80×24", "ascii", '0-5 Rate . "yes" ~ it\'s 80x24'),
        ("Zoë Ångström", "ascii", "Zoe Angstrom"),
        ("Zoë 3→4", "latin-1", "Zoë 3>4"),
        ("e\u0301t\u00e9 \u200bx", "ascii", "ete x"),
        ("名 ☃", "ascii", "?? ?"),
    ],
)
def test_what_an_encoding_lacks_is_spelled(text: str, encoding: str, spelled: str) -> None:
    """The nearest letter or sign; a question mark for each cell where there is none."""
    assert spelled == text.encode(encoding, SPELLED).decode(encoding)


def test_every_sign_of_the_screens_has_a_plain_one() -> None:
    """None of them becomes a question mark."""
    assert [] == [sign for sign in str(UNICODE) if plain_sign(sign) == "?"]


@given(
    st.characters(max_codepoint=0x10FF, categories=_SEEN)
    | st.characters(min_codepoint=0x2010, max_codepoint=0x25FF, categories=_SEEN)
    | st.characters(min_codepoint=0x3041, max_codepoint=0x33FF, categories=_SEEN)
    | st.characters(min_codepoint=0x4E00, max_codepoint=0xD7A3, categories=_SEEN)
)
def test_a_spelled_sign_takes_as_many_cells(sign: str) -> None:
    """No column moves: in the scripts whose widths are the same for everybody."""
    assert cell_len(sign) == len(sign.encode("ascii", SPELLED))


def test_only_writing_is_spelled() -> None:
    """What cannot be read in is no matter of signs."""
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", SPELLED)
