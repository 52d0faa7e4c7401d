"""Golden debriefs: whole texts that a candidate would read, from varied rubrics, scales, points and outcomes.

To write the files anew after a meant change: PANELRY_GOLDEN=write, then read each as a candidate would.
"""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from drafted import BACKEND, GOOD, GROW, debrief, kept, said
from panelry.drafting import allowed, draft, lacks, plain, point_problems, word_count
from panelry.leaks import Gate, Guard, Names, check_summary
from panelry.panel import Outcome
from panelry.rubric import Rubric
from panelry.rubric_import import read_rubric

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "drafts"

WARD = """
title = "Ward nurse"
scale = 4
[[criteria]]
title = "Handover"
[[criteria.levels]]
level = 3
strength = "You said what had changed and what was still open."
[[criteria.levels]]
level = 2
growth = "You told the history of the patient, and what was urgent came last."
suggestion = "Begin a handover with the one thing that cannot wait."
[[criteria]]
title = "Calm in a rush"
[[criteria.levels]]
level = 4
strength = "You put three tasks in an order and told us the reason for it."
[[criteria]]
title = "Questions"
"""
LESSON = """
title = "Teacher"
scale = 7
[[criteria]]
title = "Plan of a lesson"
[[criteria.levels]]
level = 6
strength = "Your plan left time for questions."
[[criteria]]
title = "Explaining"
[[criteria.levels]]
level = 3
growth = "You gave the rule first, and the example came when time was short."
suggestion = "Start with one example, and let the class find the rule."
[[criteria]]
title = "Listening"
"""
DESK = """
title = "Help desk"
scale = 2
[[criteria]]
title = "Writing"
[[criteria.levels]]
level = 2
strength = "You put the answer first and the reasons after it."
[[criteria]]
title = "Finding the cause"
[[criteria.levels]]
level = 1
growth = "You proposed a cure before you had asked what was tried."
suggestion = "What was tried already is a good first question."
"""
KITCHEN = """
title = "Cook"
scale = 10
[[criteria]]
title = "Order of work"
[[criteria]]
title = "Taste"
[[criteria]]
title = "Waste"
"""
LOANS = """
title = "Librarian"
scale = 5
[[criteria]]
title = "Finding what is meant"
[[criteria.levels]]
level = 4
strength = "You asked what the book was for before you searched."
[[criteria.levels]]
level = 2
growth = "You searched for the first word that was said."
suggestion = "Ask one question about the purpose before you search."
[[criteria]]
title = "Quiet corners"
[[criteria.levels]]
level = 3
strength = "You found a place for the noisy group without sending anybody away."
[[criteria]]
title = "Reading aloud"
"""
WIRES = """
title = "Electrician"
scale = 3
[[criteria]]
title = "Safety first"
[[criteria.levels]]
level = 3
strength = "You switched off, locked and tested before you touched a wire."
[[criteria]]
title = "Tracing a fault"
[[criteria.levels]]
level = 1
growth = "You changed three parts before you had measured one."
suggestion = "Measure at the middle of the line first, and halve it from there."
[[criteria]]
title = "Leaving a place"
"""


def toml(text: str) -> Rubric:
    """Return a rubric of the tests."""
    return read_rubric(text.encode(), "rubric.toml")[0]


