"""Decisions of the release: the candidate is asked first, and only the signed text leaves."""

import pytest

import cast
from panelry import commands as c
from panelry import events as e
from panelry.debrief import Phase
from panelry.decide.release import DENIED, moment
from panelry.ids import PersonId
from panelry.panel import Channel
from panelry.refusals import Code, Refused
from panelry.scorecard import Note
from panelry.summary import released_text, wording
from story import Story, permission


def call(story: Story, name: str = "Amara", channel: Channel = Channel.CALL) -> c.Release:
    """Return the command that releases the present text."""
    return c.Release(channel, story.hash, name)


def open_release() -> Story:
    """Return a debrief whose release is open, with nobody asked yet."""
    return Story().signed().when(cast.ANA, c.OpenRelease())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027-01-31", "2027-01-31T23:59:59.000Z"),
        ("2027-01-31T18:00:00Z", "2027-01-31T18:00:00.000Z"),
        ("2027-01-31T18:00:00.5+02:00", "2027-01-31T16:00:00.500Z"),
    ],
)
def test_a_moment_is_written_in_one_way(text: str, expected: str) -> None:
    """In UTC with milliseconds, so that moments compare as text; a date lasts to its end."""
    assert expected == moment(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2027-02-30",
        "2027-01-31T18:00:00",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-01:00",
    ],
)
def test_no_moment_is_refused(text: str) -> None:
    """No date, no such day, no zone, and a time that has no UTC."""
    with pytest.raises(Refused) as refused:
        moment(text)
    assert Code.BAD_TIME == refused.value.code


def test_permission_is_asked_from_the_setup_on_and_answered_once_more() -> None:
    """The last answer counts, after the release and the end, too."""
    story = Story().when(cast.GRACE, permission(), permission(granted=False))
    assert False is getattr(story.state.permission, "granted", None)
    story = Story().released().when(cast.GRACE, c.Close(), permission(granted=False))
    assert False is getattr(story.state.permission, "granted", None)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (permission(until="2026-11-21"), Code.BAD_TIME),
        (permission(Channel.AGENCY), Code.TEXT_MISSING),
        (c.RecordPermission(True, Channel.CALL, " ", "2026-12-24"), Code.TEXT_MISSING),
    ],
)
def test_a_yes_says_until_when_how_and_by_which_agency(command: c.Command, code: Code) -> None:
    """A yes that has run out already is none."""
    assert code == Story().refused(cast.GRACE, command)


def test_a_no_needs_neither_a_future_nor_an_agency() -> None:
    """A declined offer closes kindly."""
    command = permission(Channel.AGENCY, "2026-11-21", granted=False)
    assert None is Story().refused(cast.GRACE, command)


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ((), Code.PERMISSION_MISSING),
        ((permission(granted=False),), Code.PERMISSION_DECLINED),
        ((permission(until="2026-11-22T11:00:00Z"),), Code.PERMISSION_EXPIRED),
        ((permission(Channel.EMAIL),), Code.PERMISSION_FOR_ANOTHER_CHANNEL),
    ],
)
def test_nothing_is_released_without_unexpired_permission_for_the_channel(
    answers: tuple[c.Command, ...], code: Code
) -> None:
    """Not asked, declined, run out an hour later, another channel."""
    story = open_release().when(cast.GRACE, *answers).later(3_600)
    assert code == story.refused(cast.GRACE, call(story))


def test_only_the_signed_text_is_released_and_the_first_name_is_typed() -> None:
    """The event holds exactly what the candidate may read."""
    story = Story().release()
    assert Code.TEXT_CHANGED == story.refused(cast.ANA, c.Release(Channel.CALL, "another", "Amara"))
    assert Code.NAME_NOT_TYPED == story.refused(cast.ANA, call(story, "amara"))
    released = e.Released(Channel.CALL, story.hash, released_text(story.state), wording(story.state))
    assert (released,) == story.made(cast.ANA, call(story, " Amara "))


