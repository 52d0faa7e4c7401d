"""Toasts on a small screen: whole lines, so that no letter of what is below stands beside them."""

from panelry_tui.glyphs import UNICODE
from panelry_tui.screens.room_screen import RoomScreen
from tui.screen_text import screen_text
from tui.seated import HeardApp
from tui.six_people import SIX, discussed, scored

WORDS = "Private now: “Single region only”. Only you see it; s shares it with the panel. That is all."


async def test_a_toast_takes_whole_lines_and_leaves_the_proposal_in_sight() -> None:
    """At 80 columns nothing of the screen stands at its right, and no blank lines are covered."""
    for room, who, below in ((scored(), "ben", "q Leave"), (discussed(), "ana", "4 of 6 stand by it")):
        room.present(*SIX)
        app = HeardApp(room, room.store_for(who), UNICODE)
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await pilot.pause(0.2)
            assert isinstance(app.screen, RoomScreen)
            app.screen.explain(WORDS)
            await pilot.pause(0.2)
            lines = [each for each in screen_text(app).splitlines() if each.startswith("▌ ")]
            assert WORDS == " ".join(each.removeprefix("▌ ").strip() for each in lines[-2:])
            assert below in screen_text(app)
