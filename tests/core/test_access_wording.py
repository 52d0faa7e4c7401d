"""The copy of a candidate's data speaks in words that people use, as the screens do."""

import re
from enum import Enum
from pathlib import Path

import pytest

import cast
from panelry import events as e
from panelry import office as f
from panelry.access.telling import told_of_debrief, told_of_office
from panelry.access.wording import FIELDS, FORMATS, choice_words, field_words, time_words
from panelry.events import Stamp
from panelry.hiring import NoticeState
from panelry.ids import CandidateId
from panelry.mails import RESULTS
from panelry.panel import OPERATOR
from panelry.rewording import Ended
from panelry.ruling import Feedback, PersonalNotes, Rewordings, Signatures
from story import Story

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
CHOICE = r"\b[a-z]+-(?:only|request|approval|and-hr|set-up|new)\b"
RAW = re.compile(rf"T\d\d:\d\d:\d\d|^\w+_\w+:|{CHOICE}", re.MULTILINE)
CANDIDATE, AT = CandidateId("kit"), cast.moment(9_000)
KINDS = (
    *(e.PolicyTaken, e.PermissionRecorded, e.Withdrawn, e.PageMade),
    *(e.MailSent, e.RewordingMade, e.RewordingEnded, e.Exported),
)


def example(kind: type[e.Event]) -> e.Event:
    """Return the golden example of a kind of event."""
    return e.decode((GOLDEN / "events" / f"{kind.__name__}.json").read_bytes().strip())


def words_of(event: e.Event) -> str:
    """Return what a copy says of an event that follows a released summary."""
    past = [pair for step in Story().released().journal for pair in step]
    before = Stamp(OPERATOR, cast.moment(8_000))
    past += [(example(kind), before) for kind in (e.MailAsked, e.RewordingAsked)]
    told = told_of_debrief(cast.DEBRIEF, [*past, (event, Stamp(OPERATOR, AT))])
    return next(each.words for each in told if each.at == AT)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_word_of_a_program_stands_in_a_copy(kind: type[e.Event]) -> None:
    """No value with a hyphen of ours, no field with an underscore, no time as a machine writes it."""
    assert None is RAW.search(words_of(example(kind)))


@pytest.mark.parametrize("kind", [Feedback, Signatures, PersonalNotes, Rewordings, Ended])
def test_every_choice_of_a_policy_has_words(kind: type[Enum]) -> None:
    """A new one without them would stand there raw."""
    assert [] == [
        each for each in kind if "-" in choice_words(each) and "thank-you" not in choice_words(each)
    ]


def test_how_mail_and_notices_went_is_said_in_words() -> None:
    """What a mail server answered is no word of a person."""
    assert [] == [each for each in RESULTS if choice_words(each) == "unknown"]
    assert "sent" == choice_words(NoticeState.ACCEPTED)
    assert {"md", "txt", "json", "call", "pdf"} == set(FORMATS)


def test_a_level_stands_on_its_scale_and_a_time_is_read_to_the_minute() -> None:
    """Days and other words stay as they are."""
    told = list(told_of_debrief(cast.DEBRIEF, (pair for step in Story().revealed().journal for pair in step)))
    levels = {each.words for each in told if each.what == "rating"}
    assert levels <= {"no evidence", *(f"{level} of 5" for level in range(1, 6))}
    assert "2036-12-24 23:59 UTC" == time_words("2036-12-24T23:59:59.000Z")
    assert "2036-12-24" == time_words("2036-12-24")
    assert ("on hold only", "lower case") == (field_words("on_hold"), field_words("lower_case"))
    assert [] == [each for each in FIELDS.values() if "_" in each]


def test_the_office_speaks_so_too() -> None:
    """A notice was sent, and a day until which somebody was asked is a time that people read."""
    at = Stamp(OPERATOR, cast.moment(0))
    asked = f.BenchAsked(CANDIDATE, "a" * 64, "b" * 64, "2026-11-22T10:10:00.000Z")
    assert ["2026-11-22 10:10 UTC"] == [each.words for each in told_of_office(CANDIDATE, [(asked, at)])]
