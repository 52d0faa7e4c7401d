"""The release's screen: permission, the typed name, the hand-over, exports, and every way to end."""

import json
import stat
import sys
import time
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from panelry import commands as c
from panelry.ids import PersonId
from panelry.letters import Letter
from panelry.panel import Channel, Outcome, Role
from panelry.refusals import SENTENCES, Code
from panelry.summary import text_hash
from panelry_tui.ended import ending_of
from panelry_tui.letter_file import NotWritten, check_place, content, file_name, whole_path, write_file
from panelry_tui.reading import Reading
from panelry_tui.release_reading import ReleaseReading
from panelry_tui.screens.dialogs import NOTHING_TYPED
from panelry_tui.screens.preview import PreviewDialog
from panelry_tui.screens.release import ReleaseScreen
from panelry_tui.screens.summary import SummaryScreen
from scarce import room_for
from tui.fake_room import FakeRoom
from tui.late_room import (
    accept,
    alone_room,
    discussed_room,
    permitted_room,
    release_room,
    released_room,
    sign,
)
from tui.screen_text import as_stored
from tui.seated import Terminal, seated

LETTER = Letter(
    "Zoë Ømberg", "Engineer", "Acme", "2026-11-22T14:00:00.000Z", Channel.CALL, "ab", "Thank you."
)


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def on_release(terminal: Terminal) -> bool:
    """Return whether the release's screen is on top."""
    return isinstance(terminal.app.screen, ReleaseScreen)


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return [each.name for each in folder.iterdir()]


async def settled(terminal: Terminal) -> str:
    """Return the screen once everything is drawn, as one line."""
    await terminal.pilot.pause(0.1)
    return " ".join(terminal.text().split())


# Pictures


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_the_release_looks_as_designed(size: tuple[int, int]) -> None:
    """What must be so, the exact text, what to do next and the ways out."""
    async with seated(permitted_room(), "ana", size) as terminal:
        assert as_stored(f"release-{size[0]}x{size[1]}", terminal.text()) == terminal.text()


async def test_a_released_summary_looks_as_designed() -> None:
    """Who released it and when, and that the hand-over is not recorded yet."""
    async with seated(released_room(), "ana", (80, 24)) as terminal:
        assert as_stored("release-released-80x24", terminal.text()) == terminal.text()


async def test_a_closed_debrief_looks_as_designed() -> None:
    """A panelist reads what was released and how it ended; nothing can be done any more."""
    room = released_room()
    room.act("ana", c.RecordHandover("delivered", "Pleased to hear it"), c.Close())
    async with seated(room, "ben", (80, 24)) as terminal:
        assert as_stored("release-closed-80x24", terminal.text()) == terminal.text()


# Permission


async def test_a_yes_is_recorded_step_by_step() -> None:
    """Yes, the way, how, until when; then the release can go on."""
    room = release_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("enter")
        assert ["Amara was not asked yet: r records the answer."] == terminal.said()
        await terminal.press("r", "enter", "enter")
        await terminal.write("by phone, to Ana", "enter")
        await terminal.write("soon", "enter")
        assert SENTENCES[Code.BAD_TIME] in terminal.said()
        await terminal.write("2027-01-31", "enter")
        assert "call, until 31 Jan 2027 (reported by Ana: by phone, to Ana)" in await settled(terminal)


async def test_a_yes_that_is_taken_back_ends_the_hand_over() -> None:
    """After the release, too: the screen says so, and no key hands anything over."""
    room = released_room()
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.press("r", "down", "enter")
        await terminal.write("by phone, to Ana", "enter")
        assert "Amara took the yes back. Nothing more is handed over." in await settled(terminal)
        for key in ("s", "x"):
            await terminal.press(key)
            assert "Amara took the yes back. Nothing more is handed over." == terminal.said()[-1]


async def test_a_release_is_revoked_with_a_reason_and_once() -> None:
    """The row says so; a second time is answered in words."""
    room = released_room()
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.press("R")
        await terminal.write("A name was wrong", "ctrl+s")
        assert "by Ana Duarte; nothing more is handed over" in (told := await settled(terminal))
        assert "The release was revoked. Nothing more is handed over." in told
        await terminal.press("R")
        assert SENTENCES[Code.RELEASE_REVOKED] == terminal.said()[-1]


