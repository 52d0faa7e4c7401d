"""The release in plain mode: questions that propose an answer, and what an empty line does there."""

from tui.fake_room import FakeRoom
from tui.late_room import release_room
from tui.test_plain import plain

ASKED = 'question: Until when does it hold? A day, or "same" for 2026-12-22.'


def _recorded(room: FakeRoom) -> list[str]:
    return [] if room.state.permission is None else [room.state.permission.until[:10]]


async def test_an_empty_line_asks_for_the_date_again_and_records_nothing() -> None:
    """What the question proposes stays, and "same" still takes it."""
    room = release_room()
    async with plain(room, "ana") as ana:
        await ana.step("permission", "1", "1", "by phone", wanted=ASKED)
        await ana.step("", wanted=ASKED)
        assert [] == _recorded(room)
        await ana.step("same", wanted="done: The candidate's answer is recorded.")
        assert ["2026-12-22"] == _recorded(room)
        assert not any("refused" in each for each in ana.lines())


async def test_a_date_that_cannot_be_used_is_asked_for_again_with_an_example_of_a_day() -> None:
    """The refusal shows a day, as the question asks for one, and the proposed day is still there."""
    room = release_room()
    async with plain(room, "ana") as ana:
        await ana.step("permission", "1", "1", "by phone", wanted=ASKED)
        heard = await ana.types("soon")
        await ana.hears("2027-01-31.", ASKED, since=heard)
        await ana.step("2027-02-01", wanted="done: The candidate's answer is recorded.")
        assert ["2027-02-01"] == _recorded(room)


async def test_an_address_that_is_not_the_offices_is_asked_about() -> None:
    """The harmless choice goes back to the address; who means it goes on, and the office's is never said."""
    room = release_room()
    room.address = "amara.osei@example.net"
    question = "question: Write to which address? The candidate's own, and no other."
    async with plain(room, "ana") as ana:
        await ana.step("mail", wanted=question)
        await ana.step("amara@example.org", wanted="choice: 2 Yes, write to amara@example.org")
        await ana.step("1", wanted=question)
        await ana.step("amara@example.org", wanted="choice: 2 Yes, write to amara@example.org")
        await ana.step("2", wanted="done: The server writes now.")
        assert ["amara@example.org"] == [each.address for each in room.state.mails]
        assert not any(room.address in each for each in ana.lines())
