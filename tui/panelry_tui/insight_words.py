"""What a lesson means, in words: the same on the page, on the screen and in plain lines."""

from fractions import Fraction
from typing import assert_never

from panelry.disagreement import display
from panelry.insight import (
    CANDIDATES,
    EARLY,
    FEWEST,
    Apart,
    Figures,
    Foretold,
    Lesson,
    Rater,
    Replied,
    Says,
    Shown,
    Splits,
)
from panelry.pages import Said
from panelry_tui.shrinking import Shrunken

AFTERWARDS = "A gap that is smaller afterwards does not make a rating better."
"""Stands wherever gaps of a second round do: no view celebrates that agreement rose."""
HOLDS_BACK = f"Shown from {FEWEST} candidates on."


READ_LATER = (
    "Only people who were hired are in it, so a criterion may foretell more than it shows here. Of twenty "
    "criteria that foretell nothing, one looks as if it did."
)
"""Stands wherever it is said which criteria foretold anything."""


_MOST_SAID = 3
_NOUGHT = 0.005
"""What two decimals show as nought."""
NOTHING_SAID = {
    Says.WITHHELD: "Not told to you, as you recorded or ended later levels: another holder may look",
    Says.TOO_FEW: "Too few people to say anything",
    Says.ALL_ALIKE: "Nothing to say, as ratings or later levels are all alike",
    Says.TOO_LITTLE: "Too little to say whether it foretold anything",
}
"""Why nothing can be said of a criterion."""


SAID = {
    Said.KEEP: "said yes to keeping in touch",
    Said.NOT_KEEP: "said no to keeping in touch",
    Said.ACKNOWLEDGED: "acknowledged it",
    Said.QUESTION: "asked a question",
    Said.CORRECTION: "corrected a fact",
    Said.NO_CONTACT: "wanted no further contact",
    Said.DATA: "asked for their data",
}
"""What a candidate said, after how many they were."""


def count(number: int, thing: str) -> str:
    """Return a number with its thing, in the plural where it is not one."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def based_on(figures: Figures) -> str:
    """Return the numbers that a group's figures rest on."""
    return (
        f"{count(figures.candidates, 'candidate')}, {count(figures.panelists, 'panelist')}, "
        f"{count(figures.ratings, 'initial rating')}"
    )


def points(number: Fraction) -> str:
    """Return a number of scale points with one decimal."""
    return display(number)


def gap_words(lesson: Lesson) -> str:
    """Return the mean gap of a criterion's panels, sealed and then second, with their numbers."""
    if lesson.gap is None:
        return f"gap: not shown, n {lesson.compared}"
    sealed = f"gap {points(lesson.gap)} (n {lesson.compared})"
    if lesson.moved is None:
        return sealed
    moved = lesson.moved
    return f"{sealed}; with a second round {points(moved.sealed)} then {points(moved.second)} (n {moved.n})"


def no_agreed_words(lesson: Lesson) -> str:
    """Return why a criterion's agreed ratings are not there."""
    return f"agreed ratings: {f'not shown, n {lesson.agreed_n}' if lesson.agreed_n else 'none'}"


def notes(lesson: Lesson) -> tuple[str, ...]:
    """Return what is worth a look at one criterion, the most telling first; empty for nothing."""
    found = []
    if lesson.splits in {Splits.ALWAYS, Splits.OFTEN}:
        often = "always splits the panel" if lesson.splits is Splits.ALWAYS else "often splits the panel"
        which = "them" if lesson.apart is None else _anchors(lesson.apart)
        found.append(
            f"{often} ({lesson.split} of {lesson.compared}): its anchors may read two ways, reword {which}"
        )
    if lesson.alike:
        told = lesson.assessed
        found.append(f"never separates candidates: all within one point (n {told})")
    missing = lesson.candidates - lesson.assessed
    if missing:
        found.append(f"nobody assessed it for {missing} of {count(lesson.candidates, 'candidate')}")
    return tuple(found)


def _anchors(found: Apart) -> str:
    """Return the anchors on which most split panels stand, with how many panels those are."""
    return f"those of levels {found.low} and {found.high} (n {found.n})"


