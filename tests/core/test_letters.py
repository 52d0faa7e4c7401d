"""Letters: the released text in its formats, made of nothing but what was released."""

import json

import pytest

from panelry.ids import SentenceId
from panelry.letters import WIDTH, Letter, as_json, call_script, markdown, sentences_of, text
from panelry.panel import Channel
from panelry.points import SENDER, Section, Sentence

SENTENCES = tuple(
    Sentence(SentenceId(name), section, words, ())
    for name, section, words in (
        ("opening/thanks", Section.OPENING, "Thank you, Amara."),
        ("opening/outcome", Section.OPENING, "We decided not to go on."),
        ("strengths/lead", Section.STRENGTHS, "This went well."),
        ("growth/lead", Section.GROWTH, "This is to work on."),
        ("closing/brief", Section.CLOSING, "This was brief."),
        (SENDER, Section.CLOSING, "The panel"),
    )
)
TEXT = (
    "Thank you, Amara. We decided not to go on.\n\nThis went well.\n\nThis is to work on."
    "\n\nThis was brief.\n\nThe panel"
)


def letter(words: str = TEXT, sentences: tuple[Sentence, ...] = SENTENCES) -> Letter:
    """Return a letter to Amara."""
    at = "2026-11-22T14:00:00.000Z"
    return Letter("Amara Osei", "Engineer", "Acme", at, Channel.CALL, "ab12", words, sentences)


def test_the_text_is_the_released_text() -> None:
    """Not a sign more or less."""
    assert TEXT == text(letter())


def test_sentences_are_kept_only_where_they_make_up_the_text() -> None:
    """What was released stays, whatever a newer drafter would say."""
    assert SENTENCES == sentences_of(TEXT, SENTENCES)
    assert () == sentences_of("As it was.", SENTENCES)


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("*a* [b](c) <d> #e", "\\*a\\* \\[b\\](c) \\<d\\> \\#e"),
        ("1. one\n- two\nthree", "1\\. one\n\\- two\nthree"),
    ],
)
def test_nothing_in_a_letter_becomes_markup(words: str, marked: str) -> None:
    """A reader of Markdown sees the very words."""
    assert marked == markdown(letter(words))


def test_json_holds_the_sentences_by_section() -> None:
    """Only sections that say something, in reading order."""
    told = json.loads(as_json(letter()))
    assert [
        ("opening", ["Thank you, Amara.", "We decided not to go on."]),
        ("strengths", ["This went well."]),
        ("growth", ["This is to work on."]),
        ("closing", ["This was brief.", "The panel"]),
    ] == [(each["section"], each["sentences"]) for each in told["sections"]]
    assert ("call", "ab12", TEXT) == (told["channel"], told["hash"], told["text"])


def test_json_holds_paragraphs_where_the_sentences_are_not_known() -> None:
    """An old release can still be read by a program."""
    told = json.loads(as_json(letter("One.\n\nTwo.", ())))
    assert [{"section": "text", "sentences": ["One.", "Two."]}] == told["sections"]


def test_a_call_follows_the_order_of_a_talk() -> None:
    """Thanks with the greeting, the question before anything is told, limits and farewell at the end."""
    script = call_script(letter())
    headings = [line for line in script.splitlines() if line[:1].isdigit()]
    assert [
        "1. Greet",
        "2. Ask whether feedback is welcome (if not: thank them, and go to the last step)",
        "3. The decision",
        "4. What went well",
        "5. What to work on",
        "6. Say what you cannot say",
        "7. Close",
    ] == headings
    assert "The panel" not in script
    said = [line for line in script.splitlines() if line.startswith("   ")]
    assert max(map(len, said)) <= WIDTH


def test_a_call_of_a_short_note_has_no_empty_step() -> None:
    """Without a strength and a growth point their headings are left out."""
    script = call_script(letter("Thank you, Amara.\n\nThe panel", (SENTENCES[0], SENTENCES[-1])))
    assert "What went well" not in script
    assert "The decision" not in script


def test_a_call_reads_the_paragraphs_where_the_sentences_are_not_known() -> None:
    """An old release can still be read aloud."""
    assert "3. Read the summary\n   One.\n   Two.\n" in call_script(letter("One.\n\nTwo.", ()))