NURSE, TEACHER, HELP, COOK = toml(WARD), toml(LESSON), toml(DESK), toml(KITCHEN)
LIBRARIAN, ELECTRICIAN = toml(LOANS), toml(WIRES)
SUPPORT = kept("support.md")
A, B = SUPPORT.criteria[0].id, SUPPORT.criteria[1].id
DEBRIEFS = {
    "nurse-declined": debrief(
        NURSE, "Imani", "Ward Nurse", "handover=2 calm-in-a-rush=4 questions=3",
        said("handover", GROW, "In the role play", "you named the new medicine after the visiting hours",
             "say the new medicine first"),
        said("questions", GOOD, "When we spoke of nights", "you asked who decides when two alarms ring"),
        drivers="handover", outcome=Outcome.DECLINE,
    ),
    "nurse-advanced-by-rubric-words": debrief(
        NURSE, "Joon", "Ward Nurse", "handover=2 calm-in-a-rush=4", outcome=Outcome.ADVANCE
    ),
    "teacher-on-seven-levels": debrief(
        TEACHER, "Lucía", "Physics Teacher", "plan-of-a-lesson=6 explaining=3 listening=5",
        said("listening", GOOD, "During the trial lesson", "you repeated a shy question for all to hear",
             effect="we felt welcome because no question was too small"),
        said("explaining", GROW, "During the trial lesson", "you answered your own question at once",
             "count to ten before you answer"),
        drivers="explaining", outcome=Outcome.DECLINE,
    ),
    "teacher-kept-in-touch": debrief(
        TEACHER, "Tomas", "Physics Teacher", "plan-of-a-lesson=6 explaining=3",
        outcome=Outcome.KEEP_IN_TOUCH,
    ),
    "help-desk-on-two-levels": debrief(
        HELP, "Aino", "Help Desk Agent", "writing=2 finding-the-cause=1",
        said("writing", GOOD, "In the written task", "you quoted the error and said where to look"),
        drivers="finding-the-cause", outcome=Outcome.DECLINE,
    ),
    "cook-on-ten-levels-by-points-alone": debrief(
        COOK, "Ravi", "Line Cook", "order-of-work=8 taste=9 waste=4",
        said("order-of-work", GOOD, "At the stove", "you started the rice before the sauce"),
        said("taste", GOOD, "At the stove", "you tasted twice and changed the salt once"),
        said("waste", GROW, "When we cleaned up", "you threw away the ends of the herbs",
             "You could keep the ends for a stock."),
        outcome=Outcome.HOLD,
    ),
    "cook-advanced-with-two-to-work-on": debrief(
        COOK, "Mei", "Line Cook", "order-of-work=5 taste=9 waste=4",
        said("taste", GOOD, "With the soup", "you found the missing acid with one spoon",
             effect="We felt curious because you said what you tasted."),
        said("order-of-work", GROW, "At the stove", "you lit every flame before the first pan was ready",
             "light a flame when its pan is in your hand"),
        said("waste", GROW, "At the stove", "you peeled more than the order asked for",
             "Read the order once more before you peel."),
        outcome=Outcome.ADVANCE,
    ),
    "support-imported-from-markdown": debrief(
        SUPPORT, "Noor", "Support Engineer", f"{A}=4 {B}=2",
        said(A, GOOD, "In the written answer", "you put the fix in the first line"),
        said(B, GROW, "On the call", "you closed the ticket before the caller had tried the fix",
             "ask the caller to try it while you wait"),
        drivers=str(B), outcome=Outcome.DECLINE,
    ),
    "support-from-markdown-without-growth": debrief(
        SUPPORT, "Sam", "Support Engineer", f"{A}=4 {B}=5",
        said(A, GOOD, "In the written answer", "you put the fix in the first line"),
        outcome=Outcome.DECLINE,
    ),
    "backend-every-criterion": debrief(
        BACKEND, "Amara", "Backend Engineer",
        "system-design=3 handling-ambiguity=4 code-quality=4 debugging-method=5 collaboration=4 curiosity=4",
        said("code-quality", GOOD, "In the bug hunt", "you wrote a failing test first"),
        said("system-design", GROW, "In the design exercise", "you drew one region and no second one",
             "Next time, ask of each box what happens when it stops."),
        drivers="system-design", outcome=Outcome.DECLINE,
    ),
    "backend-one-place-for-all": debrief(
        BACKEND, "Felix", "Backend Engineer", "collaboration=4 debugging-method=4 code-quality=2",
        said("collaboration", GOOD, "In the pairing session", "you took our hint and tried it"),
        said("debugging-method", GOOD, "in the pairing session", "You read the whole trace first."),
        said("code-quality", GROW, "In the pairing session", "you copied a block a third time",
             "name the block when you copy it"),
        outcome=Outcome.DECLINE,
    ),
    "librarian-declined": debrief(
        LIBRARIAN, "Odile", "Children's Librarian", "finding-what-is-meant=2 quiet-corners=3 reading-aloud=4",
        said("reading-aloud", GOOD, "During story time", "you waited until the smallest child could see",
             effect="we felt calm because nobody had to hurry"),
        said("finding-what-is-meant", GROW, "At the desk", "you looked for whales, and the boy meant a film",
             "repeat the wish in your own words before you search"),
        drivers="finding-what-is-meant", outcome=Outcome.DECLINE,
    ),
    "librarian-advanced": debrief(
        LIBRARIAN, "Kwame", "Librarian", "finding-what-is-meant=4 quiet-corners=3 reading-aloud=2",
        said("reading-aloud", GROW, "During story time", "you read to the end of the page without looking up",
             "look up once in every sentence"),
        outcome=Outcome.ADVANCE,
    ),
    "librarian-on-hold": debrief(
        LIBRARIAN, "Ines", "Evening Librarian", "finding-what-is-meant=2 quiet-corners=3",
        outcome=Outcome.HOLD,
    ),
    "electrician-declined": debrief(
        ELECTRICIAN, "Bartek", "Site Electrician", "safety-first=3 tracing-a-fault=1 leaving-a-place=2",
        said("leaving-a-place", GOOD, "At the end of the task", "you labelled the new circuit in the box"),
        said("tracing-a-fault", GROW, "With the dead socket", "you swapped the breaker on a guess",
             "write the two readings down before you swap a part"),
        drivers="tracing-a-fault", outcome=Outcome.DECLINE,
    ),
    "electrician-kept-in-touch": debrief(
        ELECTRICIAN, "Hana", "Site Electrician", "safety-first=3 tracing-a-fault=1 leaving-a-place=3",
        said("leaving-a-place", GOOD, "When you packed up", "you showed the tenant which switch was new"),
        outcome=Outcome.KEEP_IN_TOUCH,
    ),
    "electrician-by-points-alone": debrief(
        ELECTRICIAN, "Yusuf", "Apprentice Electrician", "safety-first=2 leaving-a-place=2",
        said("safety-first", GOOD, "Before the task", "you asked where the main switch was"),
        said("leaving-a-place", GROW, "At the end of the task", "you left the short ends on the floor",
             "sweep before you switch on again"),
        outcome=Outcome.ADVANCE,
    ),
    "nurse-on-hold-with-one-place": debrief(
        NURSE, "Marisol", "Night Nurse", "handover=3 calm-in-a-rush=2 questions=3",
        said("questions", GOOD, "In the role play", "you asked the family which name we should use"),
        said("calm-in-a-rush", GROW, "In the role play", "you began a third task with two still open",
             "say aloud what you leave for later"),
        outcome=Outcome.HOLD,
    ),
    "teacher-advanced": debrief(
        TEACHER, "Anselm", "Physics Teacher", "plan-of-a-lesson=6 explaining=5 listening=3",
        said("explaining", GOOD, "With the pendulum", "you let the class guess before you let it swing"),
        said("listening", GROW, "With the pendulum", "you took the answer of the first hand three times",
             "wait until five hands are up"),
        outcome=Outcome.ADVANCE,
    ),
    "help-desk-advanced": debrief(
        HELP, "Pema", "Help Desk Agent", "writing=2 finding-the-cause=1",
        said("finding-the-cause", GROW, "On the phone", "you restarted the printer before you looked at it",
             "ask the caller to read its display to you first"),
        outcome=Outcome.ADVANCE,
    ),
    "cook-declined": debrief(
        COOK, "Dario", "Sous Chef", "order-of-work=9 taste=3 waste=8",
        said("order-of-work", GOOD, "In the trial shift", "you wrote the order of the pans on the board",
             effect="we felt safe because everybody knew what came next"),
        said("waste", GOOD, "In the trial shift", "you weighed the rice for the tables that were booked"),
        said("taste", GROW, "In the trial shift", "you sent the sauce out without tasting it",
             "keep a spoon beside every pan"),
        drivers="taste", outcome=Outcome.DECLINE,
    ),
    "support-advanced": debrief(
        SUPPORT, "Ulla", "Support Engineer", f"{A}=5 {B}=3",
        said(A, GOOD, "In the written answer", "you thanked the customer for the screenshot and used it"),
        said(B, GROW, "On the call", "you read the whole article aloud",
             "say the one step that the caller needs"),
        outcome=Outcome.ADVANCE,
    ),
    "backend-kept-in-touch": debrief(
        BACKEND, "Sunniva", "Platform Engineer", "system-design=4 debugging-method=2 curiosity=5",
        said("curiosity", GOOD, "At the end of the hour", "you asked what our last outage had taught us"),
        said("debugging-method", GROW, "In the bug hunt", "you changed two things before you ran it again",
             "change one thing, run it, and write down what you saw"),
        outcome=Outcome.KEEP_IN_TOUCH,
    ),
    "backend-declined-without-feedback-by-policy": replace(
        debrief(BACKEND, "Sunniva", "Platform Engineer", "", outcome=Outcome.DECLINE), generic=True
    ),
}  # fmt: skip


