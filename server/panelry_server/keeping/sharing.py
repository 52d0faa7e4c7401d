"""The keys of a record on their way into its database, so that several servers may have it, and back.

No server runs meanwhile. The place that counts is changed in one transaction; what is left in the other
place is cleared after that, and clearing may be repeated.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from panelry_server.journal.postgres.queries import Database
from panelry_server.journal.postgres.sharing import (
    OtherIdentity,
    fact_of,
    keys_in,
    only_server,
    print_of,
    read_fact,
    write_begun,
    write_ended,
)
from panelry_server.journal.sqlite.folder import DataFolder, sync_folder
from panelry_server.keeping import KeysError, Places
from panelry_server.keeping.key_copy import Row, write_copy
from panelry_server.keeping.key_file import KeyFile
from panelry_server.keeping.postgres import PostgresKeys
from panelry_server.keeping.wrapping import WrappingFile, unwrap
from panelry_server.secrets_file import FILE as SECRET
from panelry_server.secrets_file import secret_of

_OTHER = (
    "this machine holds another secret than the nodes of the record do: copy the file secret from another"
    " node. If the secret is to be this one, add --new-identity: open codes and cursors then end"
)
_ALONE = "this record has one server alone already: there is nothing to end"


async def shared_keys(folder: Path, url: str) -> PostgresKeys | None:
    """Return the keys in a database that several servers may have, None where they are beside the folder.

    `OtherIdentity` for another secret than that of its nodes, `KeysError`, `JournalError`.
    """
    fact = await fact_of(url)
    if not fact.nodes:
        return None
    path = folder / SECRET
    if not path.exists() or print_of(secret_of(folder)) != fact.secret_print:
        raise OtherIdentity(_OTHER)
    return await PostgresKeys.open(url, Places.beside(folder))


async def begin(folder: Path, url: str, secret: bytes, *, new_identity: bool = False) -> int:
    """Move the keys of a data folder into the database, and return how many there are.

    Repeated, it clears what is left of the store in the folder; with `new_identity` the secret and the
    TLS key of this folder count from now on. `HeldElsewhere` while a server runs, `OtherIdentity`,
    `KeysError`, `JournalError`.
    """
    places = Places.beside(folder)
    async with only_server(url) as db:
        fact = await read_fact(db)
        if not fact.nodes:
            return await _moved_in(db, places, print_of(secret))
        if fact.secret_print != print_of(secret) and not new_identity:
            raise OtherIdentity(_OTHER)
        if new_identity:
            await write_begun(db, print_of(secret), None)
        kept = {row[0] for row in await keys_in(db)}
        if (places.keys / "keys.db").exists():
            with _store(places) as store:
                lacking = [row.stream for row in store.rows() if row.stream not in kept]
                if lacking:
                    raise KeysError(
                        f"{places.keys} holds keys that the database lacks ({len(lacking)}): it is another"
                        " record's store, put it elsewhere"
                    )
                store.clear()
            _remove(places)
        return len(kept)


async def end(folder: Path, url: str, secret: bytes) -> int:
    """Move the keys back beside a data folder, and return how many there are.

    `HeldElsewhere` while a server runs, `OtherIdentity`, `KeysError`, `JournalError`.
    """
    places = Places.beside(folder)
    async with only_server(url) as db:
        fact = await read_fact(db)
        if not fact.nodes:
            raise KeysError(_ALONE)
        if fact.secret_print != print_of(secret):
            raise OtherIdentity(_OTHER)
        versions = WrappingFile(places.wrapping).read()
        rows = [Row(*row) for row in await keys_in(db)]
        lacking = {row.version for row in rows if row.wrapped is not None} - versions.keys()
        if lacking:
            raise KeysError(f"{places.wrapping} lacks version {max(lacking)}: copy it from another node")
        held = DataFolder.hold(places.keys, "keys")
        try:
            held.clear_log()
            write_copy(
                held.database, rows, lambda name, version, key: unwrap(versions[version], version, name, key)
            )
        finally:
            held.release()
        await write_ended(db)
        return len(rows)


async def destroyed_in(url: str) -> dict[str, str]:
    """Return which keys of a database were destroyed, and when. `JournalError`."""
    async with only_server(url, moved=True) as db:
        return {row[0]: row[3] for row in await keys_in(db) if row[3] is not None}


async def _moved_in(db: Database, places: Places, secret_print: str) -> int:
    if not (places.keys / "keys.db").exists():
        raise KeysError(f"there are no keys in {places.keys}: run this where the server ran")
    with _store(places) as store:
        rows = store.rows()
        await write_begun(db, secret_print, rows)
        store.clear()
    _remove(places)
    return len(rows)


@contextmanager
def _store(places: Places) -> Iterator[KeyFile]:
    """Give the store beside a data folder, every key of which was opened. `KeysError`."""
    held = DataFolder.hold(places.keys, "keys")
    try:
        store = KeyFile(held, WrappingFile(places.wrapping))
        try:
            yield store
        finally:
            store.close()
    except (OSError, sqlite3.Error) as error:
        raise KeysError(f"the store in {places.keys} failed ({error}): see to its folder and disk") from error
    finally:
        held.release()


def _remove(places: Places) -> None:
    """Take away the store that was cleared."""
    for tail in ("", "-wal", "-shm"):
        (places.keys / f"keys.db{tail}").unlink(missing_ok=True)
    sync_folder(places.keys)