def no_phi_words(candidates: int) -> str:
    """Return why nothing is said of panels of other sizes, by how many candidates were rated."""
    if candidates < CANDIDATES:
        return f"is shown from {CANDIDATES} shared candidates on"
    return (
        f"cannot be said: it takes {CANDIDATES} candidates with two panelists, two criteria, ratings that "
        "differ, and panelists whom candidates link"
    )


def said_most(figures: Figures) -> tuple[str, ...]:
    """Return on which criteria strengths and growth points were said most, with to how many candidates."""
    found = []
    for name, counts in (
        ("Strengths", [(each.criterion, each.strengths) for each in figures.lessons]),
        ("Growth points", [(each.criterion, each.growth) for each in figures.lessons]),
    ):
        told = sorted(((title, n) for title, n in counts if n is not None), key=lambda each: -each[1])
        if told:
            said = ", ".join(f"{title} ({n} of {figures.candidates})" for title, n in told[:_MOST_SAID])
            found.append(f"{name} said most: {said}.")
    return tuple(found)


def effect_words(rater: Rater) -> str:
    """Return how far a panelist rates above or below the panel as a whole, or why that is not said."""
    if rater.effect is None or rater.se is None:
        few = rater.shared_candidates < EARLY
        why = f"fewer than {EARLY} shared candidates" if few else "too few ratings to say how sure it is"
        return f"Not shown: {why}."
    early = "Early: " if rater.shown is Shown.EARLY else ""
    size = f"{abs(rater.effect):.2f}"
    side = "from" if not float(size) else "higher than" if rater.effect > 0 else "lower than"
    return f"{early}{size} ± {rater.se:.2f} points {side} the panel as a whole."


def signed(figure: float) -> str:
    """Return a figure with its sign and two decimals; what is nought by then has a plus."""
    return f"{round(figure, 2) + 0.0:+.2f}"


def shrunken_words(found: Shrunken) -> str:
    """Return a panelist's shrunken effect with its error."""
    return f"Shrunken: {drawn_words(found)}."


def drawn_words(found: Shrunken) -> str:
    """Return a shrunken effect; where all were drawn to nought, that panelists cannot be told apart."""
    if abs(found.effect) < _NOUGHT and found.se < _NOUGHT:
        return "to nought, panelists cannot be told apart"
    return f"{signed(found.effect)} ± {found.se:.2f}"


def rater_based_on(rater: Rater) -> str:
    """Return the numbers that a panelist's effect rests on."""
    shared = count(rater.shared_candidates, "candidate")
    return f"{count(rater.n, 'initial rating')}, {shared} shared with others"


def replied_words(found: Replied) -> str:
    """Return what candidates said to the feedback that they were given, and by how many."""
    said = ", ".join(f"{n} {SAID[each]}" for each, n in found.said) or "nothing that five of them said"
    given = count(found.people, "candidate")
    return f"What {given} said to their feedback: {said}. What fewer than {FEWEST} said is not told."


def interval_words(found: Foretold) -> str:
    """Return a correlation with its interval, empty where there is none."""
    if found.rho is None or found.low is None or found.high is None:
        return ""
    low, middle, high = (f"{round(each, 2) + 0.0:.2f}" for each in (found.low, found.rho, found.high))
    return f"{middle}, between {low} and {high}"


def foretold_words(found: Foretold) -> str:
    """Return whether a criterion foretold how people do, with its interval and its number, in a sentence."""
    people, said = f"(n {found.n})", interval_words(found)
    match found.says:
        case Says.WITHHELD | Says.TOO_FEW | Says.ALL_ALIKE:
            return f"{NOTHING_SAID[found.says]} {people}."
        case Says.TOO_LITTLE:
            return f"{NOTHING_SAID[found.says]}: {said} {people}."
        case Says.YES:
            return f"Whom panels rated higher is at a higher level later, too: {said} {people}."
        case Says.REVERSED:
            return (
                f"The other way round: whom panels rated higher is at a lower level later: {said} {people}."
            )
        case _:
            assert_never(found.says)
