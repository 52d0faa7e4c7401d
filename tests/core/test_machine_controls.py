"""Positive controls: mutants of the core, each a leak that the machine's properties must find.

A property that misses one of them proves nothing about the others.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from msgspec.structs import replace

import blindness
import faithfulness
from leaky import (
    break_glass_refused_by_what_is_written,
    commitments_only_to_what_was_said,
    commitments_to_notes,
    opened_card_for_everybody,
    opened_card_in_the_record,
)
from panelry import commands as c
from panelry import decide, visibility
from panelry import events as e
from panelry import parts as p
from panelry.debrief import Debrief, Round
from panelry.ids import PersonId
from panelry.refusals import Code, Refused
from panelry.sync.server import ServerHalf
from panelry.visibility import opened, public, summary
from panelry_server.verify.histories import History, numbered

TRIES = 200
"""How many histories a mutant may survive."""

Mutant = Callable[[pytest.MonkeyPatch], None]
Check = Callable[[History], None]


def in_table(patch: pytest.MonkeyPatch, maker: visibility.Maker, mutant: visibility.Maker) -> None:
    """Put a mutant in the place of a maker in the table of visibility."""
    table = tuple((mutant if make is maker else make, roles) for make, roles in visibility.TABLE)
    patch.setattr(visibility, "TABLE", table)


def ratings_before_the_reveal(patch: pytest.MonkeyPatch) -> None:
    """Let the maker of ratings forget to ask whether they are revealed."""
    in_table(patch, opened.ratings, lambda state: opened.ratings(replace(state, revealed=True)))


def evidence_before_its_opening(patch: pytest.MonkeyPatch) -> None:
    """Let the maker of evidence forget to ask whether it is open."""
    in_table(patch, opened.evidence, lambda state: opened.evidence(replace(state, evidence=True)))


def judgements_with_the_reveal(patch: pytest.MonkeyPatch) -> None:
    """Let recommendations open with the ratings."""
    in_table(
        patch, opened.judgements, lambda state: opened.judgements(replace(state, overall=state.revealed))
    )


def second_ratings_in_an_open_round(patch: pytest.MonkeyPatch) -> None:
    """Let second ratings open while their round is open."""

    def mutant(state: Debrief) -> Iterator[p.Sight]:
        held = {
            key: replace(topic, second=Round.HELD if topic.second is Round.OPEN else topic.second)
            for key, topic in state.topics.items()
        }
        return opened.ratings(replace(state, topics=held))

    in_table(patch, opened.ratings, mutant)


def a_changed_flag(patch: pytest.MonkeyPatch) -> None:
    """Let a seat tell that somebody has changed a rating."""

    def mutant(state: Debrief) -> Iterator[p.Sight]:
        for seat in public.seats(state):
            assert isinstance(seat, p.Seat)
            changed = any(each.version > 1 for each in state.card(seat.person).ratings.values())
            yield replace(seat, late=seat.late or changed)

    in_table(patch, public.seats, mutant)


def a_seat_that_tells_of_the_first_rating(patch: pytest.MonkeyPatch) -> None:
    """Let a seat tell that somebody has begun to rate."""

    def mutant(state: Debrief) -> Iterator[p.Sight]:
        for seat in public.seats(state):
            assert isinstance(seat, p.Seat)
            yield replace(seat, late=seat.late or bool(state.card(seat.person).ratings))

    in_table(patch, public.seats, mutant)


def a_cursor_that_counts_private_events_of_others(patch: pytest.MonkeyPatch) -> None:
    """Let every private event move everybody's cursor."""
    real = ServerHalf.advance

    def mutant(half: ServerHalf, after: Debrief, author: PersonId, *, private: bool) -> tuple[PersonId, ...]:
        if private:
            for feed in half.feeds.values():
                feed.take(())
        return real(half, after, author, private=private)

    patch.setattr(ServerHalf, "advance", mutant)


def a_refusal_that_depends_on_hidden_data(patch: pytest.MonkeyPatch) -> None:
    """Let a nudge be refused to somebody who has written a note."""
    real = decide.DECIDE[c.Nudge]

    def mutant(state: Debrief, asked: Any, command: c.Nudge) -> tuple[e.Event, ...]:
        if state.card(command.person).notes:
            raise Refused(Code.NO_SUCH_THING)
        return real(state, asked, command)

    decisions: dict[type[Any], Any] = {**decide.DECIDE, c.Nudge: mutant}
    patch.setattr(decide, "DECIDE", decisions)


def journal_order_in_the_evidence(patch: pytest.MonkeyPatch) -> None:
    """Let evidence stand in the order in which it was written."""

    def mutant(criterion: Any, person: Any, found: Any) -> Iterator[p.Sight]:
        for ordinal, each in enumerate(found, 1):
            yield p.Evidence(criterion, person, ordinal, each.kind, each.text)

    patch.setattr(opened, "_numbered", mutant)


def the_author_of_a_revision_in_a_line(patch: pytest.MonkeyPatch) -> None:
    """Let the public record name who revised, in a debrief without names."""

    def mutant(_: Debrief, number: int, act: Any, level: int | None) -> p.Line:
        return p.Line(number, act.at, act.actor, act.kind, act.criterion, act.person, level)

    patch.setattr(public, "_line", mutant)


def levels_in_order_of_seats(patch: pytest.MonkeyPatch) -> None:
    """Let levels without names stand in the order of seats."""
    patch.setattr(opened, "_sorted_levels", tuple)


def findings_that_follow_every_keystroke(patch: pytest.MonkeyPatch) -> None:
    """Let the leak guard compare with notes as they are typed."""
    in_table(patch, summary.found, lambda state: summary.found(replace(state, guarded=state.cards)))


CONTROLS: tuple[tuple[Mutant, Check], ...] = (
    (ratings_before_the_reveal, blindness.blind),
    (evidence_before_its_opening, blindness.blind),
    (judgements_with_the_reveal, blindness.blind),
    (second_ratings_in_an_open_round, blindness.blind),
    (a_changed_flag, blindness.blind),
    (a_cursor_that_counts_private_events_of_others, blindness.blind),
    (a_refusal_that_depends_on_hidden_data, blindness.blind),
    (journal_order_in_the_evidence, blindness.blind),
    (commitments_only_to_what_was_said, blindness.blind),
    (commitments_to_notes, blindness.blind),
    (opened_card_for_everybody, blindness.blind),
    (opened_card_in_the_record, blindness.blind),
    (break_glass_refused_by_what_is_written, blindness.blind),
    (the_author_of_a_revision_in_a_line, blindness.nameless),
    (levels_in_order_of_seats, blindness.nameless),
    (a_seat_that_tells_of_the_first_rating, faithfulness.faithful),
    (findings_that_follow_every_keystroke, faithfulness.faithful),
)


@pytest.mark.parametrize(("mutant", "check"), CONTROLS, ids=[mutant.__name__ for mutant, _ in CONTROLS])
def test_a_planted_leak_is_found(mutant: Mutant, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each mutant fails its property within 200 histories."""
    mutant(monkeypatch)
    found = next((number for number in range(TRIES) if _fails(check, numbered(number))), None)
    assert found is not None


def _fails(check: Check, history: History) -> bool:
    try:
        check(history)
    except AssertionError:
        return True
    return False
