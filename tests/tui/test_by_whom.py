"""The office's people by name: on the release's screen, in plain mode, in a decision record, in a replay."""

import pytest

from panelry import commands as c
from panelry.doing import Doer
from panelry.ids import PersonId
from panelry.panel import OPERATOR, SERVER
from panelry_tui.activity_words import activity
from panelry_tui.decision_record import record_of
from panelry_tui.decision_said import as_json, as_markdown, said_at
from panelry_tui.plain.lines import rendered
from panelry_tui.reading import Reading
from panelry_tui.release_reading import ReleaseReading
from tui.fake_room import FakeRoom
from tui.late_room import release_room, released_room
from tui.seated import seated
from tui.test_plain_views import moment_of, view_of

NORA = Doer(PersonId("nora"), "Nora Quist")


def asked(room: FakeRoom, by: Doer | None, *commands: c.Command) -> FakeRoom:
    """Let the server pass things on."""
    room.by = by
    room.act(OPERATOR, *commands)
    room.by = None
    return room


def rows(room: FakeRoom, who: str = "ana") -> dict[str, str]:
    """Return the rows of the release by their titles."""
    moment = moment_of(room, who)
    found = ReleaseReading(moment.reading, moment.seen.now).rows()
    return {each.title: each.words for each in found if isinstance(each.words, str)}


def heard(room: FakeRoom) -> list[str]:
    """Return what plain mode writes of the release."""
    return [text for each in view_of(room, "ana").lines for text in rendered(each)]


@pytest.mark.parametrize(
    ("by", "told"),
    [
        (NORA, "Nora Quist of the office"),
        (Doer(OPERATOR), "the operator"),
        (Doer(SERVER), "the server"),
        (None, "the office"),
    ],
)
def test_the_release_says_who_of_the_office_ended_contact_and_debrief(by: Doer | None, told: str) -> None:
    """On the screen and in plain mode alike; a record of before says the office."""
    room = asked(release_room(), by, c.EndContact("on the phone"), c.Withdraw(on_hold=False, reason="gone"))
    found = rows(room)
    assert found["Contact"].endswith(f"; recorded by {told}")
    assert found["Ended"].endswith(f" by {told}; the reason is on record")
    assert f"contact: {found['Contact']}." in heard(room)
    assert f"ended: {found['Ended']}." in heard(room)


def test_who_has_a_seat_is_named_as_before() -> None:
    """The facilitator who revoked, who wrote down that no contact is wanted, and who closed."""
    room = released_room()
    room.act("ana", c.Revoke("a name was wrong"), c.EndContact("on the phone"), c.Close("told"))
    found = rows(room)
    assert found["Revoked"].endswith(" by Ana Duarte; nothing more is handed over")
    assert found["Contact"].endswith("; recorded by Ana Duarte")
    assert found["Ended"].endswith(" by Ana Duarte")
    assert f"revoked: {found['Revoked']}." in heard(room)


async def test_a_name_of_the_office_stands_in_80_columns_and_is_no_markup() -> None:
    """As any name of a seat; nothing of the row is cut."""
    room = asked(release_room(), Doer(PersonId("x"), "Nora [red]Quist[/red]"), c.EndContact("by mail"))
    async with seated(room, "ana", (80, 24)) as terminal:
        await terminal.pilot.pause(0.1)
        shown = " ".join(terminal.text().split())
    assert "recorded by Nora [red]Quist[/red] of the office" in shown


def test_the_decision_record_lists_what_the_office_asked_and_names_who() -> None:
    """As words and as one object; without any, there is no such part."""
    assert "Asked for by the office" not in as_markdown(record_of(release_room().past("ana")))
    room = asked(release_room(), NORA, c.MakePage("a" * 64, "b" * 64, asks=True))
    asked(room, Doer(SERVER), c.RevokePage())
    record = record_of(room.past("ana"))
    assert [
        "Nora Quist of the office made a link to the candidate's page",
        "The server revoked the candidate's page",
    ] == [each.did for each in record.passed_on]
    assert "## Asked for by the office" in as_markdown(record)
    assert f"- {said_at(record.passed_on[0].at)}: Nora Quist of the office made a link" in as_markdown(record)
    assert '"did": "Nora Quist of the office made a link' in as_json(record)


def test_a_replay_says_who_of_the_office_acted_at_its_instant() -> None:
    """Also before the reveal: a panelist reads it as the facilitator does."""
    room = asked(FakeRoom(), NORA, c.MakePage("a" * 64, "b" * 64, asks=True))
    for who in ("ana", "ben"):
        past = room.past(who)
        reading = Reading(past.picture(len(past) - 1), past.person)
        told = activity(reading)[-1].words
        assert "Nora Quist of the office made a link to the candidate's page" == told
