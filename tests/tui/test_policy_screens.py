"""The organisation's policy on the release screen and in plain mode: who approved, what is on file."""

from datetime import UTC, datetime

import pytest

from panelry import commands as c
from panelry.debrief import Phase
from panelry.ids import PersonId
from panelry.panel import Channel, Role
from panelry.policies import Policies
from panelry.refusals import SENTENCES, Code
from panelry.ruling import Feedback, Signatures
from panelry.signing import fit_to_approve
from panelry.summary import text_hash
from panelry.visibility import picture
from panelry_tui.on_file_words import listed
from panelry_tui.policy_reading import PolicyReading
from panelry_tui.reading import Reading
from panelry_tui.release_reading import ReleaseReading
from panelry_tui.widgets.models import StepRow
from tui.fake_room import PANEL as SEATS
from tui.fake_room import FakeRoom
from tui.late_room import approval_room, permitted_room, sign, summary_room
from tui.seated import seated
from tui.test_plain import plain

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


def read(room: FakeRoom, person: str) -> ReleaseReading:
    """Return the release as somebody sees it."""
    return ReleaseReading(Reading(picture(room.state, PersonId(person)), PersonId(person)), NOW)


def ruled(feedback: Feedback, signatures: Signatures = Signatures.PANEL) -> FakeRoom:
    """Return a room at the release under that policy, with a yes to a question of ours."""
    room = summary_room(FakeRoom(policies=Policies(feedback=feedback, signatures=signatures)))
    sign(room, "ana", "ben", "chen", "dara")
    room.act("ana", c.OpenRelease(), c.RecordPermission(True, Channel.CALL, "by phone", "2026-12-31"))
    return room


def row(found: ReleaseReading) -> tuple[str, object]:
    """Return the state and the words of the policy's row."""
    shown = next(each for each in found.rows() if each.title == "Policy")
    assert isinstance(shown, StepRow)
    return shown.state, shown.words


def test_the_row_says_what_each_policy_allows_and_what_is_missing() -> None:
    """And the headline refuses with the sentence that the server would."""
    never, asked = read(ruled(Feedback.NEVER), "ana"), read(ruled(Feedback.ON_REQUEST), "ana")
    assert ("no", "no summary for this position") == row(never)
    assert SENTENCES[Code.FEEDBACK_NEVER] == never.why_not()
    assert ("open", "on request only; missing: Amara has not asked for one") == row(asked)
    assert SENTENCES[Code.NOT_REQUESTED] == asked.why_not()
    generic = read(ruled(Feedback.GENERIC_ONLY), "ana")
    assert ("yes", "the thank-you note only, no evaluation") == row(generic)
    assert "" == generic.why_not()


def test_the_row_follows_the_approval_from_its_absence_to_its_place() -> None:
    """Nobody named, named, declined, approved."""
    room = approval_room()
    waiting = ("open", "with HR approval; missing: Priya Nair has not approved this text")
    assert (waiting, f"{SENTENCES[Code.APPROVAL_MISSING]} It waits for Priya Nair.") == (
        row(read(room, "ana")),
        read(room, "ana").why_not(),
    )
    room.act("priya", c.DeclineToSign(text_hash(room.state), "Legal first"))
    assert ("no", "with HR approval; Priya Nair declined to approve this text") == row(read(room, "ana"))
    signed = read(approval_room(signed=True), "ana")
    assert str(row(signed)[1]).startswith("with HR approval; approved by Priya Nair, 22 Nov ")
    assert ("yes", "") == (row(signed)[0], signed.why_not())
    room = FakeRoom(policies=Policies(feedback=Feedback.HR_APPROVAL))
    found = PolicyReading(Reading(picture(room.state, PersonId("ana")), PersonId("ana")))
    assert StepRow("Policy", "open", "with HR approval; missing: an approver is not named yet") == found.row(
        ""
    )


async def test_the_approver_reads_the_text_and_signs_exactly_that() -> None:
    """From the release screen, in its own question."""
    room = approval_room()
    async with seated(room, "priya") as terminal:
        assert "missing: Priya Nair has not approved" in terminal.text()
        assert "Your approval is missing: a shows you the exact text first." in terminal.text()
        assert "a Approve" in terminal.text().splitlines()[-1]
        await terminal.press("a", "enter")
        assert "Exactly what Amara Osei will read" in terminal.text()
        await terminal.press("S")
        await terminal.pilot.pause(0.1)
        assert "approved by Priya Nair" in terminal.text()
        assert "a Approve" not in terminal.text().splitlines()[-1]
        await terminal.press("a")
        assert "You have approved exactly this text already." in terminal.said()[-1]


async def test_the_approver_declines_with_words() -> None:
    """They stay on record."""
    room = approval_room()
    async with seated(room, "priya") as terminal:
        await terminal.press("a", "down", "enter")
        await terminal.write("Legal has to read it", "ctrl+s")
        await terminal.pilot.pause(0.1)
        assert "declined to approve" in terminal.text()
    assert "Legal has to read it" == room.state.signatures[PersonId("priya")].words