async def test_a_yes_from_a_backup_asks_to_be_confirmed() -> None:
    """Before the release and after it: who runs it is told what to do."""
    room = permitted_room()
    room.act("operator", c.DoubtPermission())
    async with seated(room, "ana", (80, 24)) as terminal:
        told = await settled(terminal)
        assert "to be confirmed since the restore" in told
        assert "Ask whether the yes still holds, then r records the answer." in told


async def test_an_agency_is_named() -> None:
    """The third way asks who passes it on."""
    room = release_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("r", "enter", "down", "down", "enter")
        await terminal.write("Northwind Talent", "enter")
        await terminal.write("by mail", "enter")
        await terminal.press("enter")
        assert "agency, through Northwind Talent" in await settled(terminal)
        room.act("ana", c.Release(Channel.AGENCY, room.state.signed or "", "Amara"))
        assert "Hand it over by agency: x exports the text" in await settled(terminal)
        await terminal.press("s")
        assert "The candidate agreed to another way, so there is no call script." in terminal.said()


async def test_a_no_ends_it_kindly() -> None:
    """A no is recorded with how it came; releasing says what to do instead."""
    room = release_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("r", "down", "enter")
        await terminal.write("by phone, to Ana", "enter")
        assert "✗ Amara said no" in await settled(terminal)
        await terminal.press("enter")
        assert "Amara said no. c closes the debrief kindly." in terminal.said()


async def test_no_further_contact_is_recorded_and_ends_every_hand_over() -> None:
    """A row says since when; releasing and the page say why not; only an answer that comes later helps."""
    room = permitted_room()
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.press("r", "down", "down", "enter")
        await terminal.write("on the phone", "enter")
        assert "Contact ✗ Amara wants no further contact, since" in await settled(terminal)
        await terminal.press("enter")
        assert SENTENCES[Code.NO_FURTHER_CONTACT] == terminal.said()[-1]
        room.act("ana", c.RecordPermission(True, Channel.CALL, "they rang us", "2026-12-31"))
        assert "wants no further contact" not in await settled(terminal)


async def test_no_further_contact_after_the_release_ends_the_hand_over() -> None:
    """The keys say so."""
    room = released_room()
    room.act("ana", c.EndContact("on the phone"))
    async with seated(room, "ana", (80, 24)) as terminal:
        for key in ("s", "x"):
            await terminal.press(key)
            assert SENTENCES[Code.NO_FURTHER_CONTACT] == terminal.said()[-1]


@pytest.mark.parametrize("keys", [["escape"], ["enter", "escape"], ["enter", "enter", "escape"]])
async def test_leaving_any_step_records_nothing(keys: list[str]) -> None:
    """The answer is recorded whole or not at all."""
    room = release_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("r", *keys)
        assert room.state.permission is None
        assert on_release(terminal)


async def test_leaving_the_agency_or_the_date_records_nothing() -> None:
    """Likewise at the two other steps."""
    room = release_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("r", "enter", "down", "down", "enter", "escape")
        await terminal.press("r", "enter", "enter")
        await terminal.write("by phone", "enter", "escape")
        assert room.state.permission is None


async def test_a_permission_that_ran_out_says_so() -> None:
    """The row and the key name the day."""
    room = release_room()
    room.act("ana", c.RecordPermission(True, Channel.EMAIL, "by mail", "2026-11-22T14:30:00Z"))
    room.now += timedelta(hours=1)
    async with seated(room, "ana") as terminal:
        assert "it ran out" in await settled(terminal)
        await terminal.press("enter")
        assert (
            "The permission ran out on 22 Nov 2026. Ask again, then r records the answer." in terminal.said()
        )


# The release


