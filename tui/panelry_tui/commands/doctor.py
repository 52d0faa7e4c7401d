"""`panelry doctor`: what hinders panelry on this machine, and the cure of each thing."""

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Iterator

import click

from panelry.text import clean_line
from panelry_tui.checkup import (
    Finding,
    Shown,
    Verdict,
    folder_finding,
    key_finding,
    settings_findings,
    terminal_findings,
)
from panelry_tui.device_key import DeviceKey
from panelry_tui.joining import InvitationError, read_server
from panelry_tui.os_keyring import OsKeyring
from panelry_tui.plain.choice import origin
from panelry_tui.seats import Seats, state_folder
from panelry_tui.server_checkup import server_findings
from panelry_tui.settings import DEFAULT, SERVER, ConfigError, read
from panelry_tui.words import now_utc


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Write the findings as JSON.")
def doctor(*, as_json: bool) -> int:
    """Look at this terminal, what is kept here, and every server that is known here.

    Each line is ok, a note, or wrong: what is so, and the cure. Nothing is changed, and servers are told
    nothing. The exit code is 1 if anything is wrong.
    """
    found = tuple(_findings())
    if as_json:
        listed = [
            {"verdict": each.verdict.value, "about": each.about, "words": each.words, "cure": each.cure}
            for each in found
        ]
        click.echo(json.dumps({"findings": listed}))
    else:
        for each in found:
            click.echo(_line(each))
    return int(any(each.verdict is Verdict.WRONG for each in found))


def _line(found: Finding) -> str:
    words = f"{found.words.rstrip('.')}."
    return clean_line(f"{found.verdict.value}: {found.about}: {words} {found.cure}").strip()


def _findings() -> Iterator[Finding]:
    shown = _shown()
    yield from terminal_findings(os.environ, shown)
    yield from settings_findings(os.environ, shown)
    try:
        folder = state_folder(os.environ)
    except ConfigError as problem:
        yield Finding(Verdict.WRONG, "data folder", str(problem))
        return
    yield folder_finding(folder)
    device_key = DeviceKey(folder, os.environ, OsKeyring())
    yield key_finding(device_key)
    yield from asyncio.run(_of_servers(Seats(folder, device_key)))


def _shown() -> Shown:
    terminals = [each for each in (sys.__stdin__, sys.__stdout__, sys.__stderr__) if each and each.isatty()]
    size = None
    with contextlib.suppress(OSError, IndexError):  # where no stream is a terminal, or it does not say
        size = os.get_terminal_size(terminals[-1].fileno())
    said_by = ""
    with contextlib.suppress(ConfigError):  # said of the settings
        said_by = origin(os.environ)
    return Shown(
        terminal={sys.__stdin__, sys.__stdout__} <= set(terminals),
        size=(size.columns, size.lines) if size and size.columns and size.lines else None,
        encoding=getattr(sys.__stderr__, "encoding", None),
        plain=said_by,
    )


async def _of_servers(seats: Seats) -> list[Finding]:
    """Ask every server at the same time; one that does not answer costs its wait once."""
    plain, wanted = seats.servers(), _wanted()
    if isinstance(wanted, str) and wanted:
        plain.setdefault(wanted, False)
    looks = [
        server_findings(each, pin=seats.known.pin_of(each), plain=plain[each], now=now_utc)
        for each in sorted(plain)
    ]
    found = [found for each in await asyncio.gather(*looks) for found in each]
    if isinstance(wanted, Finding):
        found.append(wanted)
    none = Finding(Verdict.OK, "servers", "none is known here yet; the link of an invitation names one")
    return found or [none]


def _wanted() -> str | Finding:
    """Return the server that a setting names, an empty text if none does."""
    try:
        found = read(SERVER, os.environ)
        return "" if found.origin == DEFAULT else read_server(str(found.value))
    except ConfigError:
        return ""  # said of the settings already
    except InvitationError as problem:
        return Finding(Verdict.WRONG, "setting server", str(problem))
