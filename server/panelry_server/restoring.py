"""Restoring: journal, keys and small files back in their places, verified before anything is replaced."""

import io
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import msgspec

from panelry_server.carrying import Known, keep
from panelry_server.check import check
from panelry_server.clock import SystemClock
from panelry_server.core import open_core
from panelry_server.doubting import mark_restored
from panelry_server.errands import Checked
from panelry_server.finding import Declined
from panelry_server.journal.sqlite.folder import replace_file
from panelry_server.journal.sqlite.restore import restore
from panelry_server.keeping import Places
from panelry_server.keeping.restore import restoring_keys
from panelry_server.replaced import known_before
from panelry_server.settings import Settings
from panelry_server.upkeep import KEPT


class Copies(msgspec.Struct, frozen=True):
    """What a restore is made from; `keys` and `wrapping` are None where those in place are good."""

    journal: Path
    keys: Path | None = None
    wrapping: Path | None = None


class BroughtBack(msgspec.Struct, frozen=True):
    """What the check of a restored record found; `unmarked` if the copy is from before events had marks."""

    checked: Checked
    unmarked: bool


async def restore_all(copies: Copies, settings: Settings, *, replace: bool) -> BroughtBack:
    """Put the copies in place for a folder that no server holds, open it, and check everything.

    Every epoch is raised, so terminals offer what the backup does not have. A copy from before events
    had marks is marked as it stands. Every candidate's yes has to be confirmed anew, also where
    there are faults: see `doubting`. What the replaced folder knew is done
    again: see `carrying`. Raises `Declined`, and what `restore`, `restoring_keys` and `open_core` raise.
    """
    _demand_keys(copies, settings.folder)
    places = Places.beside(settings.folder)
    places.demand_apart(settings.folder)
    known = await known_before(settings) if replace else Known()

    def ready() -> None:
        mark_restored(settings.folder)
        keep(settings.folder, known)

    destroyed = await _destroyed(settings.database, replace=replace) if settings.database else {}
    with ExitStack() as stack:
        put = None
        if copies.keys is not None:
            again = partial(restoring_keys, wrapping=copies.wrapping, destroyed=destroyed)
            put = stack.enter_context(again(copies.keys, places, replace=replace))
        await restore(copies.journal, settings.folder, replace=replace, ready=ready)
        if put is not None:
            put()
    if copies.keys is not None:
        _put_back(copies.keys.parent, settings.folder)
    if settings.database:
        await _into_database(settings)
    core = await open_core(settings, stream=io.StringIO(), restored=True)
    try:
        unmarked = core.marks is not None and core.marks.now > 0
        return BroughtBack(await check(core.journal, proven=core.proven), unmarked)
    finally:
        await core.close()


async def _destroyed(url: str, *, replace: bool) -> dict[str, str]:
    """Return which keys were destroyed in a database; `AlreadyThere` where it holds a record to be kept."""
    from panelry_server.journal.postgres.moving import demand_free  # noqa: PLC0415 - an extra
    from panelry_server.keeping.sharing import destroyed_in  # noqa: PLC0415 - likewise

    if not replace:
        await demand_free(url)
    return await destroyed_in(url)


async def _into_database(settings: Settings) -> None:
    """Move the journal file that was put back into the database, in place of what is there."""
    from panelry_server.journal.postgres.moving import into_database  # noqa: PLC0415 - an extra

    moved = await into_database(settings.folder, settings.database, SystemClock().now(), replace=True)
    moved.aside.unlink()


def _demand_keys(copies: Copies, folder: Path) -> None:
    places = Places.beside(folder)
    for copy in (copies.journal, copies.keys, copies.wrapping):
        if copy is not None and not copy.is_file():
            raise Declined(f"There is no file {copy}. Check its name.")
    if copies.keys is None and copies.wrapping is not None:
        raise Declined("A wrapping key opens the keys of its day. Name their copy with --keys as well.")
    if copies.keys is None and not (places.keys / "keys.db").exists():
        raise Declined(f"There are no keys in {places.keys}. Name their copy with --keys FILE.")
    if copies.wrapping is None and not places.wrapping.exists():
        raise Declined(f"There is no {places.wrapping}. Name your copy of it with --wrapping FILE.")


def _put_back(copied: Path, folder: Path) -> None:
    """Put the small files beside the copy of the keys back where the folder has none."""
    for name in KEPT:
        source, target = copied / Path(name).name, folder / name
        if source.is_file() and not target.exists():
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(target, source.read_bytes())