async def test_releasing_takes_the_typed_first_name() -> None:
    """Another name is declined and stands there again; the right one releases."""
    room = permitted_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("enter")
        await terminal.write("Ada", "enter")
        assert SENTENCES[Code.NAME_NOT_TYPED] in terminal.said()
        await terminal.write("Amara", "enter")
        assert "4 Released ✓ on 22 Nov" in await settled(terminal)
        await terminal.press("W", "Z")
        assert [
            "The summary is released. c closes the debrief.",
            "The summary is released. c closes the debrief.",
        ] == terminal.said()[-2:]
        await terminal.press("enter")
        assert "It is released already. Nothing is sent twice." == terminal.said()[-1]


async def test_leaving_the_name_releases_nothing() -> None:
    """Escape goes back."""
    room = permitted_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("enter", "escape")
        assert room.state.handed is None


async def test_a_panelist_only_reads() -> None:
    """Every act says that the role may not; the preview opens."""
    room = permitted_room()
    async with seated(room, "ben") as terminal:
        assert "Not releasing?" not in terminal.text()
        await terminal.press("enter", "r", "c", "B", "W", "Z")
        assert [SENTENCES[Code.NOT_ALLOWED]] * 6 == terminal.said()
        await terminal.press("h", "x", "s")
        assert [SENTENCES[Code.NOT_RELEASED]] * 3 == terminal.said()[6:]
        assert "asks the candidate and releases. You can read along." in terminal.text()
        await terminal.press("p")
        assert isinstance(terminal.app.screen, PreviewDialog)
        assert "S signs" not in terminal.text()


async def test_a_panelist_is_shown_no_key_of_those_who_release() -> None:
    """Before and after: what is waited for is said without a key, and the footer has none of theirs."""
    room = release_room()
    async with seated(room, "ben") as terminal:
        assert "○ Amara was not asked yet" in terminal.text()
        assert "r records" not in terminal.text()
        room.act("ana", permission := c.RecordPermission(False, Channel.CALL, "by phone", "2026-12-31"))
        assert "Nothing is sent; the facilitator or a coordinator closes it." in await settled(terminal)
        room.act("ana", msgspec.structs.replace(permission, granted=True))
        room.act("ana", c.Release(Channel.CALL, room.state.signed or "", "Amara"))
        assert "handed over by call. The facilitator or a coordinator does that." in await settled(terminal)
        await terminal.press("s")
        assert [SENTENCES[Code.NOT_ALLOWED]] == terminal.said()
        room.act("ana", c.RecordHandover("delivered"))
        assert "Recorded how it went. p Preview" in await settled(terminal)


async def test_a_call_script_is_offered_for_a_call_alone() -> None:
    """For e-mail the footer and the list of keys leave it out; the key itself says why."""
    room = release_room()
    room.act("ana", c.RecordPermission(True, Channel.EMAIL, "by mail", "2026-12-31"))
    room.act("ana", c.Release(Channel.EMAIL, room.state.signed or "", "Amara"))
    async with seated(room, "ana") as terminal:
        assert "Call script" not in terminal.text()
        assert isinstance(terminal.app.screen, ReleaseScreen)
        assert "release.script" not in [each.id for each in terminal.app.screen.my_keys()]
        await terminal.press("s")
        assert ["The candidate agreed to another way, so there is no call script."] == terminal.said()


async def test_how_they_answered_is_asked_until_there_are_words() -> None:
    """An empty line is declined in place; the answers before it stay."""
    room = release_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("r", "enter", "enter", "enter")
        assert NOTHING_TYPED in terminal.dialog()
        await terminal.write("by phone", "enter")
        await terminal.press("enter")
        assert "Amara said yes" in await settled(terminal)


async def test_an_observer_reads_nothing() -> None:
    """The text is for the panel and those who release."""
    room = discussed_room()
    room.act("ana", c.AddPerson(PersonId("olu"), "Olu", (Role.OBSERVER,)))
    released = finish(room)
    async with seated(released, "olu") as terminal:
        await terminal.press("p")
        assert ["Your role does not read the text."] == terminal.said()


def finish(room: FakeRoom) -> FakeRoom:
    """Bring a discussed room to the release."""
    room.act("ana", c.OpenOverall(), c.RecordOutcome(Outcome.DECLINE), c.OpenSummary())
    accept(room, "dara")
    sign(room, "ana", "ben", "chen", "dara")
    room.act("ana", c.OpenRelease())
    return room


