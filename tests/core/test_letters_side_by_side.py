"""Letters side by side: those of one panel are no form letter, and none tells who said or rated what."""

import re
from collections import Counter
from itertools import combinations

import pytest
from msgspec.structs import replace

import cast
from drafted import BACKEND, GOOD, GROW, debrief, said
from panelry.debrief import Debrief
from panelry.drafting import Material, draft, plain
from panelry.drafting.frame import FRAME
from panelry.ids import DebriefId
from panelry.panel import Outcome
from panelry.points import KEEPING, Origin, Sentence
from panelry.summary import material, released_text
from story import Story, permission

DECLINE, ADVANCE, KEEP = Outcome.DECLINE, Outcome.ADVANCE, Outcome.KEEP_IN_TOUCH
PLACE, HUNT = "In the design exercise", "In the bug hunt"
ROLE = "Backend Engineer"
MADE = {
    "Amara": debrief(
        BACKEND, "Amara", ROLE, "system-design=2 code-quality=4 debugging-method=4 curiosity=4",
        said("code-quality", GOOD, HUNT, "you wrote a failing test first"),
        said("system-design", GROW, PLACE, "you drew one region and no second one",
             "ask of each box what happens when it stops"),
        drivers="system-design", outcome=DECLINE,
    ),
    "Bela": debrief(
        BACKEND, "Bela", ROLE, "system-design=2 debugging-method=4 collaboration=4",
        said("debugging-method", GOOD, HUNT, "you wrote down three causes and ruled two of them out"),
        said("system-design", GROW, PLACE, "you chose a queue before you sized the load",
             "write the expected load on the board first"),
        said("collaboration", GOOD, HUNT, "you asked your partner which log to open"),
        drivers="system-design", outcome=DECLINE,
    ),
    "Chidi": debrief(
        BACKEND, "Chidi", ROLE, "system-design=4 handling-ambiguity=2 code-quality=3 curiosity=5",
        said("curiosity", GOOD, "At the end", "you asked what our last outage had taught us"),
        said("handling-ambiguity", GROW, PLACE, "you waited for us to name the numbers",
             "make a guess, say it aloud, and go on from there"),
        outcome=ADVANCE,
    ),
    "Dorota": debrief(
        BACKEND, "Dorota", ROLE, "system-design=2 code-quality=2 collaboration=4 curiosity=4",
        said("collaboration", GOOD, "In the pairing session", "you took our hint and tried it at once"),
        said("code-quality", GROW, "In the pairing session", "you copied a block a third time",
             "name the block when you copy it"),
        said("system-design", GROW, PLACE, "you gave each box one copy",
             "draw a second copy and say who talks to it"),
        drivers="system-design code-quality", outcome=DECLINE,
    ),
    "Emeka": debrief(
        BACKEND, "Emeka", ROLE, "system-design=3 handling-ambiguity=4 debugging-method=2",
        said("handling-ambiguity", GOOD, PLACE, "you named the one number that you needed"),
        said("debugging-method", GROW, HUNT, "you changed two things before you ran it again",
             "change one thing, run it, and write down what you saw"),
        outcome=KEEP,
    ),
}  # fmt: skip
"""The candidates of one panel, each with a record of their own."""
FIVE = {name: replace(made, debrief=DebriefId(f"debrief-{name.lower()}")) for name, made in MADE.items()}
COUNTED = re.compile(
    r"\b(?:one|two|three|four|five|six|some|most|all|none|each|both|\d+) of (?:us|our|the (?:panel|people))\b"
    r"|\binterviewers?\b|\bpanelists?\b|\bcolleagues?\b|\bmajority\b|\bminority\b|\bagreed? (?:with|among)\b"
    r"|\bwe (?:all|both|each)\b",
    re.IGNORECASE,
)


def told(made: Material) -> str:
    """Return a letter without the candidate's name and the line that signs it."""
    return plain(draft(made)[:-1]).replace(made.candidate, "")


