"""What a folder knows that a restore is about to replace, as far as it can still be opened."""

import io

from panelry_server.carrying import Known, known_of
from panelry_server.core import open_core
from panelry_server.journal import JournalError
from panelry_server.settings import Settings, SettingsError


async def known_before(settings: Settings) -> Known:
    """Return what the folder knows; a folder that is not there or cannot be read knows nothing."""
    if not settings.database and not (settings.folder / "journal.db").exists():
        return Known()
    try:
        core = await open_core(settings, stream=io.StringIO())
        try:
            return await known_of(core.office, core.rooms, core.journal, core.secret, core.clock.now())
        finally:
            await core.close()
    except (JournalError, SettingsError):
        return Known()
