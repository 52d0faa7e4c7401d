"""Words of a dialog that are kept while they are typed, on a machine that cannot keep them for a while."""

from functools import partial

import pytest

from panelry.ids import CriterionId
from panelry_tui.point_words import Words
from panelry_tui.screens.kept_words import PAUSE, KeptLine, KeptText
from panelry_tui.screens.point_form import PointForm
from tui.fake_room import FakeRoom, FullOutbox
from tui.seated import Terminal, seated

_NEXT = PAUSE * 1.4
"""Longer than words wait until they are written down, in seconds."""


async def survives(terminal: Terminal, dialog: KeptLine | KeptText | PointForm, outbox: FullOutbox) -> None:
    """Type on a full disk; it is said once, and written down as soon as there is room."""
    await terminal.app.push_screen(dialog)
    await terminal.drawn()
    await terminal.write("my words")
    await terminal.pilot.pause(_NEXT)
    await terminal.pilot.pause(_NEXT)
    assert ["Not written down yet, and tried again: no room"] == terminal.said()
    assert {} == outbox.texts
    outbox.full = False
    await terminal.pilot.pause(_NEXT)
    assert "my words" in outbox.texts["name"]


@pytest.mark.parametrize("kind", ["line", "text", "point"])
async def test_every_kept_dialog_lives_on_a_full_disk(kind: str) -> None:
    """The words stay on the screen and are tried again with every pause."""
    async with seated(FakeRoom(), "ben") as terminal:
        outbox = terminal.app.store._outbox = FullOutbox()
        keep = partial(terminal.app.store.write_down, "name")
        dialog: KeptLine | KeptText | PointForm
        if kind == "point":
            dialog = PointForm("Design", CriterionId("system-design"), Words(), keep)
        else:
            dialog = (KeptLine if kind == "line" else KeptText)("Title", "Advice", "", keep)
        await survives(terminal, dialog, outbox)
