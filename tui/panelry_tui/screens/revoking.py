"""Revoking a release on a screen, with a reason: at the release, and while a correction is under way."""

from panelry import commands as c
from panelry import parts as p
from panelry.phase import MAY
from panelry.refusals import SENTENCES, Code
from panelry_tui.correcting import REVOKE, REVOKE_ADVICE, why_not_revoke
from panelry_tui.screens.put_words import put_words
from panelry_tui.screens.room_screen import RoomScreen


async def revoke(screen: RoomScreen) -> None:
    """Revoke what was released, or say why not."""
    reading = screen.reading()
    if not MAY[c.Revoke].roles & reading.my_roles:
        screen.explain(SENTENCES[Code.NOT_ALLOWED])
    elif reading.one(p.HandedOver) is None:
        screen.explain("Nothing is released, so there is nothing to revoke.")
    elif why := why_not_revoke(reading):
        screen.explain(why)
    else:
        await put_words(screen, "revoke", REVOKE, REVOKE_ADVICE, c.Revoke)
