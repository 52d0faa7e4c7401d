"""Leaky servers: mutants of the core and the server, each a way in which private matter could show.

Each one is a function that plants its leak through pytest's monkeypatch.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from panelry import commands as c
from panelry import decide, receipts, visibility
from panelry import events as e
from panelry import parts as p
from panelry.debrief import Debrief
from panelry.ids import CriterionId, PersonId
from panelry.refusals import Code, Refused
from panelry.scorecard import Scorecard
from panelry.sync.frames import Hello, Sights
from panelry.sync.server import ServerHalf
from panelry.visibility import opened, public, unsealed
from panelry_server import outgoing
from panelry_server.answering import Taken
from panelry_server.following import Asked
from panelry_server.room import Room
from panelry_server.stream import Said
from panelry_server.terminal import Terminal

Mutant = Callable[[pytest.MonkeyPatch], None]


def length(patch: pytest.MonkeyPatch) -> None:
    """Let a seat be as long as that person's notes."""

    def mutant(state: Debrief) -> Iterator[p.Sight]:
        for seat in public.seats(state):
            assert isinstance(seat, p.Seat)
            yield replace(seat, name=seat.name + " " * len(str(state.card(seat.person).notes)))

    _in_table(patch, public.seats, mutant)


def changed_flag(patch: pytest.MonkeyPatch) -> None:
    """Let a seat tell that somebody has changed a rating."""

    def mutant(state: Debrief) -> Iterator[p.Sight]:
        for seat in public.seats(state):
            assert isinstance(seat, p.Seat)
            changed = any(each.version > 1 for each in state.card(seat.person).ratings.values())
            yield replace(seat, late=seat.late or changed)

    _in_table(patch, public.seats, mutant)


def cursor_from_the_journal_position(patch: pytest.MonkeyPatch) -> None:
    """Let every command move everybody's cursor, private ones too."""
    real = ServerHalf.advance

    def mutant(half: ServerHalf, after: Debrief, author: PersonId, *, private: bool) -> tuple[PersonId, ...]:
        for feed in half.feeds.values():
            feed.take(())
        return real(half, after, author, private=private)

    patch.setattr(ServerHalf, "advance", mutant)


def row_id_in_a_sight(patch: pytest.MonkeyPatch) -> None:
    """Let the newest line of the public record bear the position of its event in the journal."""
    real_made, real_line = Room._made, public._line
    position = [0]

    async def made(room: Room, asked: Asked, state: Debrief) -> tuple[Said, Taken[Debrief, e.Event]]:
        position[0] = room._stream.position + 1
        return await real_made(room, asked, state)

    def line(state: Debrief, number: int, act: Any, level: int | None) -> p.Line:
        shown = real_line(state, number, act, level)
        return replace(shown, number=position[0]) if number == len(state.acts) else shown

    patch.setattr(Room, "_made", made)
    patch.setattr(public, "_line", line)


def n_in_a_sight(patch: pytest.MonkeyPatch) -> None:
    """Let the newest line of the public record bear the number of its command."""
    real_made, real_line = Room._made, public._line
    n = [0]

    async def made(room: Room, asked: Asked, state: Debrief) -> tuple[Said, Taken[Debrief, e.Event]]:
        n[0] = asked.n
        return await real_made(room, asked, state)

    def line(state: Debrief, number: int, act: Any, level: int | None) -> p.Line:
        shown = real_line(state, number, act, level)
        return replace(shown, number=n[0]) if number == len(state.acts) else shown

    patch.setattr(Room, "_made", made)
    patch.setattr(public, "_line", line)


def frame_per_rating(patch: pytest.MonkeyPatch) -> None:
    """Send everybody an empty frame of sights for every command."""
    real = Room._advance

    def mutant(room: Room, steps: Sequence[Taken[Debrief, e.Event]]) -> None:
        real(room, steps)
        for listener in room._listeners:
            assert isinstance(listener, Terminal)
            if listener._seated():
                cur = room.half.cursor(listener.person)
                listener._put(Sights(cur, cur, ()))

    patch.setattr(Room, "_advance", mutant)


def live_count_in_welcome(patch: pytest.MonkeyPatch) -> None:
    """Count everybody's criteria anew for each greeting."""
    real = Terminal._greet

    def mutant(terminal: Terminal, hello: Hello) -> None:
        assert isinstance(terminal._room, Room)
        terminal._room.sample()
        real(terminal, hello)

    patch.setattr(Terminal, "_greet", mutant)


def journal_order_at_the_opening(patch: pytest.MonkeyPatch) -> None:
    """Let evidence stand in the order in which it was written."""

    def mutant(criterion: Any, person: Any, found: Any) -> Iterator[p.Sight]:
        for ordinal, each in enumerate(found, 1):
            yield p.Evidence(criterion, person, ordinal, each.kind, each.text)

    patch.setattr(opened, "_numbered", mutant)


def secret_dependent_refusal(patch: pytest.MonkeyPatch) -> None:
    """Decline to nudge somebody who has written a note."""
    real = decide.DECIDE[c.Nudge]

    def mutant(state: Debrief, asked: Any, command: c.Nudge) -> tuple[e.Event, ...]:
        if state.card(command.person).notes:
            raise Refused(Code.NO_SUCH_THING)
        return real(state, asked, command)

    decisions: dict[type[Any], Any] = {**decide.DECIDE, c.Nudge: mutant}
    patch.setattr(decide, "DECIDE", decisions)


