"""Words under their disguises: what comes out alike, and where it stood."""

import re
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelry.stems import content, fold, sentences_of, stems, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don’t stop", ["dont", "stop"]),
        ("Café naïve", ["cafe", "naive"]),
        ("ﬁle", ["file"]),
        ("data-\n  base", ["database"]),
        ("well-known", ["well", "known"]),
        ("Twenty-one or ninety", ["20", "1", "or", "90"]),
        ("ёж ӏ ΑΒ", ["eж", "l", "ab"]),
        ("a\u3164b", ["ab"]),
        ("snake_case", ["snake", "case"]),
        ("... — !", []),
    ],
)
def test_words_come_out_alike(text: str, expected: list[str]) -> None:
    """Letters, accents, ligatures, breaks and numbers are folded."""
    assert expected == [word.text for word in tokens(text)]


def test_a_word_knows_its_place_in_the_original() -> None:
    """Hidden letters inside a word lie within its span."""
    text = "x da\u200bta-\nbase."
    assert ["x", "da\u200bta-\nbase"] == [text[word.start : word.end] for word in tokens(text)]


def test_stems_leave_out_who_and_mark_what_matters() -> None:
    """Pronouns and parts go; function words stay, marked."""
    read = [(each.text, each.content) for each in stems("She told the candidate about closing databases")]
    assert [("told", True), ("the", False), ("about", False), ("close", True), ("databas", True)] == read
    assert ("told", "close", "databas") == content("She told the candidate about closing databases")


def test_a_text_falls_into_sentences_and_lines() -> None:
    """Stops and line ends part sentences; a word broken at a line end does not."""
    assert ("One.", "Two data-\nbase!", "Three") == sentences_of("One. Two data-\nbase!\n\nThree\n")


@given(st.text(max_size=40))
def test_places_always_lie_in_the_text(text: str) -> None:
    """Every folded letter has a place, in order, whatever is typed."""
    folded = fold(text)
    assert len(folded.text) == len(folded.places)
    assert sorted(folded.places) == list(folded.places)
    assert all(0 <= word.start < word.end <= len(text) for word in tokens(text))


def test_the_stemmer_is_loaded_at_first_use() -> None:
    """Importing the guard and the drafter costs nobody the stemmer's start."""
    script = "import sys, panelry.leaks, panelry.drafting; print('snowballstemmer' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "False\n" == shown.stdout


def _broken_slowly(text: str) -> str:
    """Return a text with the words joined that a hyphen breaks over a line, by a plain expression."""
    return re.sub(r"(?<=\w)[-‐‑]\s*?\n\s*(?=\w)", "", text)


def _sentences_slowly(text: str) -> tuple[str, ...]:
    """Return the sentences and lines of a text by a plain expression, which reads blanks many times."""
    return tuple(part for part in re.split(r"(?<=[.!?…;])\s+|(?<![-‐‑])\s*\n\s*", text) if part.strip())


@settings(max_examples=300, deadline=None)
@given(st.text("ab.;!-‐ \t\n\r", max_size=12))
def test_breaks_are_those_of_a_plain_expression(text: str) -> None:
    """Reading every run of blanks once changes no result."""
    assert (_broken_slowly(text), _sentences_slowly(text)) == (fold(text).text, sentences_of(text))


def _seconds(text: str) -> float:
    """Return the least processor time, of five, that both readings of a text take."""
    spent = []
    for _ in range(5):
        began = time.process_time()
        sentences_of(text)
        tokens(text)
        spent.append(time.process_time() - began)
    return min(spent)


@pytest.mark.parametrize(
    ("begin", "blank"), [("a-", "\n"), ("a-", " \n"), ("a", " "), ("a", "\n"), ("a-", " ")]
)
def test_a_note_of_blanks_costs_in_proportion_to_its_length(begin: str, blank: str) -> None:
    """Sixteen times the blanks take nowhere near the square of that: 256 times."""
    short, long = (f"{begin}{blank * (count // len(blank))}!b" for count in (750, 12_000))
    assert _seconds(long) < 80 * _seconds(short)