def test_a_text_that_is_no_longer_the_signed_one_is_not_released() -> None:
    """Whatever changed it."""
    story = Story().release().changed(signed="the hash of another text")
    assert Code.TEXT_CHANGED == story.refused(cast.ANA, call(story))


def test_a_note_that_stands_in_the_text_blocks_the_release() -> None:
    """The last gate looks at what the guard knows at the release."""
    story = Story().release()
    first = released_text(story.state).split(". ")[0]
    cards = story.state.with_card(cast.BEN, notes={None: Note(first, 1)}).cards
    assert Code.OPEN_FINDINGS == story.changed(cards=cards, guarded=cards).refused(cast.ANA, call(story))


def test_at_the_release_the_guard_knows_every_note() -> None:
    """No private word can be written any more, so what the guard knows is all there is."""
    story = Story().summary().when(cast.DARA, c.WriteNote(None, "typed late")).release()
    assert story.state.cards == story.state.guarded


def test_nothing_is_released_twice() -> None:
    """Nor can one go back to the summary afterwards."""
    story = Story().released()
    assert Code.ALREADY_RELEASED == story.refused(cast.ANA, call(story))
    assert Code.ALREADY_RELEASED == story.refused(cast.ANA, c.ReturnToSummary("a typo"))


def test_going_back_to_the_summary_needs_a_reason_and_voids_what_was_signed() -> None:
    """The signatures on the same text still hold."""
    story = open_release()
    assert Code.REASON_MISSING == story.refused(cast.ANA, c.ReturnToSummary(" "))
    story.when(cast.GRACE, c.ReturnToSummary("a typo"))
    assert (Phase.SUMMARY, None) == (story.state.phase, story.state.signed)
    assert None is story.refused(cast.ANA, c.OpenRelease(0))


def test_a_handover_and_an_export_need_a_release() -> None:
    """A known result, a known format."""
    story = Story().release()
    wanted = (
        (cast.ANA, c.RecordHandover("delivered")),
        (cast.ANA, c.RecordHandover("declined")),
        (cast.OPERATOR, c.RecordExport("md")),
        (cast.ANA, c.Revoke("asked for")),
    )
    for actor, command in wanted:
        assert Code.NOT_RELEASED == story.refused(actor, command)
    story.when(cast.GRACE, call(story))
    assert Code.NO_SUCH_THING == story.refused(cast.ANA, c.RecordHandover("lost"))
    assert Code.NO_SUCH_THING == story.refused(cast.OPERATOR, c.RecordExport("docx"))
    assert (e.Exported("txt"),) == story.made(cast.OPERATOR, c.RecordExport("txt"))
    assert (e.HandoverRecorded("no answer", ""),) == story.made(cast.ANA, c.RecordHandover("no answer"))


ENDED = (
    (cast.GRACE, permission(granted=False), Code.PERMISSION_DECLINED),
    (cast.GRACE, c.Revoke("asked for"), Code.RELEASE_REVOKED),
    (cast.GRACE, permission(Channel.EMAIL), Code.PERMISSION_FOR_ANOTHER_CHANNEL),
    (cast.OPERATOR, c.DoubtPermission(), Code.PERMISSION_DOUBTED),
)


@pytest.mark.parametrize(("actor", "ending", "code"), ENDED, ids=[each[2].value for each in ENDED])
def test_after_a_no_or_a_revocation_nothing_is_handed_over(
    actor: PersonId, ending: c.Command, code: Code
) -> None:
    """Neither hand-over nor export, open or closed; that the candidate declined in the call is recorded."""
    story = Story().released().when(actor, ending)
    for result in ("delivered", "no answer", "follow-up"):
        assert code == story.refused(cast.ANA, c.RecordHandover(result))
    assert None is story.refused(cast.ANA, c.RecordHandover("declined"))
    assert code == story.refused(cast.OPERATOR, c.RecordExport("call"))
    assert code == story.when(cast.GRACE, c.Close()).refused(cast.OPERATOR, c.RecordExport("md"))


