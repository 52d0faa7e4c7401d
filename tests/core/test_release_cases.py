"""The acceptance cases of the release: each has tests that bear it out.

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
9 core/decide_ruling never_refuses_every_release_and_every_offer
10 core/decide_summary any_edit_voids_the_signatures
10 core/summary_text the_hash_moves_with_every_word_and_every_acceptance
10 core/release_cases one_character_voids_the_signatures_and_the_gate_runs_again
11 core/draft_apart hidden_matter_moves_no_byte_of_the_draft
11 core/summary_text changing_what_is_hidden_leaves_the_draft_byte_identical
12 core/probing an_edit_near_a_private_text_is_on_record_without_a_word_of_it
12 core/summary_text a_private_word_in_the_text_is_found_and_only_its_owner_is_named
13 core/summary_text growth_that_names_nothing_of_what_decided_is_doubted
14 server/page looking_and_empty_forms_consume_nothing_and_the_candidate_still_reads
15 server/page five_wrong_codes_lock_the_link
15 server/page unknown_expired_revoked_used_up_and_locked_get_the_same_answer
16 server/page a_hostile_name_is_words_and_never_markup
16 core/letters nothing_in_a_letter_becomes_markup
16 server/pdf a_sign_that_the_font_lacks_is_refused_by_name
17 server/mail a_line_break_in_a_header_is_refused
17 server/mail what_a_mail_server_answers_is_told_by_its_number
17 server/mail a_deferred_mail_is_tried_again_with_the_same_link_and_id_and_not_for_ever
17 server/mail a_cut_after_the_text_is_unknown
17 server/mail an_unknown_mail_is_sent_again_by_a_person_alone
17 server/mail without_starttls_nothing_is_sent
18 server/access_copy json_and_pdf_hold_all_about_the_candidate_and_nothing_that_names_another
18 server/access_copy every_redaction_has_its_reason_and_its_reviewer
18 server/access_copy nothing_leaves_before_two_people_vouch_for_it
18 core/access_cases the_clock_stands_still_while_it_is_checked_who_asks
19 core/keeping_rules a_hold_keeps_a_candidate_until_it_is_lifted
19 server/erase after_erasure_the_canary_is_in_no_file
19 server/erase other_streams_are_untouched_by_an_erasure
20 core/keeping_rules in_ontario_day_40_alerts_and_day_45_is_overdue
21 server/notices five_hundred_are_told_once_though_the_server_dies_in_the_middle
21 server/notices who_has_no_address_is_never_written_to_and_waits_for_a_person
22 server/pdf the_same_words_make_the_same_bytes_tagged_and_without_a_trace
22 server/mail a_notice_holds_link_and_code_and_the_headers_that_it_must
22 server/export an_export_names_no_panelist_and_holds_nothing_private
23 core/assisted an_answer_that_says_more_than_its_sources_is_put_aside_whole
23 core/assisted a_point_that_gives_orders_is_only_words
23 server/rewording whatever_else_a_program_does_the_drafted_text_stands
24 core/decide_page a_correction_stands_beside_the_released_text_which_stays
24 core/correcting a_corrected_version_is_released_and_the_former_one_stays_on_record
24 core/correcting a_closed_debrief_is_corrected_through_the_same_gate
24 core/correcting a_corrected_version_waits_at_the_desk_until_the_candidate_has_it
24 server/page a_corrected_text_takes_the_place_of_the_former_one_and_says_so
24 server/page what_the_candidate_says_is_on_record_and_shown_again
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
    """All twenty-four."""
    assert set(range(1, 25)) == {case for case, _, _ in rows()}


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
