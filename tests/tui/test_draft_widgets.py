"""The widgets of the summary and the release by themselves: what is cut, wrapped, counted and underlined."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from panelry_tui.glyphs import ASCII
from panelry_tui.widgets.draft_checks import DraftChecks
from panelry_tui.widgets.draft_models import (
    ChecksView,
    FindingRow,
    OutlineView,
    PointRow,
    SentenceRow,
    SignerRow,
    TextView,
)
from panelry_tui.widgets.draft_outline import DraftOutline
from panelry_tui.widgets.draft_text import DraftText
from panelry_tui.widgets.models import StepRow
from panelry_tui.widgets.parts import Line
from panelry_tui.widgets.sentence_lines import cuts, under
from panelry_tui.widgets.step_list import StepList

WORDS = st.text(st.sampled_from("ab 漢\u0301é"), max_size=60)


def plain(lines: list[Line]) -> list[str]:
    """Return the lines as text, blanks at the ends left out."""
    return ["".join(part.text for part in line.parts).rstrip() for line in lines]


@given(WORDS, st.integers(2, 20))
def test_lines_hold_every_word_once_and_fit(text: str, width: int) -> None:
    """No letter is lost, none comes twice, and no line is wider than asked."""
    lines = cuts(text, width)
    assert "".join(text.split()) == "".join("".join(text[start:end].split()) for start, end in lines)
    assert all(cell_len(text[start:end]) <= width for start, end in lines)


def test_a_word_wider_than_a_line_is_cut() -> None:
    """Four cells a line."""
    assert [(0, 4), (4, 7)] == cuts("abcdefg", 4)


def test_a_span_is_underlined_cell_by_cell() -> None:
    """A wide sign takes two marks; a line without a span has none."""
    assert " ~~~~" == under("a漢字b", (0, 4), [(1, 3)], "~")
    assert "" == under("abc", (0, 3), [(5, 6)], "~")


def test_a_text_too_long_for_its_place_keeps_the_current_sentence_in_view() -> None:
    """Counts say how much is above and below."""
    rows = [SentenceRow("T", f"Sentence {number}.", (), number == 5) for number in range(10)]
    text = DraftText(glyphs=ASCII)
    text.set_reactive(DraftText.views, (TextView("Part", "", tuple(rows), current=True),))
    shown = plain(text.draw(40, 6))
    assert any(line.endswith("Sentence 5.") for line in shown)
    assert any(line.endswith("more lines above") for line in shown)
    first = [SentenceRow("T", f"Sentence {number}.", (), number == 0) for number in range(10)]
    text.set_reactive(DraftText.views, (TextView("Part", "", tuple(first)),))
    assert plain(text.draw(40, 6))[-1].endswith("6 more lines below")


def test_all_parts_stand_where_there_is_room() -> None:
    """Where there is not, only the current one does."""
    text = DraftText(glyphs=ASCII)
    one = TextView("One", "", (SentenceRow("T", "First."),))
    two = TextView("Two", "", (SentenceRow("R", "Second."),), current=True)
    text.set_reactive(DraftText.views, (one, two))
    assert [" One", "  T First.", "", " Two", "  R Second."] == plain(text.draw(20, 5))
    assert [" Two", "  R Second."] == plain(text.draw(20, 4))


def test_an_empty_sentence_still_has_its_row() -> None:
    """So that the cursor can stand on it."""
    text = DraftText(glyphs=ASCII)
    text.set_reactive(DraftText.views, (TextView("Part", "", (SentenceRow("N", "", (), current=True),)),))
    assert [" Part", "> N"] == plain(text.draw(20, 0))


def test_more_points_than_rows_are_counted() -> None:
    """The list ends with how many are left; around the current one it moves."""
    outline = DraftOutline(glyphs=ASCII)
    rows = tuple(PointRow("Ana", f"point {number}", "approved", number == 0) for number in range(9))
    outline.set_reactive(DraftOutline.view, OutlineView((), rows))
    assert "~ 6 more" in plain(outline.draw(26, 7))[-1]
    last = tuple(PointRow("Ana", f"point {number}", "incomplete", number == 8) for number in range(9))
    outline.set_reactive(DraftOutline.view, OutlineView((), last))
    assert "Ana: point 8" in plain(outline.draw(26, 7))[-1]


def test_signatures_break_between_people() -> None:
    """A name is never parted from its sign; declining shows the words."""
    checks = DraftChecks(glyphs=ASCII)
    signers = (
        SignerRow("Ana", "signed"),
        SignerRow("Ben", "declined", "too hard"),
        SignerRow("Chen", "earlier"),
    )
    checks.set_reactive(DraftChecks.view, ChecksView("FINDINGS none", (), "SIGNATURES", signers))
    assert [
        " FINDINGS none",
        " SIGNATURES  + Ana",
        "   x Ben “too hard”",
        "   ~ Chen an earlier text",
    ] == plain(checks.draw(32, 0))


def test_the_current_finding_is_shown_whole_and_others_are_cut() -> None:
    """Three stand at a time, the current one among them, with what to do."""
    rows = tuple(
        FindingRow(number, "RATING", "some words that are long", "warn", "Say it otherwise.", number == 4)
        for number in range(1, 6)
    )
    checks = DraftChecks(glyphs=ASCII)
    checks.set_reactive(DraftChecks.view, ChecksView("FINDINGS", rows))
    assert [
        " FINDINGS",
        "  3 RATING some words that~",
        "> 4 RATING some words that",
        ">   are long",
        "    Say it otherwise.",
        "  5 RATING some words that~",
    ] == plain(checks.draw(28, 0))[:-1]


def test_a_long_step_goes_on_under_its_words() -> None:
    """The sign stands once; a choice shows every word with its sign."""
    steps = StepList(glyphs=ASCII)
    channels = (("call", True), ("e-mail", False))
    rows = (StepRow("Policy", "yes", "only what was asked for"), StepRow("Channel", "choice", channels))
    steps.set_reactive(StepList.rows, rows)
    assert [
        " 1 Policy      + only what was",
        "                 asked for",
        " 2 Channel     * call   o e-mail",
    ] == plain(steps.draw(32, 0))