def test_a_released_text_whose_permission_ran_out_is_not_handed_over() -> None:
    """The yes of the release holds until its moment, and a new one holds again."""
    story = open_release().when(cast.GRACE, permission(until="2026-11-22T11:00:00Z"))
    story.when(cast.GRACE, call(story)).later(3_600)
    assert Code.PERMISSION_EXPIRED == story.refused(cast.ANA, c.RecordHandover("delivered"))
    assert None is story.when(cast.GRACE, permission()).refused(cast.ANA, c.RecordHandover("delivered"))


def test_a_release_is_revoked_once_and_with_a_reason() -> None:
    """The record says when and why."""
    story = Story().released()
    assert Code.REASON_MISSING == story.refused(cast.GRACE, c.Revoke(" "))
    assert (e.Revoked("a wrong name"),) == story.made(cast.GRACE, c.Revoke("a wrong name"))
    assert Code.RELEASE_REVOKED == story.when(cast.ANA, c.Revoke("a wrong name")).refused(
        cast.GRACE, c.Revoke("again")
    )


def test_a_yes_from_a_backup_is_confirmed_before_the_release() -> None:
    """It may have been taken back since; the answer that is recorded anew counts."""
    story = Story().release().when(cast.OPERATOR, c.DoubtPermission())
    assert Code.PERMISSION_DOUBTED == story.refused(cast.ANA, call(story))
    assert Code.NOTHING_NEW == story.refused(cast.OPERATOR, c.DoubtPermission())
    assert None is story.when(cast.GRACE, permission()).refused(cast.ANA, call(story))
    for earlier in (Story(), Story().when(cast.GRACE, permission(granted=False))):
        assert Code.NOTHING_NEW == earlier.refused(cast.OPERATOR, c.DoubtPermission())


def test_what_is_on_file_is_recorded_before_the_release() -> None:
    """An adjustment, and names that the text must not say: not too many, none twice, none empty."""
    story = Story()
    assert (e.WordsDenied(("Bluefinch", "Owl")),) == story.made(
        cast.OPERATOR, c.DenyWords(("Bluefinch ", "Owl", "Bluefinch"))
    )
    assert Code.TEXT_MISSING == story.refused(cast.GRACE, c.DenyWords(("",)))
    assert Code.TOO_MANY == story.refused(cast.GRACE, c.DenyWords(tuple(map(str, range(DENIED + 1)))))
    assert (e.AdjustmentRecorded(on_file=True),) == story.made(cast.GRACE, c.RecordAdjustment(on_file=True))
    for late in (c.RecordAdjustment(on_file=True), c.DenyWords(())):
        assert Code.ALREADY_RELEASED == Story().released().refused(cast.GRACE, late)


@pytest.mark.parametrize("actor", [cast.ANA, cast.GRACE])
def test_closing_without_a_release_needs_a_reason(actor: PersonId) -> None:
    """After one it does not."""
    assert Code.REASON_MISSING == Story().release().refused(actor, c.Close())
    assert Phase.CLOSED is Story().release().when(actor, c.Close("declined feedback")).state.phase
    assert Phase.CLOSED is Story().released().when(actor, c.Close()).state.phase


def test_a_withdrawn_and_an_abandoned_debrief_say_why() -> None:
    """From any phase."""
    assert Code.REASON_MISSING == Story().refused(cast.GRACE, c.Withdraw(on_hold=True, reason=""))
    assert Code.REASON_MISSING == Story().refused(cast.GRACE, c.Abandon(""))
    story = Story().revealed()
    assert (e.Withdrawn(on_hold=True, reason="frozen"),) == story.made(
        cast.GRACE, c.Withdraw(on_hold=True, reason="frozen")
    )
    assert Phase.ABANDONED is story.when(cast.ANA, c.Abandon("nobody came")).state.phase
