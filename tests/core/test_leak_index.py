"""The guard's index: what changes with a text, and that nothing shows how it came about."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelry.ids import PersonId
from panelry.leaks import Guard, Private
from panelry.leaks.index import Index
from panelry.leaks.runs import reading, window_of
from work_done import calls_of

WORDS = st.sampled_from(
    [
        "forgot",
        "the",
        "queue",
        "to",
        "close",
        "database",
        "twice",
        "when",
        "asked.",
        "Slowly",
        "then",
        "named",
    ]
)
TEXTS = st.lists(WORDS, max_size=14).map(" ".join)
PRIVATE = st.builds(Private, st.sampled_from([PersonId("p-ana"), PersonId("p-ben")]), TEXTS)
KNOWN = st.tuples(st.lists(PRIVATE, max_size=5), st.lists(TEXTS, max_size=3))


def by_text(index: Index) -> object:
    """Return all that an index holds, with each line named by its text instead of its number."""
    named = {
        first + at: (text, at)
        for text, first in index.texts.items()
        for at in range(len(reading(text.text).lines))
    }
    lines = {named[number]: line for number, line in index.lines.items()}
    places = {each: {named[number] for number in numbers} for each, numbers in index.places.items()}
    return set(index.texts), index.words, index.block, index.warn, lines, places


@settings(max_examples=200, deadline=None)
@given(st.lists(KNOWN, min_size=1, max_size=5), TEXTS)
def test_a_guard_made_step_by_step_is_the_guard_built_at_once(
    steps: list[tuple[list[Private], list[str]]], asked: str
) -> None:
    """Texts come, change and go in any order: index, allowed runs and answers are those of a rebuild."""
    guard = Guard()
    for private, allowed in steps:
        guard = guard.over(private, allowed)
    rebuilt = Guard.build(*steps[-1])
    assert (rebuilt.permitted, rebuilt.grams, rebuilt.safe) == (guard.permitted, guard.grams, guard.safe)
    assert by_text(rebuilt.index) == by_text(guard.index)
    assert rebuilt.check(asked) == guard.check(asked)


def test_a_changed_note_alone_is_read_again() -> None:
    """Of a hundred notes one changes: it is read, and what it was before, to be taken out."""
    notes = [Private(PersonId("p-ana"), f"Note {at} of the hundred about pigeons.") for at in range(100)]
    guard = Guard.build(notes, [])
    before = reading.cache_info()
    guard.over([*notes[1:], Private(PersonId("p-ana"), "A note about herons that nobody has read.")], [])
    after = reading.cache_info()
    assert 2 == after.misses - before.misses + after.hits - before.hits


def test_a_guard_over_the_same_texts_keeps_its_index() -> None:
    """Where nothing changed, nothing is worked out anew."""
    guard = Guard.build([Private(PersonId("p-ana"), "Forgot to close the queue.")], ["Close the queue."])
    assert guard.index is guard.over(list(guard.index.texts), list(guard.permitted)).index


def test_neither_readings_nor_indexes_show_private_text() -> None:
    """What holds private words tells only how many texts and sentences it has."""
    guard = Guard.build([Private(PersonId("p-ana"), "Forgot it. Twice.")], ["Close the queue."])
    assert "Reading(2 sentences)" == repr(reading("Forgot it. Twice."))
    assert "Window(6 4-grams)" == repr(window_of("forgot it"))
    assert "Guard(Index(1 texts), 1 allowed)" == repr(guard)
    assert "Line(6 4-grams)" == repr(guard.index.lines[0])


def observations(count: int, *, alike: bool) -> list[Private]:
    """Return long observations by six people: of words drawn anew, or all but the same."""
    random = Random(900)  # noqa: S311 - made-up words, the same each time
    letters = "abcdefghijklmnoprstuvw"
    words = ["".join(random.choices(letters, k=random.randint(2, 9))) for _ in range(600)]
    said = [_long(random, words) for _ in range(1 if alike else count)]
    return [Private(PersonId(f"p{at % 6}"), f"{said[at % len(said)]} No {at}.") for at in range(count)]


def _long(random: Random, words: list[str]) -> str:
    return " ".join(" ".join(random.choices(words, k=10)).capitalize() + "." for _ in range(8))


def entries(index: Index) -> int:
    """Return how much an index holds: each word and run with those who hold it, each 4-gram of each line."""
    holders = (held for table in (index.words, index.block, index.warn) for held in table.values())
    return sum(map(len, holders)) + sum(map(len, index.places.values()))


@pytest.mark.parametrize("alike", [False, True])
def test_work_and_memory_grow_with_the_words_and_no_faster(*, alike: bool) -> None:
    """Four times the observations, drawn anew or all but the same, cost at most 4.5 times as much."""
    few, many = observations(60, alike=alike), observations(240, alike=alike)
    Guard.build(many, [])
    small = calls_of(lambda: Guard.build(few, []))
    large = calls_of(lambda: Guard.build(many, []))
    assert large < 4.5 * small
    held = entries(Guard.build(many, []).index)
    assert held <= 4.5 * entries(Guard.build(few, []).index)
    assert held < 3 * sum(len(each.text) for each in many)


def test_what_one_text_alone_says_shares_one_set() -> None:
    """Most runs of words are one text's own: no set is made for each of them."""
    index = Guard.build(observations(50, alike=False), []).index
    alone = {id(held) for table in (index.block, index.warn) for held in table.values() if len(held) == 1}
    assert len(alone) <= 2 * 50


def test_many_observations_all_but_the_same_are_checked_in_little_work() -> None:
    """A sentence like one line of each of 240 observations is compared with it once for each owner."""
    private = observations(240, alike=True)
    guard = Guard.build(private, [])
    asked = private[0].text.split(". ")[0]
    assert 6 == len(guard.check(asked))
    assert calls_of(lambda: guard.check(asked)) < 20_000