def golden(name: str, text: str) -> str:
    """Return the text that a candidate would have read when it was agreed."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("PANELRY_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DEBRIEFS)
def test_a_golden_debrief_keeps_its_exact_text(name: str) -> None:
    """Letter by letter."""
    text = f"{plain(draft(DEBRIEFS[name]))}\n"
    assert golden(name, text) == text


@pytest.mark.parametrize("name", DEBRIEFS)
def test_a_golden_debrief_is_fit_to_sign(name: str) -> None:
    """Its points can be approved, nothing in its text is blocked, and it is no longer than it should be."""
    made = DEBRIEFS[name]
    assert [] == [problem for each in made.points for problem in point_problems(each)]
    guard = Guard.build([], allowed(made.rubric, made.points))
    found = check_summary(draft(made), guard, Names(("Ana Duarte",), made.candidate))
    assert [] == [each.rule for _, each in found if each.level is Gate.BLOCK and each.rule != "LENGTH"]
    assert word_count(draft(made)) <= 220


def test_two_golden_debriefs_are_thank_you_notes() -> None:
    """The one without anything to work on, and the one whose organisation gives no feedback."""
    assert ["support-from-markdown-without-growth", "backend-declined-without-feedback-by-policy"] == [
        name for name, made in DEBRIEFS.items() if lacks(made)
    ]
