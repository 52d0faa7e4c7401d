"""Break-glass at the terminals: asked for with a reason and a typed name, told to all, read by one."""

import time

import pytest
from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry import parts as p
from panelry.ids import DebriefId, ObservationId, PersonId
from panelry.panel import Confidence, Mode, Recommendation, Role
from panelry.points import Kind
from panelry.policies import DEFAULTS, Policies
from panelry.refusals import SENTENCES, Code
from panelry_tui.activity_words import activity
from panelry_tui.decision_record import record_of
from panelry_tui.decision_said import as_json, as_markdown, said_at
from panelry_tui.glass_news import GlassNews
from panelry_tui.reading import Reading
from panelry_tui.unsealed_reading import (
    NOBODY_READS,
    NONE_OPENED,
    NONE_SEALED,
    NOT_THE_NAME,
    opened,
    readers_of,
    why_not,
)
from tui.fake_room import FakeRoom, Seats
from tui.screen_text import as_stored
from tui.seated import Terminal, seated

PEOPLE: Seats = {
    "ana": ("Ana Duarte", (Role.FACILITATOR, Role.PANELIST)),
    "ben": ("Ben Okafor", (Role.PANELIST,)),
    "chen": ("Chen Wei", (Role.PANELIST,)),
    "fay": ("Fay Haddad", (Role.FACILITATOR,)),
    "grace": ("Grace Hill", (Role.COORDINATOR,)),
}
REASON = "Ben is in hospital, and the offer ends tonight"
ASK = c.BreakGlass(PersonId("ben"), PersonId("fay"), REASON)


def a_room(policies: Policies = cast.ALLOWED, *, mode: Mode = Mode.EVIDENCE_FIRST) -> FakeRoom:
    """Return a room in which Ben alone has handed in."""
    room = FakeRoom(PEOPLE, mode=mode, policies=policies)
    design = room.state.rubric.criteria[0].id
    seen = c.Observe(ObservationId("o"), design, Kind.SAW, "Sized the queue first", shareable=True)
    room.act("ben", seen, *(c.Rate(each.id, 4) for each in room.state.rubric.criteria[1:]))
    room.act("ben", c.Rate(design, None), c.Recommend(Recommendation.YES), c.GiveConfidence(Confidence.LOW))
    room.act("ben", c.Submit())
    return room


def reading(room: FakeRoom, who: str) -> Reading:
    """Return what somebody's terminal shows."""
    return Reading(room.store_for(who).view(), PersonId(who))


def opened_to(room: FakeRoom, who: str) -> list[str]:
    """Return the lines of what opened to somebody."""
    return opened(reading(room, who), DebriefId("d1"))


def so_far(room: FakeRoom) -> int:
    """Return how often the glass was broken."""
    return len(room.state.unsealed)


async def act(terminal: Terminal, action: str) -> None:
    """Do what the palette's entry does, and wait until it asks or says something."""
    app, screen, heard = terminal.app, terminal.app.screen, len(terminal.said())
    screen.call_later(screen.run_action, action)
    for _ in range(1_500):
        if app.screen is not screen or len(terminal.said()) != heard:
            break
        await terminal.pilot.pause(0.02)
    await terminal.drawn()


async def hears(terminal: Terminal, words: str) -> None:
    """Wait until a toast says this, however slow the machine is."""
    for _ in range(1_500):
        if any(words in each for each in terminal.said()):
            return
        await terminal.pilot.pause(0.02)
    raise AssertionError(terminal.said())


async def test_it_opens_after_a_reason_and_the_typed_name_and_everybody_is_told() -> None:
    """The asker, the reader, the author, and a colleague, each in their own words."""
    room = a_room()
    async with (
        seated(room, "grace") as grace,
        seated(room, "fay") as fay,
        seated(room, "ben") as ben,
        seated(room, "chen") as chen,
    ):
        await act(grace, "break_glass")
        assert ["ben"] == grace.choices()
        await grace.press("enter")
        assert ["fay"] == grace.choices()
        await grace.press("enter")
        await grace.write(REASON, "ctrl+s")
        await grace.write("Ben", "enter")
        assert NOT_THE_NAME in grace.dialog()
        assert 0 == so_far(room)
        await grace.write("Ben Okafor", "enter")
        await hears(grace, "Ben Okafor's scorecard is open to Fay Haddad.")
        await hears(fay, "scorecard opened to you")
        await hears(ben, f"before the reveal. The reason: {REASON}")
        await hears(chen, "Grace had Ben's scorecard opened to Fay. You see nothing of it.")
        assert ["fay"] == [each.reader for each in room.state.unsealed]
        await act(fay, "read_opened")
        assert "It is what was sealed: every part matches its receipt." in fay.dialog()
        await act(chen, "read_opened")
        assert NONE_OPENED in chen.said()
    assert "" == room.stores[PersonId("grace")].begun.get("glass/ben/fay", "")


