"""Two wordings, word by word: shown in brackets and braces, and two people's changes made one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelry_tui.word_diff import merged, word_diff

words = st.lists(st.sampled_from(("you", "named", "one", "region", "Zoë’s", "failure")), max_size=8)
texts = words.map(" ".join)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("when a region fails", "when part of it fails", "when [-a region-]{+part of it+} fails"),
        ("when it fails", "when it fails", "when it fails"),
        ("", "Thank you.", "{+Thank you.+}"),
        ("Thank you.", "", "[-Thank you.-]"),
        ("You sized the queue", "You sized the whole queue", "You sized the {+whole+} queue"),
        ("You saw Zoë’s box", "You saw box", "You saw [-Zoë’s-] box"),
    ],
)
def test_what_goes_and_what_comes_stands_in_its_place(before: str, after: str, told: str) -> None:
    """Signs say it, so that it is read without colour and aloud."""
    assert told == word_diff(before, after)


@given(texts, texts)
def test_both_texts_are_read_out_of_a_difference(before: str, after: str) -> None:
    """Without what is added it is the former one, without what is removed the later."""
    told = word_diff(before, after)
    former = re.sub(r"\{\+.*?\+\}", "", told).replace("[-", "").replace("-]", " ")
    later = re.sub(r"\[-.*?-\]", "", told).replace("{+", " ").replace("+}", "")
    assert (before.split(), after.split()) == (former.split(), later.split())


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "both"),
    [
        ("You drew one region today", "You drew a region today", "You drew one region", "You drew a region"),
        ("You drew one region", "You drew two regions", "You drew some regions", None),
        ("You drew one region", "You drew one big region", "You drew one small region", None),
        ("You drew one region", "You drew a region", "You drew a region", "You drew a region"),
    ],
)
def test_changes_in_two_places_become_one_text(base: str, theirs: str, mine: str, both: str | None) -> None:
    """Where they touch, a person decides; the same change made twice is one."""
    assert both == merged(base, theirs, mine)


@given(texts, texts)
def test_a_change_beside_none_is_itself(base: str, mine: str) -> None:
    """Whoever made it."""
    assert " ".join(mine.split()) == merged(base, base, mine) == merged(base, mine, base)


@given(texts, texts, texts)
def test_it_does_not_matter_who_changed_first(base: str, one: str, other: str) -> None:
    """Both terminals would show the same."""
    assert merged(base, one, other) == merged(base, other, one)
