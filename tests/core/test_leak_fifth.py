"""The rules on sentences of two writers whose lines nobody read who wrote rules: the honest measure.

Pack en-8 was made without a look at them. When first measured it blocked 249 of 280 that must block, warned
of 124 of 140, and blocked 6 of 280 honest ones; what these six showed was mended, nothing else was. So the
bars are figures for words that nobody thought of, and stay honest while no rule is made from a miss.
"""

from pathlib import Path

import pytest

from panelry.leaks import Gate, Guard, Names, check_sentence

FOLDER = Path(__file__).resolve().parents[1] / "apart"
NAMES = Names(
    (*("Ana Duarte", "Grace Hill", "Chen Wu", "Bo Lindqvist"), *("Jo Brandt", "Kit Adeyemi", "Maren Vogel")),
    candidate="Amara Osei",
    denied=("Bluefinch",),
)
LINES = [line.split(" | ") for line in (FOLDER / "rules-fifth.txt").read_text("utf-8").splitlines()]
HONEST = (FOLDER / "harmless-fifth.txt").read_text("utf-8").splitlines()


def level(sentence: str) -> str:
    """Return the strongest level of what is found, empty where nothing is."""
    found = {each.level for each in check_sentence(sentence, Guard(), NAMES)}
    return "block" if Gate.BLOCK in found else "warn" if found else ""


@pytest.mark.parametrize(("wanted", "least", "many"), [("block", 249, 280), ("warn", 124, 140)])
def test_words_that_nobody_thought_of_are_found_as_often_as_told(wanted: str, least: int, many: int) -> None:
    """Nine of ten, at either level."""
    asked = [level(sentence) for gate, _, sentence in LINES if gate == wanted]
    good = {"block"} if wanted == "block" else {"block", "warn"}
    assert many == len(asked)
    assert sum(each in good for each in asked) >= least


def test_honest_words_that_nobody_thought_of_pass() -> None:
    """None is blocked, and at most two of 280 are warned of."""
    found = [level(sentence) for sentence in HONEST]
    assert 280 == len(found)
    assert 0 == found.count("block")
    assert found.count("warn") <= 2
