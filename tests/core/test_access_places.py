"""Names are found however they are written, and no rest of one stays beside what is taken out."""

import pytest

import cast
from panelry.access import Entry, Reason, Redaction, Unfit, Whom, proposals, redact, redacted_all

PEOPLE = (
    Whom("Ben Okafor", Reason.PANELIST, ("id-ben",)),
    Whom("Okafor Jones", Reason.STAFF),
    Whom("Will Marsh", Reason.STAFF),
    Whom("Anne-Marie Roux", Reason.STAFF),
    Whom("Jo Lindqvist", Reason.OTHER_CANDIDATE, ("jo@example.org",)),
)


def entry(words: str) -> Entry:
    """Return an entry with these words."""
    return Entry(1, "d1", cast.moment(1), "Panelist 1", "note", "", words)


def left(words: str, *cuts: Redaction) -> str:
    """Return what the candidate reads where all proposals stand, and these redactions."""
    told = entry(words)
    found = [*proposals([told], PEOPLE, "Amara Osei", "amara@example.org"), *cuts]
    return redacted_all([told], found, PEOPLE, "Amara Osei")[0][0].words


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("_Lindqvist_ said", "_[redacted: other candidate]_ said"),
        ("see diagram_Lindqvist.png", "see diagram_[redacted: other candidate].png"),
        ("@ben_okafor wrote", "@[redacted: panelist] wrote"),
        ("_Ben_ thought", "_[redacted: panelist]_ thought"),
        ("_B.O._ thought", "_[redacted: panelist]_ thought"),
        ("the Lindqvists came", "the [redacted: other candidate] came"),
        ("ask BenOkafor", "ask [redacted: panelist]"),
        ("ask Ben\u00adOkafor", "ask [redacted: panelist]"),
        ("the Joneses said", "the [redacted: staff] said"),
        ("AnneMarie said", "[redacted: staff] said"),
        ("Ben Okafor Jones said", "[redacted: panelist, staff] said"),
        ("Will said they will see", "[redacted: staff] said they will see"),
    ],
)
def test_a_name_is_found_however_it_is_written(words: str, rest: str) -> None:
    """Beside any sign, in the plural, as one word, and where another name overlaps it."""
    assert rest == left(words)


def test_words_that_overlap_go_together() -> None:
    """With each reason: no rest of a name stands beside the other words."""
    cut = Redaction(0, "Better than Jo", Reason.THIRD_PERSON)
    assert "[redacted: third person, other candidate], so." == left("Better than Jo Lindqvist, so.", cut)


def test_what_is_taken_out_is_taken_out_in_any_case_and_form() -> None:
    """An owner's, in the plural, in capitals, with invisible signs; a longer word is another one."""
    cut = [Redaction(1, "friend\u2019s", Reason.THIRD_PERSON), Redaction(1, "(sic)", Reason.THIRD_PERSON)]
    made, counted = redact(entry("FRIEND, friends, fri\u200bend; befriended (sic)!"), cut)
    gap = "[redacted: third person]"
    assert (f"{gap}, {gap}, {gap}; befriended {gap}!", 4) == (made.words, counted["third person"])


def test_no_part_of_a_name_stays_where_the_name_is_taken_out() -> None:
    """The refusal says which entry, and no word of it."""
    told = entry("Ben Okafor came; later okafor left")
    with pytest.raises(Unfit, match="Entry 1 still holds a part of a name"):
        redacted_all([told], [Redaction(1, "Ben Okafor", Reason.PANELIST)], PEOPLE, "Amara Osei")
    assert "[redacted: panelist] came; later [redacted: panelist] left" == left(told.words)
    with pytest.raises(Unfit, match="names somebody else in full"):
        redacted_all([entry("BenOkafor")], [], PEOPLE, "Amara Osei")