async def test_whoever_leaves_on_the_way_opens_nothing_and_keeps_the_reason() -> None:
    """At each question; the reason stands there again."""
    room = a_room()
    async with seated(room, "grace") as grace:
        ways: tuple[tuple[str, ...], ...] = ((), ("enter",))
        for steps in ways:
            await act(grace, "break_glass")
            await grace.press(*steps, "escape")
        await act(grace, "break_glass")
        await grace.press("enter", "enter")
        await grace.write(REASON, "escape")
        await act(grace, "break_glass")
        await grace.press("enter", "enter", "ctrl+s", "escape")
    assert 0 == so_far(room)
    assert REASON == room.stores[PersonId("grace")].begun["glass/ben/fay"]


async def test_what_the_server_refuses_is_said_and_the_reason_is_kept() -> None:
    """As when the organisation has turned it off meanwhile."""
    room = a_room()
    room.policies = DEFAULTS
    async with seated(room, "grace") as grace:
        await act(grace, "break_glass")
        await grace.press("enter", "enter")
        await grace.write(REASON, "ctrl+s")
        await grace.write("Ben Okafor", "enter")
        await hears(grace, SENTENCES[Code.BREAK_GLASS_OFF])
    assert REASON == room.stores[PersonId("grace")].begun["glass/ben/fay"]


async def test_whoever_cannot_ask_is_told_why() -> None:
    """On the screen, before any question."""
    room = a_room(DEFAULTS)
    async with seated(room, "chen") as chen, seated(room, "grace") as grace:
        await act(chen, "break_glass")
        assert SENTENCES[Code.NOT_ALLOWED] in chen.said()
        await act(grace, "break_glass")
        assert SENTENCES[Code.BREAK_GLASS_OFF] in grace.said()


