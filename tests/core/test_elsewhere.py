"""Text written elsewhere: where its sentences end, and what each of them deserves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelry.elsewhere import Known, Level, judge, sentences
from work_done import calls_of

NOTE = (
    "Typed for ten minutes in silence. Forgot to close the database connection twice. "
    "Reads error messages carefully and narrows the cause before changing code. "
    "Bug hunt: wrote down three possible causes and ruled them out one by one."
)
KNOWN = Known(
    notes=(NOTE,),
    allowed=(
        "Reads error messages carefully and narrows the cause before changing code.",
        "In the bug hunt you wrote down three possible causes and ruled them out one by one.",
    ),
    people=("Ana Duarte", "Grace Hill"),
)


@pytest.mark.parametrize(
    ("text", "level", "rules"),
    [
        ("You forgot to close the database connection two times.", Level.BLOCK, ["LEAK"]),
        ("You for\u200bgot to close the dаtabase connection twice.", Level.BLOCK, ["LEAK"]),
        ("For a long stretch you worked without saying anything.", Level.NEW_TEXT, []),
        ("You read error messages carefully and narrowed the cause before changing code.", Level.ALLOW, []),
        (
            "In the bug hunt you wrote down three possible causes, then ruled each of them out.",
            Level.ALLOW,
            [],
        ),
        ("You got 4/10 for testing.", Level.BLOCK, ["RATING"]),
        ("The person who got the offer knew more about queues.", Level.BLOCK, ["COMPARE"]),
        ("Ana felt that your plan lacked detail.", Level.BLOCK, ["NAME"]),
        ("You cheated in the take-home task.", Level.BLOCK, ["ACCUSE"]),
        ("With a baby at home you may find shifts hard.", Level.BLOCK, ["PROTECTED"]),
        ("As a Catholic you may dislike our Sunday rota.", Level.BLOCK, ["PROTECTED"]),
        ("You explained how a parent process waits for its children.", Level.NEW_TEXT, []),
        ("You seemed cold and lacked energy.", Level.WARN, ["PERSONALITY", "PERSONALITY"]),
        ("You read no error messages and narrowed the cause before changing code.", Level.NEW_TEXT, []),
    ],
)
def test_each_sentence_gets_the_level_of_its_strongest_finding(
    text: str, level: Level, rules: list[str]
) -> None:
    """Private words, unfit words, doubtful words, words that nobody allowed, and allowed ones."""
    (verdict,) = judge(text, KNOWN)
    assert (text, level, rules) == (verdict.sentence, verdict.level, [each.rule for each in verdict.findings])


def test_the_strongest_finding_wins() -> None:
    """A sentence with a warning and a block is a block, and tells both."""
    (verdict,) = judge("Grace Hill said that you seemed cold.", KNOWN)
    assert (Level.BLOCK, ["NAME", "PERSONALITY"]) == (verdict.level, [each.rule for each in verdict.findings])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("It took 3.5 seconds, e.g. in the test.", ["It took 3.5 seconds, e.g. in the test."]),
        ("You met G. Hill.", ["You met G. Hill."]),
        ("You read\nthe log.\nYou wrote\n  a test.", ["You read\nthe log.", "You wrote\n  a test."]),
        ("Dear Bo\nthank you\n\nfor coming", ["Dear Bo\nthank you", "for coming"]),
        ("- you asked\n- you drew\n* you left", ["- you asked", "- you drew", "* you left"]),
        ("He said “Stop.” Then it ended.", ["He said “Stop.”", "Then it ended."]),
        (" \n\n ", []),
    ],
)
def test_a_text_falls_into_sentences(text: str, expected: list[str]) -> None:
    """A line that goes on with a small letter is the same sentence; initials and decimals end none."""
    assert expected == list(sentences(text))


@given(st.text(alphabet="aB. \n-!?”", max_size=60))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    """All that is written is judged, in order."""
    assert "".join(text.split()) == "".join("".join(each.split()) for each in sentences(text))


def test_what_is_known_shows_only_how_much_it_is() -> None:
    """Notes and names stay out of logs."""
    assert "Known(1 notes, 2 allowed, 2 people)" == repr(KNOWN)


def test_each_allowed_text_is_read_for_its_sense_once() -> None:
    """However many sentences are asked, the words of an allowed text are worked out once."""
    allowed = tuple(f"You drew plan {at} of the queue before you wrote it." for at in range(300))
    few = "You sang of herons."
    many = " ".join(f"You sang of {bird} in the evening." for bird in ("herons", "wrens", "rooks", "owls"))
    known = Known(allowed=allowed)
    judge(f"{few} {many}", known)
    more = calls_of(lambda: judge(many, known)) - calls_of(lambda: judge(few, known))
    assert more < 60_000
