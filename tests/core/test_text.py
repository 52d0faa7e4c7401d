"""Sanitising of every string that crosses a boundary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelry.text import PILED, REPLACEMENT, clean_line, clean_text

HOSTILE = (
    *map(chr, range(0x09)),
    *map(chr, range(0x0B, 0x0D)),
    *map(chr, range(0x0E, 0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *map(chr, range(0x2028, 0x202F)),
    *map(chr, range(0x2066, 0x206A)),
    "\ud800",
    "\udfff",
)
ANY = st.text(st.characters())


@pytest.mark.parametrize("sign", HOSTILE, ids=[f"U+{ord(sign):04X}" for sign in HOSTILE])
def test_a_hostile_sign_is_replaced_and_never_dropped(sign: str) -> None:
    """Controls, lone surrogates, separators and overrides leave a visible trace."""
    assert (f"a{REPLACEMENT}b", f"a{REPLACEMENT}b") == (clean_text(f"a{sign}b"), clean_line(f"a{sign}b"))


@pytest.mark.parametrize("sign", ["é", "木", "\u00a0", "\u200b", "\u202f", "😀", "~", "\u2027", "\u2065"])
def test_an_ordinary_sign_stays(sign: str) -> None:
    """Letters of any script, and the neighbours of hostile ranges, are left alone."""
    assert (f"a{sign}b", f"a{sign}b") == (clean_text(f"a{sign}b"), clean_line(f"a{sign}b"))


def test_a_text_keeps_its_newlines_and_tabs() -> None:
    """Text of several lines is a shape that people made."""
    assert " a\n\tb\n " == clean_text(" a\n\tb\n ")


def test_every_line_end_becomes_a_newline() -> None:
    """A carriage return alone would move the cursor to the start of the line."""
    assert "a\nb\nc\n\nd" == clean_text("a\r\nb\rc\n\rd")


def test_a_line_has_neither_newlines_nor_tabs() -> None:
    """They become blanks, and the ends are cut."""
    assert "a b c d" == clean_line("\t a\nb\tc\r\nd \n")


def test_an_escape_sequence_loses_its_power() -> None:
    """A clipboard write is text like any other once its escape is gone."""
    assert f"{REPLACEMENT}]52;c;aGk={REPLACEMENT}" == clean_line("\x1b]52;c;aGk=\x07")


@pytest.mark.parametrize("sign", ["\u0301", "\u200b", "\u200d", "\ufe0f", "\u20dd", "\u0e49", "\U000e0061"])
def test_a_flood_of_signs_without_a_width_is_cut(sign: str) -> None:
    """They would be drawn over the lines above, or hide what they are; one trace is left of all the rest."""
    cut = f"a{sign * PILED}{REPLACEMENT}b"
    assert (cut, cut) == (clean_text(f"a{sign * 5_000}b"), clean_line(f"a{sign * 5_000}b"))


@pytest.mark.parametrize(
    "sign",
    [
        "\N{WAVING BLACK FLAG}\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "\N{WOMAN}\u200d\N{HEAVY BLACK HEART}\ufe0f\u200d\N{KISS MARK}\u200d\N{WOMAN}",
        "Việ\u0302\u0323t",
        "נִשְׁמַע",
        "ที่นี่",
    ],
)
def test_what_scripts_and_emoji_pile_up_stays(sign: str) -> None:
    """Flags made of tags, families, vowel points, marks of tone."""
    assert (sign, sign) == (clean_text(sign), clean_line(sign))


@given(ANY)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    """What is clean stays as it is."""
    assert (clean_text(text), clean_line(text)) == (
        clean_text(clean_text(text)),
        clean_line(clean_line(text)),
    )


@given(ANY)
def test_a_clean_text_holds_no_hostile_sign(text: str) -> None:
    """Every sign of the list is gone, wherever it stood."""
    assert set() == set(clean_text(text)) & set(HOSTILE)
    assert set() == set(clean_line(text)) & {*HOSTILE, "\n", "\t", "\r"}


@given(ANY)
def test_a_clean_text_can_be_encoded(text: str) -> None:
    """Nothing that cannot be written to a file or a socket is left."""
    assert clean_text(text) == clean_text(text).encode().decode()