def test_only_who_may_approve_is_offered() -> None:
    """Whoever leads, or was given a seat by them, neither names an approver nor is one."""
    room = FakeRoom(
        {**SEATS, "gil": ("Gil Roth", (Role.COORDINATOR,))}, policies=Policies(feedback=Feedback.HR_APPROVAL)
    )
    for person, name in (("hal", "Hal Berg"), ("ines", "Ines Roy")):
        room.act("ana", c.AddPerson(PersonId(person), name, (Role.COORDINATOR,)))
    room.act("hal", c.AddPerson(PersonId("jon"), "Jon Lee", (Role.COORDINATOR,)))
    room.act("gil", c.ChangeRoles(PersonId("ines"), (Role.OBSERVER,)))
    room.act("gil", c.ChangeRoles(PersonId("ines"), (Role.COORDINATOR,)))
    found = {
        who: PolicyReading(Reading(picture(room.state, PersonId(who)), PersonId(who)))
        for who in ("ines", "hal", "ana")
    }
    offered = [each.name for each in found["hal"].may_approve()]
    fit = [each.name for key, each in room.state.people.items() if fit_to_approve(room.state, key)]
    assert sorted(fit) == offered
    assert "Ines Roy" in offered
    assert not {"Hal Berg", "Jon Lee"} & set(offered)
    refused = SENTENCES[Code.NAMES_NO_APPROVER]
    assert {"ines": "", "hal": refused, "ana": refused} == {
        who: each.why_no_naming() for who, each in found.items()
    }


async def test_nobody_else_approves() -> None:
    """The key says whom the policy asks, or that it asks nobody."""
    async with seated(approval_room(), "ana") as terminal:
        await terminal.press("a")
        assert ["The policy asks Priya Nair to approve the text."] == terminal.said()
    async with seated(permitted_room(), "ana") as terminal:
        await terminal.press("a")
        assert ["The organisation's policy asks nobody to approve the text."] == terminal.said()


async def test_what_is_on_file_is_shown_and_changed() -> None:
    """An adjustment, words that must not be said, and the approver, by the palette's act."""
    room = approval_room()
    async with seated(room, "gil") as terminal:
        for first, second in (("enter", "enter"), ("down", "enter")):
            await terminal.app.screen.run_action("on_file")
            await terminal.pilot.pause(0.1)
            await terminal.press(first, second)
            if first == "down":
                await terminal.write("Bluefinch, Project  Ostrich", "ctrl+s")
            await terminal.pilot.pause(0.1)
        assert (True, ("Bluefinch", "Project Ostrich")) == (room.state.adjusted, room.state.denied)
        await terminal.app.screen.run_action("on_file")
        await terminal.pilot.pause(0.1)
        assert "Not to be said: Bluefinch, Project Ostrich" in terminal.text()
        assert "Approver: Priya Nair approves" in terminal.text()
        await terminal.press("down", "down", "enter")
        assert "Who approves the release?" in terminal.text()
        await terminal.press("escape")


async def test_a_panelist_cannot_change_what_is_on_file() -> None:
    """The refusal is in words, as after the end of the debrief."""
    room = approval_room()
    async with seated(room, "ben") as terminal:
        await terminal.app.screen.run_action("on_file")
        await terminal.pilot.pause(0.1)
        assert SENTENCES[Code.NOT_ALLOWED] in terminal.said()[-1]


@pytest.mark.parametrize("typed", ["", " , ,"])
def test_nothing_typed_denies_nothing(typed: str) -> None:
    """Blanks and commas are no words."""
    assert () == listed(typed)


def test_a_room_under_never_still_closes_kindly() -> None:
    """The way out that the row names."""
    room = ruled(Feedback.NEVER)
    room.act("ana", c.Close("the policy allows none"))
    assert Phase.CLOSED is room.state.phase


async def test_plain_mode_says_the_policy_and_takes_the_approval() -> None:
    """The same words line by line, and the exact text before the question."""
    room = approval_room()
    async with plain(room, "priya") as priya:
        await priya.step("approve", wanted="Approve exactly this text?")
        await priya.step("2", wanted="Approved: exactly this text.")
        await priya.hears("approved by Priya Nair")
    assert room.state.signatures[PersonId("priya")].signed


async def test_plain_mode_takes_what_is_on_file() -> None:
    """An adjustment, words not to be said, and the approver; and a decline in words."""
    room = approval_room()
    async with plain(room, "gil") as gil:
        await gil.step("adjustment", "1", wanted="Recorded.")
        await gil.step("deny", "Bluefinch, Ostrich", wanted="Recorded.")
        await gil.step("approver", wanted="Who approves the release?")
    assert (True, ("Bluefinch", "Ostrich")) == (room.state.adjusted, room.state.denied)
    async with plain(room, "priya") as priya:
        await priya.step("decline", "Legal has to read it", wanted="Declined.")
