"""`panelry replay`: a debrief scrubbed in time, or its decision record, as this seat was sent it."""

import asyncio
import os
import sys
from typing import Literal

import click

from panelry.office import STREAM
from panelry_tui.commands.completing import debriefs_here
from panelry_tui.commands.kept_here import seats_here
from panelry_tui.commands.settings_here import need_drawing, plain_origin
from panelry_tui.device_key import KeyLostError
from panelry_tui.outbox import OutboxError
from panelry_tui.past import Past, PastError, fetch_past
from panelry_tui.seats import KeptSeat, state_folder

_NO_DEBRIEF = "No debrief is kept here. Join a debrief first: panelry join LINK"
_HERE = "Give panelry replay --format md, or --json, to have the decision record without a terminal."


@click.command("replay")
@click.argument("debrief", required=False, shell_complete=debriefs_here)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["screen", "md", "json"]),
    help="A screen, or the decision record as Markdown or JSON; in plain mode it is Markdown.",
)
@click.option("--json", "as_object", is_flag=True, help="The same as --format json.")
def replay(debrief: str | None, shape: Literal["screen", "md", "json"] | None, *, as_object: bool) -> int:
    """Look at a debrief as it went, step by step, or print its decision record.

    DEBRIEF is words of its candidate or position, or its id, as in the list of recent ones; without it
    the one that was opened last. Everything comes from the server, and only what this seat was shown at
    the time. Nothing can be sent or changed.
    """
    shape = "json" if as_object else shape or ("md" if plain_origin(flag=False) else "screen")
    if shape == "screen" and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(f"This needs a terminal, and input or output is none. {_HERE}")
    if shape == "screen":
        need_drawing(_HERE)
    kept = _chosen([each for each in seats_here().kept() if each.seat.debrief != STREAM], debrief)
    try:
        past = asyncio.run(fetch_past(kept.seat))
    except PastError as problem:
        raise click.ClickException(f"No replay: {problem}.") from None
    if shape == "screen":
        return _shown(kept, past)
    from panelry_tui.decision_record import record_of  # noqa: PLC0415 - loaded on use
    from panelry_tui.decision_said import as_json, as_markdown  # noqa: PLC0415 - likewise

    record = record_of(past)
    click.echo(as_json(record) if shape == "json" else as_markdown(record), nl=False)
    return 0


def _chosen(kept: list[KeptSeat], wanted: str | None) -> KeptSeat:
    """Return the seat of the wanted debrief, the last used one of several; click.UsageError without one."""
    if not kept:
        raise click.UsageError(_NO_DEBRIEF)
    if wanted is None:
        return kept[0]
    words = wanted.casefold()
    found = [each for each in kept if wanted == each.seat.debrief or words in each.about.casefold()]
    debriefs = {(each.seat.server, each.seat.debrief) for each in found}
    if len(debriefs) == 1:
        return found[0]
    known = "\n".join(f"  {each.about or each.seat.debrief}" for each in found or kept)
    fit = "Several debriefs fit" if found else "No debrief fits"
    raise click.UsageError(f"{fit} “{wanted}”. Name one of these:\n{known}")


def _shown(kept: KeptSeat, past: Past) -> int:
    from panelry_tui.commands.settings_here import acting_here, drawing_here  # noqa: PLC0415 - a screen is loaded on use
    from panelry_tui.replay_app import ReplayApp  # noqa: PLC0415 - likewise
    from panelry_tui.replay_store import ReplayStore  # noqa: PLC0415 - likewise
    from panelry_tui.seen_sealed import seen_sealed  # noqa: PLC0415 - likewise

    try:
        memory = asyncio.run(seen_sealed(kept, seats_here().key()))
    except (OutboxError, KeyLostError) as why:
        raise click.ClickException(f"No replay: {why}") from None

    async def run() -> int:
        settings = {**drawing_here(), "own_keys": acting_here()["own_keys"]}
        app = ReplayApp(
            ReplayStore(kept.seat, past, memory), **settings, crash_folder=state_folder(os.environ)
        )
        await app.run_async()
        return app.return_code or 0

    return asyncio.run(run())
