"""A link that a person must copy stands on one line of its own, or goes whole to a file."""

import stat
from pathlib import Path

import pytest

from panelry_tui.letter_file import NotWritten
from panelry_tui.screens.link_dialog import LinkDialog, free_place
from tui.fake_room import PANEL, FakeRoom
from tui.seated import Terminal, seated

BEGINNING = "https://feedback.example.org/d/amara-osei."


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def link_of(cells: int) -> str:
    """Return a link of so many cells."""
    return BEGINNING.ljust(cells, "x")


async def show(terminal: Terminal, link: str) -> None:
    """Open the dialog about a link and its code."""
    words = f"This link opens the summary:\n\n  {link}\n\nwith this code:\n\n  KLRP-7342-MXST"
    await terminal.app.push_screen(LinkDialog(words))
    await terminal.drawn()


def kept_in(path: Path) -> tuple[str, int]:
    """Return text and mode of a file."""
    return path.read_text(encoding="utf-8"), stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(
    ("cells", "size"), [(60, (80, 24)), (80, (80, 24)), (110, (120, 40)), (120, (120, 40))]
)
async def test_a_link_that_fits_stands_on_one_line(cells: int, size: tuple[int, int]) -> None:
    """With blanks around it where there is room, from edge to edge where there is none to spare."""
    async with seated(FakeRoom(PANEL), "ana", size) as terminal:
        await show(terminal, link_of(cells))
        assert 1 == sum(link_of(cells) in row for row in terminal.text().splitlines())
        assert "longer than this terminal" not in terminal.text()
        assert "c Copy the link" in terminal.text()


async def test_a_longer_link_says_so_and_goes_whole_to_clipboard_and_file(tmp_path: Path) -> None:
    """The clipboard gives no answer, so there is always a file, which only its owner can read."""
    link = link_of(100)
    async with seated(FakeRoom(PANEL), "ana", (80, 24)) as terminal:
        await show(terminal, link)
        assert "The link is longer than this terminal is wide: c copies it whole." in terminal.text()
        await terminal.press("c")
        assert link == terminal.app.clipboard
        path = tmp_path / "panelry-link.txt"
        assert f"was sent to the terminal's clipboard and saved to {path}" in terminal.said()[-1]
        await terminal.press("c")
        assert f"saved to {tmp_path / 'panelry-link-2.txt'}" in terminal.said()[-1]
    assert (f"{link}\n", 0o600) == kept_in(path)


async def test_where_no_file_can_be_made_the_reason_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was sent to the clipboard may be there all the same."""
    monkeypatch.setattr("os.access", lambda *_: False)
    async with seated(FakeRoom(PANEL), "ana", (80, 24)) as terminal:
        await show(terminal, link_of(60))
        await terminal.press("c")
        assert "No file was made" in terminal.said()[-1]
    assert [] == kept_files(tmp_path)


def kept_files(folder: Path) -> list[str]:
    """Return the names of what stands in a folder."""
    return sorted(each.name for each in folder.iterdir())


def test_a_folder_full_of_links_takes_no_more(tmp_path: Path) -> None:
    """Old ones are to be deleted, not written over."""
    for number in range(1, 100):
        place = free_place(tmp_path, "link")
        place.touch()
        assert ("panelry-link.txt" if number == 1 else f"panelry-link-{number}.txt") == place.name
    with pytest.raises(NotWritten, match="Delete some"):
        free_place(tmp_path, "link")
