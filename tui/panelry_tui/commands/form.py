"""`panelry form export|import`: one's own scorecard as plain text, filled in away from the screen."""

import asyncio
import json
import secrets
from collections.abc import Callable

import click

from panelry.ids import ObservationId
from panelry.text import clean_line, clean_text
from panelry_tui.card_closed import why_closed
from panelry_tui.commands.completing import debriefs_here
from panelry_tui.commands.files import bytes_of, shown
from panelry_tui.commands.kept_here import seats_here
from panelry_tui.commands.seat import chosen_seat, opened, reading_of
from panelry_tui.ended import ENDED
from panelry_tui.form import Form, FormError, Head
from panelry_tui.form.card import card_of, plan_of
from panelry_tui.form.changes import Changes, changes_of, notes_only
from panelry_tui.form.parsing import form_of, head_of
from panelry_tui.form.writing import text_of
from panelry_tui.letter_file import NotWritten, check_place, whole_path, write_own
from panelry_tui.own_words import NONE_HERE, own_words
from panelry_tui.past import PastError, fetch_past
from panelry_tui.reading import Reading
from panelry_tui.seats import KeptSeat, Seats
from panelry_tui.store import Store
from panelry_tui.words import now_utc

MOST_BYTES = 8 << 20
"""The largest form that is read; the fullest scorecard of a long rubric stays below."""
_PRIVATE = "It holds your private words: delete it when you are done."


@click.group("form")
def form() -> None:
    """Fill in your own scorecard as plain text, with any editor, away from the screen."""


@form.command("export")
@click.argument("debrief", metavar="[DEBRIEF]", required=False, default="", shell_complete=debriefs_here)
@click.option("-o", "--output", metavar="FILE", help="Write to a new file that only you can read.")
def export(debrief: str, output: str | None) -> None:
    """Write your scorecard of DEBRIEF as a form; without DEBRIEF that of the only open one.

    DEBRIEF is its id, or part of the candidate's name. Of a debrief that is over this writes your own
    words, those typed last among them; what this machine let go comes from the server.
    """
    text = asyncio.run(_exported(debrief))
    if output is None:
        click.echo(text, nl=False)
        return
    path = whole_path(output)
    try:
        if check_place(path):
            raise click.ClickException(f"{clean_line(output)} is there already. Choose another name.")
        write_own(text, path, over=False)
    except NotWritten as problem:
        raise click.ClickException(clean_line(str(problem))) from None
    click.echo(f"Written to {clean_line(str(path))}. {_PRIVATE}", err=True)


async def _exported(debrief: str) -> str:
    seats = seats_here()
    kept = await chosen_seat(seats, debrief)
    async with opened(seats, kept) as store:
        reading = reading_of(store)
        if reading.phase in ENDED:
            return await _own_words(store, reading)
        return text_of(card_of(reading, kept.seat.debrief), reading)


async def _own_words(store: Store, reading: Reading) -> str:
    """Return one's own words in a debrief that is over: what the server has, and what it never took."""
    why = ""
    if not reading.criteria:
        try:
            past = await fetch_past(store.seat)
            reading = Reading(past.picture(len(past) - 1), past.person)
        except (PastError, ConnectionError) as problem:
            why = f"This debrief is over, and what the server has of your words did not come: {problem}."
    words = own_words(reading, await store.declined(), store.begun)
    if why and not words:
        raise click.ClickException(f"{why} Try again with a connection.")
    if why:
        click.echo(f"{why} This is what was typed here and never taken.", err=True)
    return words or f"{NONE_HERE}\n"


@form.command("import")
@click.argument("file", metavar="FILE")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Write the difference as JSON.")
def import_(file: str, *, dry_run: bool, as_json: bool) -> None:
    """Take a form that was filled in; - reads standard input.

    All of it is queued on this machine, also without a network, or none: a damaged form, or one whose
    scorecard changed since, is refused with its line and changes nothing.
    """
    try:
        text = _decoded(bytes_of(file, MOST_BYTES))
        changes, waiting = asyncio.run(_imported(text, dry_run=dry_run))
    except FormError as fault:
        for line in fault.difference:
            click.echo(line)
        raise click.ClickException(f"{shown(file)}, line {fault.line}: {fault.words}") from None
    if as_json:
        data = {"difference": changes.difference, "commands": len(changes.asked), "waiting": waiting}
        click.echo(json.dumps(data))
    else:
        for line in changes.difference:
            click.echo(line)
    click.echo(_said(changes, waiting, dry_run=dry_run), err=True)


def _said(changes: Changes, waiting: int, *, dry_run: bool) -> str:
    count = len(changes.asked)
    if not count:
        return f"The form says what the scorecard says: nothing changes. {_waits(waiting)}"
    things = "1 change" if count == 1 else f"{count} changes"
    if dry_run:
        return f"{things}; nothing was taken, for this was a dry run. {_waits(waiting)}"
    return f"{things} taken: on this machine. {_waits(waiting)}"


def _waits(waiting: int) -> str:
    if not waiting:
        return "Nothing waits."
    return f"{waiting} waiting: they go to the server when you open the debrief with panelry."


def _decoded(body: bytes) -> str:
    """Return the text of a form with its control signs made safe; `FormError` where it is none."""
    if len(body) > MOST_BYTES:
        raise FormError(1, "This file is larger than 8 MiB, so it is no form.")
    try:
        return clean_text(body.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        line = body.count(b"\n", 0, problem.start) + 1
        raise FormError(line, "This is not UTF-8. Save the file as UTF-8.") from None


async def _imported(text: str, *, dry_run: bool) -> tuple[Changes, int]:
    """Return what a form changes and how much waits then; it is queued unless this is a dry run."""
    head = head_of(text)
    seats = seats_here()
    async with opened(seats, _seat_of(seats, head)) as store:
        reading = reading_of(store)
        plan = plan_of(reading)
        typed = form_of(text, plan)
        changes = _changes(typed, reading)
        if not dry_run:
            await store.queue_all(changes.asked)
        return changes, store.waiting


def _seat_of(seats: Seats, head: Head) -> KeptSeat:
    for each in seats.kept():
        if (each.seat.debrief, each.seat.person) == (head.debrief, head.person):
            return each
    cure = "Import it on the machine where it was exported, or join the debrief here first."
    raise FormError(2, f"This machine has no seat of yours in that debrief. {cure}")


def _changes(typed: Form, reading: Reading) -> Changes:
    now = card_of(reading, typed.head.debrief)
    changes = changes_of(now, typed, reading, plan_of(reading), ids_from_now())
    why = why_closed(reading)
    if why is not None and not notes_only(changes):
        raise click.ClickException(f"{why} Nothing was taken; notes alone may still change.")
    return changes


def ids_from_now() -> Callable[[], ObservationId]:
    """Return a source of ids for observations: in the order they are asked for, by the present time."""
    began = int(now_utc().timestamp() * 1000)
    count = iter(range(1 << 40))
    return lambda: ObservationId(f"{began + next(count):012x}-{secrets.token_hex(4)}")