# After the release


async def test_the_hand_over_is_recorded() -> None:
    """What happened first, then words or none."""
    room = released_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("h", "down", "down", "enter")
        await terminal.write("Rang twice.", "ctrl+s")
        assert "○ no answer, 22 Nov" in await settled(terminal)
        assert "Rang twice." in terminal.text()
        await terminal.press("h", "escape")
        assert on_release(terminal)


async def test_an_agency_has_the_text_passes_it_on_and_the_candidate_says_so() -> None:
    """Each step is recorded, and the row says what is still to come."""
    room = release_room()
    room.act("ana", c.RecordPermission(True, Channel.AGENCY, "by mail", "2026-12-31", "Brightside"))
    room.act("ana", c.Release(Channel.AGENCY, text_hash(room.state), "Amara"))
    async with seated(room, "ana", (100, 30)) as terminal:
        await terminal.press("h")
        assert "Delivered: the agency has it" in terminal.text()
        await terminal.press("enter", "ctrl+s")
        assert "○ the agency's word that it passed the text on is still to come" in await settled(terminal)
        await terminal.press("h", "down", "enter", "ctrl+s")
        assert "○ the candidate's own word that they have it is still to come" in await settled(terminal)
        await terminal.press("h", "down", "down", "enter", "ctrl+s")
        assert "still to come" not in (told := await settled(terminal))
        assert "✓ acknowledged, 22 Nov" in told


async def test_the_call_script_is_shown() -> None:
    """What to say, step by step, and the ways it can go."""
    async with seated(released_room(), "ana") as terminal:
        await terminal.press("s")
        assert "1. Greet" in terminal.text()


async def test_the_export_is_recorded_and_written_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The offered name stands in the current folder; the journal knows before the file is made."""
    monkeypatch.chdir(tmp_path)
    room = released_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("x", "down", "down", "enter", "enter")
        await terminal.pilot.pause(0.1)
        path = tmp_path / "summary-amara-osei.json"
        assert [f"Written to {path}"] == terminal.said()
        saved = terminal.app.store.last_saved
        assert saved is not None
        assert c.RecordExport("json") == saved.command
    told = json.loads(path.read_text())
    assert ["opening", "strengths", "growth", "closing"] == [each["section"] for each in told["sections"]]
    assert 0o600 == stat.S_IMODE(path.stat().st_mode)


async def test_a_pdf_is_offered_and_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal knows; the same words make the same file."""
    monkeypatch.chdir(tmp_path)
    room = released_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("x", *["down"] * 4, "enter", "enter")
        await terminal.pilot.pause(0.1)
        path = tmp_path / "summary-amara-osei.pdf"
        assert [f"Written to {path}"] == terminal.said()
        saved = terminal.app.store.last_saved
        assert saved is not None
        assert c.RecordExport("pdf") == saved.command
    assert path.read_bytes().startswith(b"%PDF-")
    assert content(LETTER, "pdf") == content(LETTER, "pdf")


