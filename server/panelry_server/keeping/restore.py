"""From a copy of the store of keys to the store that serves: verified first, what was destroyed stays so."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType

from panelry_server.journal import AlreadyThere
from panelry_server.journal.sqlite.folder import DataFolder, make_private, publish, replace_file
from panelry_server.keeping import KeysError, Places
from panelry_server.keeping.key_file import KeyFile
from panelry_server.keeping.wrapping import WrappingFile

_TRIAL = "restoring"


@contextmanager
def restoring_keys(
    copy: Path,
    places: Places,
    *,
    wrapping: Path | None = None,
    replace: bool = False,
    destroyed: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Callable[[], None]]:
    """Give what puts a copy of the store, and of the wrapping key where one is named, in their places.

    Everything is verified before that is given, and nothing has changed unless it is called: every key
    opens, and keys that were destroyed in the store that is there, or that are named `destroyed` with the
    instant, are destroyed in the copy too.
    Raises `AlreadyThere` for a store or wrapping key that nobody asked to replace, `Locked`, and
    `KeysError` for copies that are not sound or not of one pair.
    """
    folder = DataFolder.hold(places.keys, "keys")
    trial = folder.path / _TRIAL
    try:
        _demand_free(folder, places, wrapping, replace=replace)
        shutil.rmtree(trial, ignore_errors=True)
        own = _made_ready(copy, trial, wrapping or places.wrapping, {**destroyed, **_destroyed(folder)})

        def put() -> None:
            if wrapping is not None:
                places.wrapping.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                replace_file(places.wrapping, own.read_bytes())
            folder.clear_log()
            publish(trial / "keys.db", folder.database)

        yield put
    except (sqlite3.Error, OSError) as error:
        raise KeysError(
            f"the keys of {copy} were not restored ({error}): see to that file and the folder"
        ) from error
    finally:
        shutil.rmtree(trial, ignore_errors=True)
        folder.release()


def _demand_free(folder: DataFolder, places: Places, wrapping: Path | None, *, replace: bool) -> None:
    if replace:
        return
    if folder.database.exists():
        raise AlreadyThere(folder.database)
    if wrapping is not None and places.wrapping.exists():
        raise AlreadyThere(places.wrapping)


def _made_ready(copy: Path, trial: Path, wrapping: Path, destroyed: dict[str, str]) -> Path:
    """Open the copy with its wrapping key, in a folder of its own; return a copy of the wrapping key."""
    tried = DataFolder.hold(trial, "keys")
    try:
        make_private(tried.database)
        shutil.copyfile(copy, tried.database)
        own = trial / "wrapping.key"
        make_private(own)
        shutil.copyfile(wrapping, own)
        store = KeyFile(tried, WrappingFile(own))
        try:
            for stream, at in destroyed.items():
                store.destroy(stream, at)
        finally:
            store.close()
        return own
    finally:
        tried.release()


def _destroyed(folder: DataFolder) -> dict[str, str]:
    """Return which keys of the store that is there were destroyed, and when; none where it cannot be read."""
    if not folder.database.exists():
        return {}
    with suppress(sqlite3.Error):
        db = sqlite3.connect(folder.database)
        try:
            return dict(
                db.execute("SELECT stream, destroyed_at FROM data_key WHERE destroyed_at IS NOT NULL")
            )
        finally:
            db.close()
    return {}
