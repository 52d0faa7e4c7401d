"""The keys at the foot of a dialog: their faces stand out, their words do not, nothing is markup."""

import pytest

from panelry_tui.widgets.dialog_keys import DialogKeys


def faces(words: str) -> list[str]:
    """Return what stands out in the keys of a dialog."""
    shown = DialogKeys(words).content
    assert words == str(shown)
    return [str(shown)[each.start : each.end] for each in getattr(shown, "spans", ())]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("up down Move  enter Choose  esc Back", ["up down", "enter", "esc"]),
        ("K Carry up  J Down  g G First, last", ["K", "J", "g G"]),
        ("0–5 or arrows and enter Choose  esc Back, words kept", ["0–5 or arrows and enter", "esc"]),
        ("only words  [b]esc[/b] Back", ["[b]esc[/b]"]),
    ],
)
def test_the_faces_of_keys_stand_out(words: str, expected: list[str]) -> None:
    """Whatever is written before a word that begins with a capital; several keys may share one act."""
    assert expected == faces(words)
