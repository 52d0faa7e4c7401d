"""Letters: the released text in its formats, made of nothing but what was released."""

import json

import pytest
from msgspec.structs import replace

from panelry.drafting import plain
from panelry.drafting.phrases import PHRASES
from panelry.ids import SentenceId
from panelry.letters import WIDTH, Letter, as_json, call_script, cut, markdown, sentences_of, text
from panelry.panel import Channel
from panelry.points import SENDER, Origin, Section, Sentence, Source

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


def said(name: str, section: Section, words: str) -> Sentence:
    """Return a sentence."""
    return Sentence(SentenceId(name), section, words, ())


def letter(words: str = TEXT, sentences: tuple[Sentence, ...] = SENTENCES) -> Letter:
    """Return a letter to Amara."""
    at = "2026-11-22T14:00:00.000Z"
    return Letter("Amara Osei", "Engineer", "Acme", at, Channel.CALL, "ab12", words, sentences)


def test_the_text_is_the_released_text() -> None:
    """Not a sign more or less."""
    assert TEXT == text(letter())


def test_the_released_sentences_are_told_without_their_sources() -> None:
    """Whatever a newer drafter would say."""
    cited = tuple(replace(each, sources=(Source(Origin.TEMPLATE, "a", "1"),)) for each in SENTENCES)
    assert SENTENCES == sentences_of(TEXT, cited, ())
    assert SENTENCES == sentences_of(TEXT, cited, (SENTENCES[0],))


def test_a_text_is_cut_into_the_sentences_that_it_was_made_of() -> None:
    """By their lengths; nothing of it is sent twice."""
    cuts = [(each.id, each.section, len(each.text)) for each in SENTENCES]
    assert SENTENCES == cut(plain(SENTENCES), cuts)


def test_an_old_release_has_the_sentences_of_today_only_where_they_make_up_its_text() -> None:
    """What was released stays what it was."""
    assert SENTENCES == sentences_of(TEXT, (), SENTENCES)
    assert () == sentences_of("As it was.", (), SENTENCES)


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("*a* [b](c) <d> #e", "\\*a\\* \\[b\\](c) \\<d> #e"),
        ("1. one\n- two\n# three\n> four", "1\\. one\n\\- two\n\\# three\n\\> four"),
        ("Lind & Co! R&D, &amp; 1&#33;", "Lind & Co! R&D, \\&amp; 1\\&#33;"),
    ],
)
def test_nothing_in_a_letter_becomes_markup(words: str, marked: str) -> None:
    """A reader of Markdown sees the very words."""
    assert marked == markdown(letter(words, ()))


def test_markdown_has_a_heading_for_each_side_and_a_bullet_for_each_thing() -> None:
    """What is said of one criterion, and what a person added, is a bullet each; nothing becomes markup."""
    more = (
        *SENTENCES[:3],
        said("strengths/code/said", Section.STRENGTHS, "You tested *first*."),
        said("strengths/code/point", Section.STRENGTHS, "In the hunt, you wrote a test."),
        said("new-1", Section.STRENGTHS, "1. was calm."),
        *SENTENCES[3:],
    )
    expected = (
        "# Summary of your interview\n\nThank you, Amara. We decided not to go on.\n\n"
        "## What went well\n\nThis went well.\n\n"
        "- You tested \\*first\\*. In the hunt, you wrote a test.\n- 1\\. was calm.\n\n"
        "## What to work on\n\nThis is to work on.\n\n## In closing\n\nThis was brief.\n\nThe panel"
    )
    assert expected == markdown(letter(sentences=more))


def test_markdown_of_a_side_without_its_lead_is_the_list() -> None:
    """A person may have removed the sentence that leads a side."""
    one = said("strengths/code/said", Section.STRENGTHS, "You tested.")
    assert "# Summary of your interview\n\n## What went well\n\n- You tested." == markdown(
        letter("You tested.", (one,))
    )


def test_markdown_of_a_note_is_its_paragraphs() -> None:
    """Thanks need no headings."""
    assert "Thank you, Amara.\n\nThe panel" == markdown(
        letter("Thank you, Amara.\n\nThe panel", (SENTENCES[0], SENTENCES[-1]))
    )


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


