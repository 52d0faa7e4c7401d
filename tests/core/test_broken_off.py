"""A sentence that breaks off is warned of; greetings, headings, lists and signatures are none."""

import pytest

from panelry.elsewhere import Known, judge
from panelry.found import waivable
from panelry.ids import SentenceId
from panelry.leaks import Finding, Gate, Guard, Names, check_sentence, check_summary
from panelry.points import SENDER, Section, Sentence

BROKEN = [
    "You read the task, drew a plan and then",
    "The plan was",
    "You asked",
    "You drew a plan,",
    "You did three things:",
    "You wrote a test;",
    "You said “we wait”",
    "You measured it (twice)",
    "Thank you for the",
    "We saw that you named v1.2 of",
]
WHOLE = [
    "You drew a plan.",
    "Did we get a fact wrong?",
    "Well kept!",
    "You left it open…",
    "You asked: “What if it fails?”",
    "You said it twice (and wrote it down.)",
    "You wrote “I wait.” ",
    "あなたは試験を書きました。",
    "Dear Amara Osei,",
    "Hello Amara",
    "Good morning, Amara,",
    "Kind regards",
    "With many thanks,",
    "Thank you,",
    "",
]
LINES = [
    "What to look for:",
    "You did these three things:",
    "## Working together",
    "- you read the message aloud",
    "2. You asked for the log",
    "Ana Duarte, Acme",
    "The interview panel",
    "Sets clear, measurable objectives",
]


def found(text: str) -> tuple[Finding, ...]:
    """Return what is found in a sentence of a summary, the length of the whole aside."""
    one = Sentence(SentenceId("s"), Section.CLOSING, text, ())
    return tuple(
        each for _, each in check_summary((one,), Guard(), Names(("Grace Hill",))) if each.rule != "LENGTH"
    )


@pytest.mark.parametrize("text", BROKEN)
def test_a_sentence_of_a_summary_that_breaks_off_is_warned_of(text: str) -> None:
    """The whole of it is marked."""
    assert (Finding("UNFINISHED", Gate.WARN, (0, len(text))),) == found(text)


@pytest.mark.parametrize("text", WHOLE)
def test_a_sentence_that_ends_and_a_greeting_pass(text: str) -> None:
    """A stop, a mark of asking or calling, dots, and a quote or bracket that closes after one."""
    assert () == found(text)
    assert () == check_sentence(text, Guard(), Names())


@pytest.mark.parametrize("text", LINES)
def test_a_line_of_a_letter_that_is_no_sentence_needs_no_end(text: str) -> None:
    """In a summary there are sentences alone, so it has to end there."""
    assert () == check_sentence(text, Guard(), Names())
    assert ["UNFINISHED"] == [each.rule for each in found(text)]


def test_the_line_of_the_sender_needs_no_end() -> None:
    """It signs the summary."""
    line = Sentence(SENDER, Section.CLOSING, "The interview panel at Acme", ())
    assert () == check_summary((line,), Guard(), Names())


def test_a_letter_from_elsewhere_is_told_where_it_breaks_off() -> None:
    """As any other rule; what frames it is left alone."""
    letter = "Dear Amara,\n\nYou wrote a test first. Next time you could\n\nKind regards\nThe panel at Acme\n"
    assert [
        ("Dear Amara,", []),
        ("You wrote a test first.", []),
        ("Next time you could", ["UNFINISHED"]),
        ("Kind regards", []),
        ("The panel at Acme", []),
    ] == [(each.sentence, [one.rule for one in each.findings]) for each in judge(letter, Known())]


def test_a_sentence_that_breaks_off_on_purpose_can_be_waived() -> None:
    """It is a warning, and people answer for warnings."""
    assert waivable("UNFINISHED", blocks=False)