async def test_a_scorecard_that_nobody_here_can_read_is_said_to_be_so() -> None:
    """The only other facilitator is the one who asks."""
    room = a_room()
    async with seated(room, "fay") as fay:
        await act(fay, "break_glass")
        await fay.press("enter")
        assert NOBODY_READS in fay.said()


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_questions_and_what_opened_look_as_drawn(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dialogs fit a small terminal."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    room, name = a_room(), f"{size[0]}x{size[1]}"
    async with seated(room, "grace", size) as grace:
        await act(grace, "break_glass")
        assert as_stored(f"glass-whose-{name}", grace.text()) == grace.text()
        await grace.press("enter", "enter")
        await grace.write(REASON, "ctrl+s")
        assert as_stored(f"glass-name-{name}", grace.text()) == grace.text()
        await grace.write("Ben Okafor", "enter")
        await hears(grace, "is open to Fay Haddad.")
    async with seated(room, "fay", size) as fay:
        await act(fay, "read_opened")
        assert as_stored(f"glass-opened-{name}", fay.text()) == fay.text()


def test_a_reading_says_why_it_cannot_be_asked_for() -> None:
    """The first reason that holds, in the words of the core where there are some."""
    empty = FakeRoom(PEOPLE, policies=cast.ALLOWED)
    assert NONE_SEALED == why_not(reading(empty, "grace"))
    assert "" == why_not(reading(a_room(), "grace"))
    nameless = a_room(mode=Mode.WITHOUT_NAMES)
    assert SENTENCES[Code.OPENS_WITHOUT_NAMES] == why_not(reading(nameless, "grace"))
    room = a_room()
    room.act("grace", ASK)
    assert SENTENCES[Code.HAS_READ_SEALED] == why_not(reading(room, "fay"))
    room.act("ana", c.OpenEvidence(2), c.Reveal())
    assert SENTENCES[Code.ALREADY_REVEALED] == why_not(reading(room, "grace"))
    setup = FakeRoom(PEOPLE, policies=cast.ALLOWED, opened=False)
    assert SENTENCES[Code.NOT_IN_THIS_PHASE] == why_not(reading(setup, "grace"))
    assert SENTENCES[Code.BREAK_GLASS_OFF] == why_not(reading(a_room(DEFAULTS), "grace"))


def test_readers_are_those_whom_the_server_would_take() -> None:
    """For each author that could open, compared with what is refused."""
    room = a_room()
    for each in room.state.rubric.criteria:
        room.act("chen", c.Rate(each.id, 2))
    room.act("chen", c.Submit())
    found = reading(room, "grace")
    offered = [each.person for each in readers_of(found, found.seats[PersonId("ben")])]
    taken = [
        person for person in room.state.people if room.refusal("grace", replace(ASK, reader=person)) is None
    ]
    assert sorted(taken) == sorted(offered) == ["chen", "fay"]


def test_what_opened_is_told_with_what_it_rests_on() -> None:
    """No evidence, observations, judgement, who asked and why."""
    room = a_room()
    room.act("grace", ASK)
    lines = opened_to(room, "fay")
    title = room.state.rubric.criteria[0].title
    assert lines[0].startswith("Ben Okafor's scorecard, opened to you at ")
    assert f"Grace Hill asked for it: {REASON}" in lines
    assert [f"{title}: no evidence", "  saw: Sized the queue first"] == lines[3:5]
    assert "Recommendation: yes. Confidence: low." in lines
    assert [] == opened_to(room, "ana") == opened_to(room, "ben")


def test_what_was_changed_on_the_way_is_said_loudly() -> None:
    """A rating that the receipt does not match, by name of its field."""
    room = a_room()
    room.act("grace", ASK)
    found = reading(room, "fay")
    picture = dict(found.picture)
    criterion = room.state.rubric.criteria[1].id
    key = f"UnsealedRating/ben/{criterion}"
    rating = picture[key]
    assert isinstance(rating, p.UnsealedRating)
    picture[key] = replace(rating, level=1)
    *_, said = opened(Reading(picture, PersonId("fay")), DebriefId("d1"))
    assert f"Warning: this is not what was sealed, in rating/{criterion}. Tell the panel." == said


def test_a_hand_in_that_was_taken_back_can_be_read_and_not_checked() -> None:
    """Its receipt is gone with it."""
    room = a_room()
    room.act("grace", ASK)
    room.act("ben", c.Reopen())
    *_, said = opened_to(room, "fay")
    assert "It cannot be checked against a receipt: there is none of this hand-in." == said


def test_the_activity_says_who_had_whose_scorecard_opened_to_whom() -> None:
    """To everybody in the same words."""
    room = a_room()
    room.act("grace", ASK)
    told = {activity(reading(room, who))[-1].words for who in PEOPLE}
    assert {"Grace had the sealed scorecard of Ben opened to Fay"} == told


async def test_what_happened_while_one_was_away_is_said_and_what_one_knew_is_not() -> None:
    """The kept picture says what was known; a first one on another machine is no news."""
    room = a_room()
    known, new = GlassNews(), GlassNews()
    assert [] == known.to_say(Reading({}, PersonId("chen"))) == known.to_say(reading(room, "chen"))
    room.act("grace", ASK)
    assert 1 == len(known.to_say(reading(room, "chen")))
    assert [] == known.to_say(reading(room, "chen")) == new.to_say(reading(room, "chen"))
    by_reason = GlassNews()
    by_reason.to_say(reading(a_room(), "ben"))
    bare = {
        key: each for key, each in reading(room, "ben").picture.items() if not key.startswith("Unsealing")
    }
    assert ["Grace had your scorecard opened to Fay, before the reveal."] == by_reason.to_say(
        Reading(bare, PersonId("ben"))
    )


@pytest.mark.parametrize(("who", "told"), [("ben", True), ("fay", True), ("grace", True), ("ana", False)])
def test_the_decision_record_says_who_opened_what_and_to_three_people_why(who: str, told: bool) -> None:
    """In Markdown and in JSON; after the reveal, too."""
    room = a_room()
    assert "opened before the reveal" not in as_markdown(record_of(room.past(who)))
    room.act("grace", ASK)
    room.act("ana", *(c.MarkAbsent(PersonId(each)) for each in ("ana", "chen")), c.OpenEvidence(), c.Reveal())
    record = record_of(room.past(who))
    (opened,) = record.opened_early
    assert ("Grace Hill", "Ben Okafor", "Fay Haddad") == (opened.asked_by, opened.author, opened.reader)
    assert (REASON if told else "") == opened.reason
    why = f"“{REASON}”" if told else "known to these three people"
    line = f"Grace Hill had the scorecard of Ben Okafor opened to Fay Haddad. Reason: {why}."
    assert f"- {said_at(opened.at)}: {line}" in as_markdown(record)
    assert told is (REASON in as_json(record))


async def test_help_and_palette_have_break_glass_where_it_can_be_asked_for() -> None:
    """And the opened scorecard for its one reader, once there is one."""
    room, reads = a_room(), "Read the opened scorecard"
    async with seated(room, "grace") as grace, seated(room, "fay") as fay:
        acts = [{act.label for act, _ in each.app.acts_without_key()} for each in (grace, fay)]
        assert [(True, False)] * 2 == [("Break-glass" in each, reads in each) for each in acts]
        await grace.press("question_mark")
        assert "Break-glass" in grace.dialog()
        await grace.press("escape")
        room.act("grace", c.BreakGlass(PersonId("ben"), PersonId("fay"), REASON))
        await fay.drawn()
        acts = [{act.label for act, _ in each.app.acts_without_key()} for each in (grace, fay)]
        assert [False, True] == [reads in each for each in acts]