def headings(script: str) -> list[str]:
    """Return the numbered headings of a script."""
    return [line for line in script.splitlines() if line[:1].isdigit()]


def test_a_call_follows_the_order_of_a_talk() -> None:
    """The decision is for everybody; feedback comes after a yes, then questions and what happens next."""
    asked = (
        *SENTENCES[:1],
        said("opening/permission", Section.OPENING, "Here is ours."),
        *SENTENCES[1:5],
        said("closing/reply", Section.CLOSING, "Please tell us."),
        said("closing/next", Section.CLOSING, "Please apply again."),
        SENTENCES[5],
    )
    script = call_script(letter(sentences=asked))
    assert [
        "1. Greet",
        "2. Ask for a good moment (if it is none: agree on a time, and record follow-up)",
        "3. The decision",
        "4. Ask whether feedback is welcome (if not: go on with the questions)",
        "5. What we saw that went well",
        "6. What we would work on",
        "7. Ask for questions (say how to reach you later)",
        "8. What happens next",
        "9. Say goodbye",
    ] == headings(script)
    assert "3. The decision\n   Thank you, Amara. We decided not to go on.\n" in script
    assert "5. What we saw that went well\n   Here is ours. This went well.\n" in script
    assert "6. What we would work on\n   This is to work on.\n" in script
    assert (
        "   This was brief. Please tell us.\n   What would you like to ask, and is any of this not right?\n"
    ) in script
    assert "8. What happens next\n   Please apply again.\n" in script
    assert "The panel" not in script
    assert max(len(line) for line in script.splitlines() if line.startswith("   ")) <= WIDTH


@pytest.mark.parametrize(
    ("name", "slot"),
    [("opening/permission", "permission"), ("closing/reply", "reply"), ("closing/ask", "ask")],
)
def test_what_people_wrote_in_the_lines_about_asking_is_read_aloud(name: str, slot: str) -> None:
    """The drafter's own are not: who calls has just heard a yes, and asks for questions themselves."""
    for words, read in (("We promised you these words.", True), (PHRASES[slot][0], False)):
        line = said(name, Section.OPENING, words)
        script = call_script(letter(sentences=(*SENTENCES[:1], line, *SENTENCES[1:])))
        assert read == (words in " ".join(script.split()))


def test_what_people_add_to_the_opening_is_read_after_the_yes_to_feedback() -> None:
    """Thanks and decision are for everybody; whatever else stands there may be about the work."""
    added = said("edit-1", Section.OPENING, "We found it hard to follow what you drew.")
    script = call_script(letter(sentences=(*SENTENCES[:2], added, *SENTENCES[2:])))
    assert "3. The decision\n   Thank you, Amara. We decided not to go on.\n" in script
    assert "went well\n   We found it hard to follow what you drew. This went well.\n" in script


def test_a_call_of_a_short_note_asks_for_no_yes_to_feedback() -> None:
    """There is none; the other steps stay."""
    script = call_script(letter("Thank you, Amara.\n\nThe panel", (SENTENCES[0], SENTENCES[-1])))
    assert ["Greet", "Ask for a good moment", "The decision", "Ask for questions", "Say goodbye"] == [
        each.partition(". ")[2].partition(" (")[0] for each in headings(script)
    ]


def test_a_call_reads_the_paragraphs_where_the_sentences_are_not_known() -> None:
    """An old release can still be read aloud."""
    assert "4. Read the summary\n   One.\n   Two.\n" in call_script(letter("One.\n\nTwo.", ()))


CORRECTED = "Corrected on 22 November 2026: this takes the place of the text you had before."


def test_every_format_of_a_corrected_letter_says_so() -> None:
    """With the day, before all else that is read or heard; JSON names the former version."""
    first = letter()
    second = replace(first, released_at="2026-11-22T14:00:00.000Z", former=(("2026-11-20", "ab"),))
    assert f"{CORRECTED}\n\n{TEXT}" == text(second)
    assert markdown(second).startswith(f"# Summary of your interview\n\n{CORRECTED}\n\n")
    assert [{"released_at": "2026-11-20", "hash": "ab"}] == json.loads(as_json(second))["corrects"]
    assert "We corrected the summary that you had from us before." in call_script(second)
    for form in (text, markdown, call_script, as_json):
        assert "orrect" not in form(first)
