"""Other words by a program, on the summary's screen and in plain mode: asked, stopped, taken, accepted."""

import pytest

from panelry import commands as c
from panelry.assisted import request_of
from panelry.ids import PersonId
from panelry.points import Origin
from panelry.policies import Policies
from panelry.refusals import SENTENCES, Code
from panelry.rewording import Ended
from panelry.ruling import Rewordings
from panelry.summary import text_hash, wording
from panelry.visibility import picture
from panelry_tui.reading import Reading
from panelry_tui.rewording_reading import AT_WORK, WHY, RewordingReading
from panelry_tui.summary_reading import SummaryReading
from tui.fake_room import FakeRoom
from tui.late_room import summary_room
from tui.screen_text import as_stored
from tui.seated import seated
from tui.test_plain import plain

MODEL = "our wording program"


def room_with(answer: bool | Ended | None = None) -> FakeRoom:
    """Return a room whose policy allows it: not asked, at work (False), with an offer (True), or ended."""
    room = summary_room(FakeRoom(policies=Policies(rewording=Rewordings.ON)))
    if answer is not None:
        room.act("ana", c.AskRewording(text_hash(room.state)))
    if isinstance(answer, Ended):
        room.act("operator", c.RecordRewording(text_hash(room.state), MODEL, ended=answer))
    elif answer:
        said = [
            f'{{"id":"{each.id}","text":"{each.sources[0].text.rstrip(".")}.","sources":["{each.sources[0].id}"]}}'
            for each in request_of(room.state).sentences
            if each.sources[0].text.startswith("In the bug hunt")
        ]
        answered = f'{{"sentences":[{",".join(said)}]}}'
        room.act("operator", c.RecordRewording(text_hash(room.state), MODEL, answered))
    return room


def assisted(room: FakeRoom) -> list[str]:
    """Return the sentences that a program worded."""
    return [
        each.text
        for each in wording(room.state)
        if any(one.origin is Origin.ASSISTED for one in each.sources)
    ]


def read(room: FakeRoom, person: str = "ben") -> RewordingReading:
    """Return it as somebody sees it."""
    return RewordingReading(SummaryReading(Reading(picture(room.state, PersonId(person)), PersonId(person))))


async def test_what_leaves_is_said_before_it_is_asked() -> None:
    """Then the same key says that it is at work, and stops it."""
    room = room_with()
    async with seated(room, "ben", (80, 24)) as terminal:
        await terminal.press("r")
        assert as_stored("dialog-rewording-ask-80x24", terminal.text()) == terminal.text()
        await terminal.press("enter")
        await terminal.pilot.pause(0.1)
        assert room.state.rewording is not None
        assert room.state.rewording.pending
        await terminal.press("r")
        assert AT_WORK in terminal.text()
        await terminal.press("down", "enter")
        await terminal.pilot.pause(0.1)
    assert Ended.STOPPED is room.state.rewording.ended


async def test_a_sentence_is_read_beside_the_present_one_then_taken_and_accepted_by_another() -> None:
    """The letter before it says that a program wrote it; a colleague accepts it like any new text."""
    room = room_with(answer=True)
    async with seated(room, "ben", (80, 24)) as terminal:
        await terminal.press("r")
        assert as_stored("dialog-rewording-take-80x24", terminal.text()) == terminal.text()
        await terminal.press("enter")
        await terminal.pilot.pause(0.1)
        assert "A assisted" in terminal.text()
        assert "1 ASSISTED WORDS nobody has said it yet" in terminal.text()
        await terminal.press("exclamation_mark")
        assert "u puts the drafted words back." in " ".join(terminal.text().replace("│", "").split())
    (text,) = assisted(room)
    assert Code.OWN_TEXT is room.refusal("ben", c.AcceptSentence(room.state.edits[-1].sentence, text))
    room.act("chen", c.AcceptSentence(room.state.edits[-1].sentence, text))


@pytest.mark.parametrize(
    ("keys", "left"), [(("down", "enter"), 1), (("down", "down", "enter"), 0), (("escape",), 1)]
)
async def test_what_is_offered_may_be_left(keys: tuple[str, ...], left: int) -> None:
    """Kept for later, or put aside for everybody."""
    room = room_with(answer=True)
    async with seated(room, "ben", (80, 24)) as terminal:
        await terminal.press("r", *keys)
        await terminal.pilot.pause(0.1)
    assert left == len(read(room).offered)
    assert [] == assisted(room)


async def test_where_the_policy_is_off_the_key_says_so_and_is_not_listed() -> None:
    """Nothing leaves by mistake."""
    room = summary_room(FakeRoom())
    async with seated(room, "ben", (80, 24)) as terminal:
        await terminal.press("r")
        assert SENTENCES[Code.REWORDING_OFF] == terminal.said()[-1]
        await terminal.press("question_mark")
        assert "Other words" not in terminal.text()


@pytest.mark.parametrize("ended", list(Ended))
async def test_how_an_asking_ended_is_said_at_the_next_one(ended: Ended) -> None:
    """In words that say what to do."""
    room = room_with(ended)
    assert WHY[ended] == read(room).ended()
    async with seated(room, "ben", (80, 24)) as terminal:
        await terminal.press("r")
        assert WHY[ended][:40] in " ".join(terminal.text().split())
        await terminal.press("escape")


async def test_plain_mode_has_all_of_it() -> None:
    """The same words, line by line."""
    room = room_with()
    async with plain(room, "ben") as ben:
        await ben.step("words-ask", wanted="Ask it?")
        await ben.step("2", wanted="Asked.")
        await ben.step("words-stop", wanted="The program is at work.")
        await ben.step("2", wanted="Stopped.")
    room = room_with(answer=True)
    async with plain(room, "ben") as ben:
        await ben.step("words-take", wanted="Take the other words?")
        await ben.step("3", wanted="Put aside.")
    room = room_with(answer=True)
    async with plain(room, "ben") as ben:
        await ben.step("words-take", wanted="Take the other words?")
        await ben.step("1", wanted="Taken. A colleague accepts it.")
    assert 1 == len(assisted(room))