def picture_chosen_by_the_journals_length(patch: pytest.MonkeyPatch) -> None:
    """Send the whole picture to who comes back to a journal of an odd length."""
    real = Terminal._greet

    def mutant(terminal: Terminal, hello: Hello) -> None:
        real(terminal, Hello() if terminal._room._stream.position % 2 else hello)

    patch.setattr(Terminal, "_greet", mutant)


def presence_refreshed_by_commands(patch: pytest.MonkeyPatch) -> None:
    """Take a command for a pong."""
    real = Room._made

    async def mutant(room: Room, asked: Asked, state: Debrief) -> tuple[Said, Taken[Debrief, e.Event]]:
        for listener in room._listeners:
            if listener.person == asked.person:
                room.presence.ponged(listener)
        return await real(room, asked, state)

    patch.setattr(Room, "_made", mutant)


def tick_started_by_private_commands(patch: pytest.MonkeyPatch) -> None:
    """Let sights that follow any command wait for the tick: the instant alone tells."""
    real = Room._advance

    def mutant(room: Room, steps: Sequence[Taken[Debrief, e.Event]]) -> None:
        real(room, steps)
        for listener in room._listeners:
            assert isinstance(listener, Terminal)
            listener._window._began = listener._clock.monotonic()

    patch.setattr(Room, "_advance", mutant)


def cut_by_what_others_wrote(patch: pytest.MonkeyPatch) -> None:
    """Cut everybody else off at a note, and thereby send nothing more."""
    real = Room._advance

    def mutant(room: Room, steps: Sequence[Taken[Debrief, e.Event]]) -> None:
        real(room, steps)
        authors = {
            step.stamp.actor for step in steps if any(isinstance(each, e.Noted) for each in step.events)
        }
        if authors:
            for listener in room._listeners:
                assert isinstance(listener, Terminal)
                assert isinstance(listener._outgoing, outgoing.Outgoing)
                if listener.person not in authors:
                    listener._outgoing._abort()

    patch.setattr(Room, "_advance", mutant)


def commitments_only_to_what_was_said(patch: pytest.MonkeyPatch) -> None:
    """Let a receipt leave out criteria without a shareable observation: their number tells."""
    real = receipts.values_of

    def mutant(card: Scorecard, criteria: Iterable[CriterionId]) -> dict[str, receipts.Value]:
        return {field: each for field, each in real(card, criteria).items() if each != ()}

    patch.setattr(receipts, "values_of", mutant)


def commitments_to_notes(patch: pytest.MonkeyPatch) -> None:
    """Let a receipt cover a note, which never opens."""
    real = receipts.values_of

    def mutant(card: Scorecard, criteria: Iterable[CriterionId]) -> dict[str, receipts.Value]:
        notes = tuple(sorted((str(about), each.text) for about, each in card.notes.items()))
        return {**real(card, criteria), receipts.JUDGEMENT: notes}

    patch.setattr(receipts, "values_of", mutant)


def opened_card_for_everybody(patch: pytest.MonkeyPatch) -> None:
    """Show a scorecard that break-glass opened to one person to all who facilitate or rate."""
    real = unsealed.cards

    def mutant(state: Debrief, person: PersonId) -> Iterator[p.Sight]:
        everybodys = tuple(replace(each, reader=person) for each in state.unsealed if each.person != person)
        return real(replace(state, unsealed=everybodys), person)

    patch.setattr(unsealed, "cards", mutant)
    patch.setattr(visibility, "OWN", tuple(mutant if make is real else make for make in visibility.OWN))


def opened_card_in_the_record(patch: pytest.MonkeyPatch) -> None:
    """Let the line about a break-glass depend on what opened."""
    real = public._line

    def mutant(state: Debrief, number: int, act: Any, level: int | None) -> p.Line:
        made = real(state, number, act, level)
        if act.kind != "GlassBroken":
            return made
        card = state.card(act.person)
        written = sum(each.version for each in card.ratings.values()) + len(card.notes)
        return replace(made, level=written)

    patch.setattr(public, "_line", mutant)


def break_glass_refused_by_what_is_written(patch: pytest.MonkeyPatch) -> None:
    """Decline to open a scorecard with a note in it."""
    real = decide.DECIDE[c.BreakGlass]

    def mutant(state: Debrief, asked: Any, command: c.BreakGlass) -> tuple[e.Event, ...]:
        made = real(state, asked, command)
        if state.card(command.person).notes:
            raise Refused(Code.NO_SUCH_THING)
        return made

    decisions: dict[type[Any], Any] = {**decide.DECIDE, c.BreakGlass: mutant}
    patch.setattr(decide, "DECIDE", decisions)


LEAKS: tuple[Mutant, ...] = (
    length,
    changed_flag,
    cursor_from_the_journal_position,
    row_id_in_a_sight,
    n_in_a_sight,
    frame_per_rating,
    live_count_in_welcome,
    journal_order_at_the_opening,
    secret_dependent_refusal,
    picture_chosen_by_the_journals_length,
    presence_refreshed_by_commands,
    tick_started_by_private_commands,
    cut_by_what_others_wrote,
    commitments_only_to_what_was_said,
    commitments_to_notes,
    opened_card_for_everybody,
    opened_card_in_the_record,
    break_glass_refused_by_what_is_written,
)
"""Every mutant."""


def _in_table(patch: pytest.MonkeyPatch, maker: visibility.Maker, mutant: visibility.Maker) -> None:
    """Put a mutant in the place of a maker in the table of visibility."""
    table = tuple((mutant if make is maker else make, roles) for make, roles in visibility.TABLE)
    patch.setattr(visibility, "TABLE", table)
