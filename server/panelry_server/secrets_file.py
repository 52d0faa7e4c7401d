"""The server's secret: 32 bytes in the data folder's file `secret`, made at the first start.

It keys the cursors and the hashes of invitation codes, so a copy of the journal alone gives neither.
"""

import secrets
from pathlib import Path

from panelry_server.journal.sqlite.folder import replace_file
from panelry_server.settings import SettingsError

LENGTH = 32
FILE = "secret"


def secret_of(folder: Path) -> bytes:
    """Return the folder's secret, making it (mode 0600) where there is none.

    The caller holds the folder's lock. `SettingsError` if the file is not what this wrote.
    """
    path = folder / FILE
    try:
        secret = path.read_bytes()
    except FileNotFoundError:
        secret = secrets.token_bytes(LENGTH)
        replace_file(path, secret)
        return secret
    if len(secret) != LENGTH:
        raise SettingsError(str(path), FILE, f"it must hold {LENGTH} bytes. Put the right file back.")
    if path.stat().st_mode & 0o077:
        raise SettingsError(str(path), FILE, "others on this machine may read it. Run chmod 600 on it.")
    return secret
