"""A dialog stands alone: no letter of the screen below is left at its edges, in any colours."""

import pytest

from panelry_tui.themes import THEMES
from pictured import BESIDE, AnyScene

SIZES = [(80, 24), (120, 40)]
NAMES = {"help", "palette", "conclude", "order", "revise", "desk-form"}
DIALOGS = [each for each in BESIDE if each.name in NAMES]
BELOW = ("Discussion", "WAITING")
"""What stands on the screens below, and in none of these dialogs."""


@pytest.mark.parametrize("theme", [THEMES[0].name, "ansi-dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", DIALOGS, ids=[each.name for each in DIALOGS])
async def test_nothing_of_the_screen_below_is_left_around_a_dialog(
    scene: AnyScene, size: tuple[int, int], theme: str
) -> None:
    """Half words at the edges read as words of the dialog."""
    app = scene.app(theme)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in scene.keys:
            await pilot.press(key)
            await pilot.pause(0.1)
        below, around = app.screen_stack[-2], app.screen.styles.background
        assert len(app.screen_stack) > 2
        assert 1 == around.a, f"{below} shines through"
        drawn = app.export_screenshot()
    assert [] == [each for each in BELOW if each in drawn]
