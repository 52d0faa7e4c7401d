"""Short forms read as what they stand for, with places in the words as they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelry.leaks import Finding, Gate, Guard, Names, check_sentence
from panelry.leaks.short_forms import readings
from panelry.stems import fold

WRITTEN_OUT = [
    ("You're early.", "you are early."),
    ("you\u2019ve asked", "you have asked"),
    ("We\u02bcre late and we'd wait", "we are late and we would wait"),
    ("You CAN'T see", "you cannot see"),
    ("I won't; they shan't", "i will not; they shall not"),
    ("You didnt ask", "you did not ask"),
    ("It's here and I'm there", "it is here and i am there"),
    ("You'll see what's open", "you will see what is open"),
]


@pytest.mark.parametrize(("text", "long"), WRITTEN_OUT)
def test_a_short_form_reads_as_the_words_that_it_stands_for(text: str, long: str) -> None:
    """Beside the text as it is written, whatever mark stands for the letters left out."""
    assert (fold(text).text, long) == tuple(each.text for each in readings(text))


@pytest.mark.parametrize(
    "text", ["We were well.", "Its lid is shut.", "The pupil's answer", "You want it", "ill"]
)
def test_words_that_are_no_short_forms_are_read_once(text: str) -> None:
    """Words that a short form without its mark would look like, and owners."""
    assert (fold(text),) == readings(text)


@given(st.lists(st.sampled_from(["You're", "didn't", "can't", "I'm", "calm", "é", "\u200b", "…", "what's"])))
def test_every_place_of_the_long_reading_stands_in_the_text(words: list[str]) -> None:
    """Places never go back and never leave the text, whatever else it holds."""
    text = " ".join(words)
    for read in readings(text):
        assert len(read.text) == len(read.places)
        assert sorted(read.places) == list(read.places)
        assert all(0 <= place < len(text) for place in read.places)


def test_a_finding_in_a_short_form_spans_the_words_as_written() -> None:
    """What was added stands where its short form ends."""
    text = "In the talk you weren't honest."
    found = check_sentence(text, Guard(), Names())
    assert (Finding("ACCUSE", Gate.BLOCK, (12, 30)),) == found
    assert "you weren't honest" == text[12:30]