def phrasings(sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """Return the drafter's phrases that a letter is told in, in order."""
    return tuple(s.id for each in sentences for s in each.sources if s.origin is Origin.TEMPLATE)


def test_five_letters_of_one_panel_begin_join_and_close_differently() -> None:
    """No sentence of the drafter's own stands in more than three of them, and no two open and close alike."""
    letters = [draft(made) for made in FIVE.values()]
    shared = Counter(text for each in letters for text in {s.text for s in each if _own(s)})
    names = re.compile("|".join(FIVE))
    assert [] == [text for text, often in shared.items() if often > 3]
    assert 5 == len({(names.sub("", each[0].text), each[-2].text) for each in letters})


def test_over_many_panels_four_of_five_letters_open_in_words_of_their_own() -> None:
    """On average; leads and closings likewise, so that nobody reads a form with blanks filled in."""
    for at in (0, 1, "lead", -3):
        found = [len({_at(made, panel, at) for made in FIVE.values()}) for panel in range(60)]
        assert sum(found) > 3.6 * len(found), (at, sum(found) / len(found))


def _at(made: Material, panel: int, at: int | str) -> str:
    """Return a sentence of a letter by its place, or the one that leads to the strengths."""
    sentences = draft(replace(made, debrief=DebriefId(f"{panel}-{made.debrief}")))
    by_name = next(each for each in sentences if each.id == "strengths/lead")
    found = by_name if isinstance(at, str) else sentences[at]
    return found.text.replace(made.candidate, "")


def _own(sentence: Sentence) -> bool:
    """Return whether all words of a sentence are the drafter's, but for the line that signs."""
    return all(each.origin is Origin.TEMPLATE and each.id != "sender" for each in sentence.sources)


def test_no_two_letters_of_many_panels_are_told_in_the_same_words() -> None:
    """Whatever ids they have: any two of five share few phrases, and never most of them."""
    for panel in range(40):
        made = [
            phrasings(draft(replace(each, debrief=DebriefId(f"{panel}-{each.debrief}"))))
            for each in FIVE.values()
        ]
        for left, right in combinations(made, 2):
            assert 2 * len(set(left) & set(right)) < min(len(left), len(right)), (left, right)


def test_no_letter_begins_two_sentences_alike() -> None:
    """Connectives vary within a letter, too, for as long as there are phrases left."""
    for made in FIVE.values():
        begun = Counter(" ".join(each.text.split()[:2]) for each in draft(made))
        assert [] == [words for words, often in begun.items() if often > 1]


@pytest.mark.parametrize("name", FIVE)
def test_nothing_in_a_letter_names_or_counts_the_panel(name: str) -> None:
    """In none of a hundred tellings; only the line that signs says that there is a panel."""
    for seed in range(100):
        text = told(replace(FIVE[name], debrief=DebriefId(f"{seed}")))
        assert COUNTED.search(text) is None, text
        assert [] == [who for who in cast.NAMES.values() if who.split()[0] in text.split()]


def test_the_count_of_a_panel_would_be_found() -> None:
    """The pattern of the test above finds what it is for."""
    for text in (
        "Two of us saw it.",
        "We all liked it.",
        "An interviewer said so.",
        "Most of the panel did.",
    ):
        assert COUNTED.search(text) is not None, text


def answered(granted: bool | None) -> Debrief:
    """Return a debrief whose candidate said yes, said no, or was not asked."""
    story = Story().signed()
    return story.state if granted is None else story.when(cast.ANA, permission(granted=granted)).state


@pytest.mark.parametrize("granted", [None, True, False])
def test_the_line_about_permission_is_true_whatever_the_answer_is(granted: bool | None) -> None:
    """It says what holds for everybody, so the text that is signed is the one that is sent."""
    state = answered(granted)
    assert released_text(answered(None)) == released_text(state)
    for phrase in FRAME["permission"]:
        assert (
            re.search(
                r"\byou (?:said|told|agreed|asked)\b|\bwith your (?:permission|agreement)\b|\bthank\b", phrase
            )
            is None
        ), phrase
        assert re.search(r"\bonly\b|\bwithout\b", phrase) is not None, phrase


def test_a_letter_that_keeps_in_touch_asks_with_an_end_and_takes_a_no() -> None:
    """The question names a day, the next sentence says how to answer, and that a no is fine."""
    for seed in range(60):
        sentences = draft(replace(FIVE["Emeka"], debrief=DebriefId(f"{seed}")))
        at = [each.id for each in sentences].index(KEEPING)
        asked, answer = sentences[at].text, sentences[at + 1].text
        assert ("?" in asked, "23 May 2027" in asked) == (True, True)
        assert re.search(r"\banswer", answer) is not None
        assert re.search(r"\bno\b", answer) is not None


def test_the_thank_you_note_asks_to_keep_in_touch_as_well() -> None:
    """It tells the same outcome."""
    note = draft(replace(FIVE["Emeka"], points=(), agreed=()))
    assert [KEEPING] == [each.id for each in note if each.id == KEEPING]


def test_the_day_of_the_question_is_half_a_year_after_the_outcome() -> None:
    """The page that takes the answer proposes the same; other outcomes ask nothing."""
    story = Story().summary()
    kept = story.changed(outcome=KEEP, outcome_at="2026-11-22T12:00:00.000Z")
    assert ("", "2027-05-23") == (material(story.state).until, material(kept.state).until)
    assert "23 May 2027" in released_text(kept.state)
