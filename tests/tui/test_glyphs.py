"""The sets of signs."""

import unicodedata

import pytest
from msgspec.structs import asdict
from rich.cells import cell_len

from panelry_tui.glyphs import ASCII, NARROW, UNICODE, GlyphChoice, Glyphs, GlyphSet, choose_glyphs, glyphs_of


@pytest.mark.parametrize(
    ("glyphs", "row"),
    [
        (UNICODE, "▸ ◆ ○ ‖ ● ◐ ○ ✓ ✗ … ↗ → ─ ━ · ▌ █ │ … –"),
        (NARROW, "▸ ▪ ▫ = ▪ ~ ▫ ✓ ✗ ? ^ > - = . > # | ~ -"),
        (ASCII, "> * o = * ~ o + x ? ^ > - = . > # | ~ -"),
    ],
)
def test_each_set_is_the_row_of_the_table(glyphs: Glyphs, row: str) -> None:
    """The signs stand in the order of the design's table."""
    assert row.split() == list(asdict(glyphs).values())


@pytest.mark.parametrize("name", ["unicode", "narrow", "ascii"])
def test_every_sign_takes_one_cell(name: GlyphSet) -> None:
    """A sign of another width would move all that follows it."""
    assert {1} == {cell_len(sign) for sign in asdict(glyphs_of(name)).values()}


def test_the_narrow_set_is_narrow_everywhere() -> None:
    """Ambiguous characters take two cells in some East Asian set-ups."""
    assert {"N", "Na"} >= {unicodedata.east_asian_width(sign) for sign in asdict(NARROW).values()}


def test_the_ascii_set_is_ascii() -> None:
    """A terminal without UTF-8 can show every sign of it."""
    assert all(sign.isascii() for sign in asdict(ASCII).values())


@pytest.mark.parametrize(
    ("choice", "encoding", "locale", "glyphs"),
    [
        ("auto", "utf-8", "en_GB.UTF-8", UNICODE),
        ("auto", "UTF8", "", UNICODE),
        ("auto", "utf-8", "ja_JP.UTF-8", NARROW),
        ("auto", "utf-8", "zh-TW", NARROW),
        ("auto", "latin-1", "ja_JP", ASCII),
        ("auto", None, "en_GB.UTF-8", ASCII),
        ("unicode", "latin-1", "C", UNICODE),
        ("narrow", "utf-8", "en_GB", NARROW),
        ("ascii", "utf-8", "en_GB", ASCII),
    ],
)
def test_the_set_follows_the_setting_then_the_encoding_then_the_locale(
    choice: GlyphChoice, encoding: str | None, locale: str, glyphs: Glyphs
) -> None:
    """A stated set always wins."""
    assert glyphs == choose_glyphs(choice, encoding=encoding, locale=locale).glyphs


def test_only_a_fallback_to_ascii_gives_a_hint() -> None:
    """The hint names the encoding and the cure."""
    hint = choose_glyphs("auto", encoding="latin-1", locale="C").hint
    assert (
        "The encoding here is latin-1, so signs are plain ASCII. Set LANG to a UTF-8 locale for the others."
        == hint
    )
    assert "" == choose_glyphs("auto", encoding="utf-8", locale="C").hint
