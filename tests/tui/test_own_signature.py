"""One's own signature that is missing: it is said to oneself, and no other key than that of signing signs."""

from panelry_tui.screens.preview import PreviewDialog
from tui.late_room import sign, summary_room
from tui.seated import seated


async def test_who_has_not_signed_is_told_so_and_not_asked_to_mark_themselves_absent() -> None:
    """The others have signed; the facilitator opens the release without having done so."""
    room = summary_room()
    sign(room, "ben", "chen", "dara")
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.press("O")
        assert ["You have not signed. S shows the text; sign there, or decline to."] == terminal.said()


async def test_enter_in_the_preview_says_that_another_key_signs() -> None:
    """The text stays open, and nothing is signed."""
    room = summary_room()
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.press("S", "enter")
        assert isinstance(terminal.app.screen, PreviewDialog)
        assert ["Not signed: only S signs. esc goes back."] == terminal.said()
