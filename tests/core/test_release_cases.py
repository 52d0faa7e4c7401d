"""The acceptance cases of the release that need no page, mail or office: each has tests that bear it out.

The table names them by number, so that a case whose test is renamed or taken away is noticed here.
"""

import ast
from pathlib import Path

import pytest

import cast
from panelry import commands as c
from panelry.refusals import Code
from panelry.signing import unsigned
from panelry.summary import wording
from story import Story

TESTS = Path(__file__).resolve().parents[1]

# Each row: the case, the folder and file, the test; names of tests are sentences.
CASES = """
1 core/leaks a_copied_note_is_blocked_under_any_disguise
2 core/leaks a_free_paraphrase_passes_the_guard
2 core/acceptance what_the_picture_says_of_acceptance_is_what_is_decided
3 core/leaks plain_words_about_the_work_pass
4 core/leaks words_that_may_not_reach_the_candidate_are_blocked
5 core/leaks words_that_may_not_reach_the_candidate_are_blocked
6 core/leaks words_that_may_not_reach_the_candidate_are_blocked
7 core/leaks plain_words_about_the_work_pass
8 core/leaks words_about_the_person_are_warned_about
8 core/leak_bars doubtful_sentences_are_warned_about
9 core/decide_release nothing_is_released_without_unexpired_permission_for_the_channel
9 core/decide_release after_a_no_or_a_revocation_nothing_is_handed_over
9 tui/release a_no_ends_it_kindly
10 core/decide_summary any_edit_voids_the_signatures
10 core/summary_text the_hash_moves_with_every_word_and_every_acceptance
10 core/release_cases one_character_voids_the_signatures_and_the_gate_runs_again
11 core/summary_text changing_what_is_hidden_leaves_the_draft_byte_identical
12 core/probing an_edit_near_a_private_text_is_on_record_without_a_word_of_it
12 core/summary_text a_private_word_in_the_text_is_found_and_only_its_owner_is_named
13 core/summary_text growth_that_names_nothing_of_what_decided_is_doubted
"""


def rows() -> list[tuple[int, str, str]]:
    """Return number, file and test of each row."""
    found = []
    for line in CASES.strip().splitlines():
        case, file, test = line.split(" ")
        folder, _, stem = file.partition("/")
        found.append((int(case), f"{folder}/test_{stem}.py", f"test_{test}"))
    return found


def test_every_case_has_a_test() -> None:
    """One to thirteen: the others are about page, mail and office."""
    assert set(range(1, 14)) == {case for case, _, _ in rows()}


@pytest.mark.parametrize(("case", "file", "test"), rows())
def test_every_test_that_a_case_names_is_there(case: int, file: str, test: str) -> None:
    """By its name, in the file that the table says."""
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    defined = {each.name for each in tree.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)}
    assert test in defined, f"case {case}"


def test_one_character_voids_the_signatures_and_the_gate_runs_again() -> None:
    """Case 10: everybody had signed; one sign more, and all are asked again."""
    story = Story().signed()
    assert () == unsigned(story.state)
    first = wording(story.state)[0]
    story.when(cast.ANA, c.EditSentence(first.id, first.section, f"{first.text}.", first.text))
    assert {*cast.PANEL, cast.FAY} == set(unsigned(story.state))
    assert Code.SIGNATURES_MISSING == story.refused(cast.ANA, c.OpenRelease(0))
