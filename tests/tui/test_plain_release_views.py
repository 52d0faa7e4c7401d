"""The release in plain mode says what its screen says: one place for the words, without the keys."""

from msgspec.structs import replace

from hostile.rooms import answered_room
from panelry import commands as c
from panelry.panel import Channel
from panelry_tui.plain.lines import LABELS
from panelry_tui.release_reading import ReleaseReading
from tui.fake_room import FakeRoom
from tui.late_room import permitted_room, release_room, released_room
from tui.test_plain_views import moment_of, said, view_of


def reading_of(room: FakeRoom, who: str) -> ReleaseReading:
    """Return what the screen of the release reads."""
    moment = moment_of(room, who)
    return ReleaseReading(moment.reading, moment.seen.now)


def test_who_was_not_asked_is_said_with_what_to_do_and_without_a_key() -> None:
    """The cure is a word here and a key on the screen."""
    room = release_room()
    assert ["Amara was not asked yet."] == said(view_of(room, "ana"), "permission")
    assert ["Amara was not asked yet: record the answer."] == said(view_of(room, "ana"), "next")
    assert "Amara was not asked yet: r records the answer." == reading_of(room, "ana").headline()


def test_a_no_is_said_with_how_to_end_kindly() -> None:
    """In the words of the screen, without its key."""
    room = release_room()
    room.act("ana", c.RecordPermission(False, Channel.CALL, "by phone", "2026-12-31"))
    assert ["Amara said no. Close the debrief kindly."] == said(view_of(room, "ana"), "next")
    assert "Amara said no. c closes the debrief kindly." == reading_of(room, "ana").headline()


def test_a_yes_that_ran_out_is_heard_as_it_is_read() -> None:
    """The line about the permission is the row of the screen, word for word."""
    room = permitted_room()
    moment = moment_of(room, "ana")
    late = replace(moment.seen, now=moment.seen.now.replace(year=2040))
    found = ReleaseReading(moment.reading, late.now)
    assert found.permission().endswith("; it ran out")
    assert found.rows()[0].words == found.permission()
    assert [f"{reading_of(room, 'ana').permission()}."] == said(view_of(room, "ana"), "permission")


def test_whatever_became_of_a_release_is_said_under_a_known_label() -> None:
    """An unknown label would end plain mode: no contact, revoked, closed."""
    revoked, closed = released_room(), release_room()
    revoked.act("ana", c.Revoke("The agency had the wrong person"))
    closed.act("ana", c.Close("We never asked"))
    for room, label in ((answered_room(), "contact"), (revoked, "revoked"), (closed, "ended")):
        view = view_of(room, "ana", "release")
        assert set() == {each.label for each in view.lines} - LABELS
        assert [] != said(view, label)
