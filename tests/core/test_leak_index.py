"""The guard's index: what changes with a text, and that nothing shows how it came about."""

from hypothesis import given, settings
from hypothesis import strategies as st

from panelry.ids import PersonId
from panelry.leaks import Guard, Private
from panelry.leaks.index import reading

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
    assert rebuilt == guard
    assert rebuilt.check(asked) == guard.check(asked)


def test_a_changed_note_alone_is_read_again() -> None:
    """Of a hundred notes one changes: one text is read."""
    notes = [Private(PersonId("p-ana"), f"Note {at} of the hundred about pigeons.") for at in range(100)]
    guard = Guard.build(notes, [])
    before = reading.cache_info()
    guard.over([*notes[1:], Private(PersonId("p-ana"), "A note about herons that nobody has read.")], [])
    after = reading.cache_info()
    assert (1, 0) == (after.misses - before.misses, after.hits - before.hits)


def test_a_guard_over_the_same_texts_keeps_its_index() -> None:
    """Where nothing changed, nothing is worked out anew."""
    guard = Guard.build([Private(PersonId("p-ana"), "Forgot to close the queue.")], ["Close the queue."])
    assert guard.index is guard.over(list(guard.index.texts), list(guard.permitted)).index


def test_neither_readings_nor_indexes_show_private_text() -> None:
    """What holds private words tells only how many texts and sentences it has."""
    guard = Guard.build([Private(PersonId("p-ana"), "Forgot it. Twice.")], ["Close the queue."])
    assert "Reading(2 sentences)" == repr(reading("Forgot it. Twice."))
    assert "(Window(6 4-grams),)" == repr(reading("Forgot it.").sentences)
    assert "Guard(Index(1 texts), 1 allowed)" == repr(guard)