async def test_a_pdf_without_its_extra_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a place is asked for, and nothing goes on record."""
    monkeypatch.setitem(sys.modules, "typst", None)
    room = released_room()
    before = len(room.state.acts)
    async with seated(room, "ana") as terminal:
        await terminal.press("x", *["down"] * 4, "enter")
        assert "Install panelry[pdf], or choose Markdown or plain text." in terminal.said()[-1]
        assert before == len(room.state.acts)


def test_words_that_no_pdf_can_show_are_refused_with_the_cure() -> None:
    """The sign is named; a letter with boxes in it is not written."""
    with pytest.raises(NotWritten, match=r"no sign for “語”\. Choose Markdown or plain text\."):
        content(replace(LETTER, text="語"), "pdf")


async def test_a_file_is_not_replaced_without_a_yes(tmp_path: Path) -> None:
    """The first answer keeps it and asks for another name; the second replaces it."""
    room = released_room()
    path = tmp_path / "summary.md"
    path.write_text("older")
    async with seated(room, "ana") as terminal:
        await terminal.press("x", "enter")
        await terminal.write(str(path), "enter", "enter")
        assert "older" == path.read_text()
        await terminal.write(str(path), "enter", "down", "enter")
        await terminal.pilot.pause(0.1)
        assert path.read_text().startswith("# Summary of your interview\n\nAmara, thank you")
    assert ["summary.md"] == names(tmp_path)


async def test_a_place_without_a_folder_is_asked_again(tmp_path: Path) -> None:
    """Nothing goes on record for a file that cannot be made; leaving ends it."""
    room = released_room()
    before = len(room.state.acts)
    async with seated(room, "ana") as terminal:
        await terminal.press("x", "enter")
        await terminal.write(str(tmp_path / "none" / "a.md"), "enter")
        assert "Choose one that is there" in terminal.said()[-1]
        await terminal.press("escape", "x", "escape")
        assert on_release(terminal)
    assert before == len(room.state.acts)


# Endings


async def test_closing_without_feedback_needs_a_reason() -> None:
    """Without one the dialog stays open; with one the screen says that nothing is sent."""
    room = release_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("c")
        await terminal.write(" ", "ctrl+s")
        assert NOTHING_TYPED in terminal.dialog()
        await terminal.write("They asked for none.", "ctrl+s")
        assert "closed without feedback. Nothing is sent." in await settled(terminal)
        await terminal.press("enter", "p", "c")
        assert [
            "This debrief has ended. Nothing more is done here.",
            "Nothing was released.",
            "This debrief has ended. Nothing more is done here.",
        ] == terminal.said()[-3:]


async def test_closing_after_the_release_needs_no_reason() -> None:
    """Words are welcome and may be left out; the text stays readable and can be exported."""
    room = released_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("c", "ctrl+s")
        assert "The released text stays readable here." in await settled(terminal)
        assert "x Export" in terminal.text()


async def test_a_withdrawn_position_ends_the_debrief() -> None:
    """Gone or on hold, with a reason."""
    room = release_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("W", "escape", "W", "down", "enter")
        await terminal.write("The budget is frozen.", "ctrl+s")
        assert "The position is gone or on hold." in await settled(terminal)
        assert "withdrawn" == room.state.phase.value


async def test_an_abandoned_debrief_says_so() -> None:
    """The reason is on record; nothing is sent."""
    room = release_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("Z")
        await terminal.write("The panel broke up.", "ctrl+s")
        assert "This debrief was abandoned." in await settled(terminal)


async def test_the_release_goes_back_to_the_summary_with_a_reason() -> None:
    """The summary's screen follows."""
    room = release_room()
    async with seated(room, "ana") as terminal:
        await terminal.press("B")
        await terminal.write("One sentence is not right.", "ctrl+s")
        await terminal.pilot.pause(0.1)
        assert "SIGNATURES" in terminal.text()


async def test_a_long_text_moves_under_the_arrows() -> None:
    """Down and up scroll the text of a small screen."""
    async with seated(permitted_room(), "ana", (60, 20)) as terminal:
        before = terminal.text()
        await terminal.press("down", "down")
        assert before != terminal.text()
        await terminal.press("up", "up")
        assert before == terminal.text()


async def test_hidden_signatures_and_dissent_are_counted_as_known() -> None:
    """A missing signature is in the heading; a dissent is one of the things that are never sent."""
    async with seated(release_room("ana", "ben", "chen"), "ben") as terminal:
        assert "signed by 3 of 4" in terminal.text()
        assert "your own words 2 · ratings 32" in terminal.text()


# The file


def test_a_file_is_named_after_the_candidate_in_plain_letters() -> None:
    """Signs that file systems differ on are left out."""
    assert "summary-zoe-mberg.md" == file_name(LETTER, "md")
    assert "summary-candidate.call.txt" == file_name(Letter("李", "", "", "", Channel.CALL, "", ""), "call")


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    """Without a yes nothing is written over, however late the file came."""
    path = tmp_path / "a.txt"
    path.write_text("older")
    with pytest.raises(NotWritten, match="is there already"):
        write_file(content(LETTER, "txt"), path, over=False)
    assert "older" == path.read_text()


