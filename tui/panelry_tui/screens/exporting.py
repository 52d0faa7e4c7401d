"""Writing the released text to a file, from the release's screen."""

from pathlib import Path

from panelry import commands as c
from panelry.letters import Letter
from panelry.panel import Channel
from panelry_tui.letter_file import (
    FORMATS,
    NotWritten,
    check_place,
    content,
    default_path,
    whole_path,
    write_file,
)
from panelry_tui.screens.dialogs import ChoiceDialog, LineDialog
from panelry_tui.screens.room_screen import RoomScreen


async def export(screen: RoomScreen, letter: Letter) -> None:
    """Ask for a format and a place; that it was read goes on record before the file is written."""
    offered = [each for each in FORMATS if each != "call" or letter.channel is Channel.CALL]
    choices = [(each, FORMATS[each][0]) for each in offered]
    form = await screen.app.push_screen_wait(
        ChoiceDialog("Export the released summary", choices, "The journal will say so.")
    )
    if form is None:
        return
    try:
        made = content(letter, form)
    except NotWritten as problem:
        screen.explain(str(problem))
        return
    value = default_path(letter, form)
    while True:
        typed = await screen.app.push_screen_wait(
            LineDialog("Where to?", "A file readable for you alone.", value=value)
        )
        if typed is None or await _written(screen, made, form, whole_path(typed)):
            return
        value = typed


async def _written(screen: RoomScreen, made: bytes, form: str, path: Path) -> bool:
    """Return whether the matter is settled: written, or nothing more to try."""
    try:
        over = check_place(path)
    except NotWritten as problem:
        screen.explain(str(problem))
        return False
    if over and not await _over(screen, path):
        return False
    if await screen.send(c.RecordExport(form)) is not None:
        return True
    try:
        write_file(made, path, over=over)
    except NotWritten as problem:
        screen.explain(str(problem))
        return False
    screen.notify(f"Written to {path}", markup=False)
    return True


async def _over(screen: RoomScreen, path: Path) -> bool:
    choices = [("keep", "Keep it: choose another name"), ("over", "Replace it")]
    return (
        await screen.app.push_screen_wait(ChoiceDialog("That file is there already", choices, str(path)))
        == "over"
    )
