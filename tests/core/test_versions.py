"""Versions: who is behind, as the server and the terminal work it out from what each speaks."""

import pytest

from panelry.sync.versions import IN_THE_ANSWER, ON_THE_SCREEN, Behind, behind, listed


@pytest.mark.parametrize(
    ("terminal", "server", "expected"),
    [
        (["panelry.1"], ["panelry.2"], Behind.TERMINAL),
        (["panelry.1"], ["panelry.2", "panelry.3"], Behind.TERMINAL),
        (["panelry.9"], ["panelry.10"], Behind.TERMINAL),
        (["panelry.2"], ["panelry.1"], Behind.SERVER),
        (["panelry.3", "panelry.2"], ["panelry.1"], Behind.SERVER),
        (["panelry.1"], ["panelry.1"], Behind.UNKNOWN),
        ([], ["panelry.1"], Behind.UNKNOWN),
        (["panelry.1"], [], Behind.UNKNOWN),
        (["chat"], ["panelry.1"], Behind.UNKNOWN),
        (["panelry.0"], ["panelry.1"], Behind.UNKNOWN),
        (["panelry.1"], ["panelry.9999999"], Behind.UNKNOWN),
        (["panelry.1"], ["panelry.\u0662"], Behind.UNKNOWN),
    ],
)
def test_the_side_with_the_lower_number_is_behind(
    terminal: list[str], server: list[str], expected: Behind
) -> None:
    """By number, not by spelling; nobody is blamed where either side names no version of ours."""
    assert expected == behind(terminal, server)


def test_a_header_lists_names_over_commas_and_lines() -> None:
    """Empty ones are none."""
    assert ("panelry.1", "chat", "panelry.2") == listed(["panelry.1, chat", "", " panelry.2 ,"])


def test_every_side_has_its_sentence_on_both_sides() -> None:
    """The server's says it to whoever wrote the terminal, the terminal's to its person."""
    assert set(Behind) == set(IN_THE_ANSWER) == set(ON_THE_SCREEN)