def test_a_file_of_another_stays_where_an_older_text_is_replaced(tmp_path: Path) -> None:
    """The way to the new text is a file with a name that nobody has."""
    path, other = tmp_path / "a.txt", tmp_path / ".a.txt.part"
    path.write_text("older")
    other.write_text("theirs")
    write_file(content(LETTER, "txt"), path, over=True)
    assert "theirs" == other.read_text()
    assert ("older" != path.read_text(), [other, path]) == (True, sorted(tmp_path.iterdir()))


@pytest.mark.parametrize("over", [False, True])
def test_a_text_that_the_disk_does_not_take_whole_leaves_no_half(tmp_path: Path, *, over: bool) -> None:
    """The older text stays; where there was none, there is none."""
    path = tmp_path / "a.txt"
    if over:
        path.write_text("older")
    with room_for(4), pytest.raises(NotWritten, match="Choose another place"):
        write_file(content(LETTER, "txt"), path, over=over)
    assert ["older"] * over == [each.read_text() for each in tmp_path.iterdir()]


def test_a_file_that_cannot_be_made_says_where_and_what_to_do(tmp_path: Path) -> None:
    """A folder, a missing folder, and a folder that vanished."""
    with pytest.raises(NotWritten, match="Add a file name"):
        check_place(tmp_path)
    with pytest.raises(NotWritten, match="There is no folder"):
        check_place(tmp_path / "none" / "a.txt")
    with pytest.raises(NotWritten, match="Choose another place"):
        write_file(content(LETTER, "txt"), tmp_path / "none" / "a.txt", over=False)


def test_a_folder_that_cannot_be_written_to_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said before anything goes on record."""
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(NotWritten, match="cannot be written to"):
        check_place(tmp_path / "a.txt")


def test_a_typed_path_may_begin_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """~ is the home folder, anything else begins in the current one."""
    monkeypatch.setenv("HOME", str(tmp_path))
    assert tmp_path / "a.txt" == whole_path("~/a.txt")
    assert Path.cwd() / "a.txt" == whole_path("a.txt")


async def test_what_stays_on_a_machine_of_a_debrief_that_is_over_says_nothing_untrue() -> None:
    """Who was asked and what was released and handed over; no word of the panel's own."""
    room = released_room()
    room.act("ana", c.RecordHandover("delivered", "told by phone"))
    assert ending_of(room.half.picture(PersonId("ana"))) is None
    room.act("ana", c.Close("done"))
    whole = room.half.picture(PersonId("ana"))
    stays = ending_of(whole)
    assert stays is not None
    assert {"Heading", "Seat", "Permission", "Released"} == {key.partition("/")[0] for key in stays}
    before, after = (ReleaseReading(Reading(each, PersonId("ana")), room.clock()) for each in (whole, stays))
    truth = ("Permission", "Channel", "Released", "Hand-over")
    assert [row for row in before.rows() if row.title in truth] == [
        row for row in after.rows() if row.title in truth
    ]
    assert before.text() == after.text()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("released", [False, True])
async def test_going_back_takes_everybody_to_the_summary(size: tuple[int, int], *, released: bool) -> None:
    """Who stands on the release goes on with the room; nothing is drawn on a screen that is left."""
    room = released_room() if released else release_room()
    async with seated(room, "ben", size) as terminal:
        assert on_release(terminal)
        room.act("ana", (c.CorrectText if released else c.ReturnToSummary)("A date is wrong."))
        await terminal.drawn()
        assert isinstance(terminal.app.screen, SummaryScreen)


async def test_who_releases_thanks_alone_reads_that_it_holds_no_feedback() -> None:
    """Above the text; the candidate may have been promised more."""
    room = alone_room(agreed=False)
    sign(room, "ana")
    room.act("ana", c.OpenRelease(0))
    async with seated(room, "ana", (80, 24)) as terminal:
        assert "Preview: the short thank-you note," in terminal.text()
        assert "it holds no feedback" in terminal.text()
