"""The guard and the rules on sentences by somebody who knew the rules alone, and no code.

Half of them, `kept-back`, was shown to nobody who wrote rules before it was measured; 16 of its sentences
were read since, as the decision on who measures the guard tells. `own` holds sentences made up to find what
classes are missed. Each bar is what is reached today, so none may fall; what is missed stands in the message.
"""

from pathlib import Path

import pytest

from panelry.ids import PersonId
from panelry.leaks import Gate, Guard, Names, Private, check_sentence

FOLDER = Path(__file__).resolve().parents[1] / "apart"
HALVES = ("seen", "kept-back")
NAMES = Names(
    (*("Ana Duarte", "Grace Hill", "Chen Wu", "Bo Lindqvist"), *("Jo Brandt", "Kit Adeyemi", "Maren Vogel")),
    candidate="Amara Osei",
    denied=("Bluefinch",),
)
FOUND = {
    ("block", "seen"): (129, 129),
    ("block", "kept-back"): (115, 126),
    ("block", "own"): (187, 191),
    ("warn", "seen"): (55, 55),
    ("warn", "kept-back"): (48, 52),
    ("warn", "own"): (109, 110),
}
"""By level and half: how many are found at least, and of how many."""
ALARMS = {"seen": (0, 0), "kept-back": (0, 0), "own": (2, 1)}
"""By part: how many honest sentences are blocked and warned of at most, of 115, 115 and 238."""


def lines(name: str, half: str) -> list[tuple[str, ...]]:
    """Return the fields of each line of a file."""
    text = (FOLDER / f"{name}-{half}.txt").read_text("utf-8")
    return [tuple(line.split(" | ")) for line in text.splitlines()]


def level(sentence: str, guard: Guard) -> str:
    """Return the strongest level of a sentence, empty where nothing is found."""
    found = {each.level for each in check_sentence(sentence, guard, NAMES)}
    return "block" if Gate.BLOCK in found else "warn" if found else ""


@pytest.mark.parametrize(("wanted", "half"), FOUND)
def test_what_must_not_be_said_is_found(wanted: str, half: str) -> None:
    """What must block blocks; what is doubtful is at least warned of."""
    least, many = FOUND[wanted, half]
    asked = [(rule, sentence) for gate, rule, sentence in lines("rules", half) if gate == wanted]
    good = {"block"} if wanted == "block" else {"block", "warn"}
    missed = [each for each in asked if level(each[1], Guard()) not in good]
    assert many == len(asked)
    assert len(asked) - len(missed) >= least, missed


@pytest.mark.parametrize("half", ALARMS)
def test_honest_feedback_of_many_trades_passes(half: str) -> None:
    """Words about the task, near-misses among them."""
    blocked, warned = ALARMS[half]
    found = [(level(sentence, Guard()), sentence) for (sentence,) in lines("harmless", half)]
    assert sum(gate == "block" for gate, _ in found) <= blocked, found
    assert sum(gate == "warn" for gate, _ in found) <= warned, found


def guard_of(half: str) -> Guard:
    """Return the guard over every private sentence of a half."""
    noted = [*lines("notes", half), *lines("paraphrase", half)]
    return Guard.build((Private(PersonId("p-ana"), note) for note, _ in noted), ())


@pytest.mark.parametrize("half", HALVES)
def test_copied_notes_are_blocked_and_told_anew_at_least_flagged(half: str) -> None:
    """All of them: a copy with a word or two changed, and moderate paraphrases."""
    guard = guard_of(half)
    assert [] == [draft for _, draft in lines("notes", half) if level(draft, guard) != "block"]
    assert [] == [draft for _, draft in lines("paraphrase", half) if not level(draft, guard)]


@pytest.mark.parametrize(("half", "most"), [("seen", 1), ("kept-back", 0)])
def test_drafts_about_the_same_exercises_pass(half: str, most: int) -> None:
    """They say what no note says; the exercises' own words are allowed in a real debrief, here nothing is."""
    guard = guard_of(half)
    flagged = [draft for (draft,) in lines("unrelated", half) if level(draft, guard)]
    assert len(flagged) <= most, flagged
