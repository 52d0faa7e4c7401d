"""The pace of a rehearsal: the panel waits for the person, and what is long is read a page at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelry_tui.rehearsal.beside import gold_words
from panelry_tui.rehearsal.pages import WIDEST, pages_of
from panelry_tui.rehearsal.room import PATIENCE, READING, RESTS, until_quiet


async def waited(*typed: str, then: str) -> float:
    """Return how long the panel waits where one text follows another, a second each."""
    texts, passed = list(typed), 0.0

    def begun() -> dict[str, str]:
        words = texts[0] if texts else then
        return {"revise/design": words} if words else {}

    async def sleep(seconds: float) -> None:
        nonlocal passed
        passed += seconds
        if seconds == 1 and texts:
            texts.pop(0)

    await until_quiet(begun, sleep)
    return passed


@pytest.mark.parametrize(
    ("typed", "then", "expected"),
    [
        ((), "", READING),
        (("a", "ab", "abc"), "", READING + 3),
        (("a", "ab", "abc"), "abc", READING + 3 + RESTS - 1),
        (tuple("a" * (at + 1) for at in range(900)), "", READING + PATIENCE),
    ],
)
async def test_the_panel_waits_until_the_persons_words_rest(
    typed: tuple[str, ...], then: str, expected: int
) -> None:
    """Time to read, then as long as something is written; never for ever."""
    assert expected == await waited(*typed, then=then)


def test_the_gold_debrief_is_paged_at_80_by_24_without_a_word_cut() -> None:
    """Every page fits above the line that asks for a key, and nothing is lost between them."""
    text = gold_words({}, {})
    pages = pages_of(text, 80, 23)
    lines = [line for page in pages for line in page.splitlines()]
    assert len(pages) > 1
    assert [] == [line for line in lines if len(line) > 80]
    assert [] == [page for page in pages if len(page.splitlines()) > 23]
    assert text.split() == " ".join(lines).split()
    assert [] == [page for page in pages if page.startswith(" ")]


@given(st.text("ab \n", max_size=300), st.integers(4, 130), st.integers(1, 9))
def test_pages_hold_every_line_within_their_size(text: str, width: int, height: int) -> None:
    """Whatever the text and the terminal: no page is too long and no sign but blanks is lost."""
    pages = pages_of(text, width, height)
    assert max(len(page.splitlines()) for page in pages) <= height
    assert max((len(line) for page in pages for line in page.splitlines()), default=0) <= min(width, WIDEST)
    assert "".join(text.split()) == "".join("".join(pages).split())
