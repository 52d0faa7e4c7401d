"""Seals: a terminal says whether what opened is what was sealed, and warns where it is not."""

import pytest
from msgspec.structs import replace

from panelry import commands as c
from panelry import parts as p
from panelry.ids import DebriefId
from panelry.panel import Mode
from panelry.sync.witness import Checked, Fault, Wrong
from panelry_tui.board_reading import BoardReading
from panelry_tui.news import News
from panelry_tui.reading import Reading
from panelry_tui.seal_words import seal_line, seal_warnings
from panelry_tui.store import Store
from panelry_tui.widgets.seal_bar import SealBar, SealView
from tui.fake_room import FakeRoom
from tui.seated import seated
from tui.six_people import opened, person, revealed, scored

BEN, CHEN, FAY = person("ben"), person("chen"), person("fay")
AWAY = "It was not there when Ben handed in, so it cannot check all of that."
LATE = "Ben and Fay handed in after the reveal, when nothing is sealed any more."
CURE = "Ask what was handed in, and tell who runs the server."


def board(room: FakeRoom) -> BoardReading:
    """Return the discussion as Chen reads it."""
    return BoardReading(Reading(room.store_for("chen").view(), CHEN))


@pytest.mark.parametrize(
    ("checked", "words"),
    [
        (None, ""),
        (Checked(ratings=12, others=12), "All 12 opened ratings match what was sealed."),
        (Checked(ratings=1), "1 opened rating matches what was sealed."),
        (Checked(faults=(Fault(BEN, "", Wrong.MISSING),)), ""),
        (Checked(ratings=9, unseen=(BEN,)), (f"9 opened ratings match what was sealed. {AWAY}")),
        (
            Checked(unseen=(BEN, CHEN, FAY)),
            "This machine has kept nothing from while the scorecards were sealed, so it cannot check them.",
        ),
        (Checked(ratings=9, late=(BEN, FAY)), (f"9 opened ratings match what was sealed. {LATE}")),
        (
            Checked(ratings=3, own=True),
            "Your 3 ratings match what was sealed. Without names only your own can be checked.",
        ),
        (
            Checked(ratings=1, own=True),
            "Your rating matches what was sealed. Without names only your own can be checked.",
        ),
        (Checked(own=True), "Without names only your own can be checked."),
        (Checked(own=True, faults=(Fault(CHEN, "", Wrong.MISSING),)), ""),
        (
            Checked(own=True, unseen=(CHEN,)),
            "This machine has kept nothing from while your ratings were sealed, so it cannot check them.",
        ),
    ],
)
def test_what_matches_and_what_could_not_be_checked_is_said(checked: Checked | None, words: str) -> None:
    """Good news in one sentence, and what is missing from it in the next."""
    assert words == seal_line(board(revealed()), checked)


def test_before_the_reveal_it_is_about_observations() -> None:
    """No rating is open yet."""
    read = board(opened())
    assert "All opened observations match what was sealed." == seal_line(read, Checked(others=48))
    some = seal_line(read, Checked(others=40, unseen=(BEN,)))
    assert some.startswith("Some opened observations match what was sealed. It was not there when Ben")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (
            Fault(BEN, "rating/system-design", Wrong.CHANGED),
            "Ben's rating on System design is not what was sealed.",
        ),
        (
            Fault(CHEN, "rating/system-design", Wrong.MISSING),
            "Your rating on System design was sealed and is missing.",
        ),
        (
            Fault(BEN, "evidence/system-design", Wrong.CHANGED),
            "Ben's observations on System design are not what was sealed.",
        ),
        (
            Fault(BEN, "evidence/system-design", Wrong.MISSING),
            "Ben's observations on System design were sealed and are missing.",
        ),
        (Fault(BEN, "judgement", Wrong.CHANGED), "Ben's recommendation is not what was sealed."),
        (Fault(BEN, "", Wrong.MISSING), "Ben's scorecard was sealed and is missing."),
        (Fault(BEN, "", Wrong.SWAPPED), "Ben's scorecard was sealed again without being taken back."),
    ],
)
def test_a_warning_names_whose_and_what_and_says_what_to_do(fault: Fault, words: str) -> None:
    """For each thing that is wrong."""
    assert (f"{words} {CURE}",) == seal_warnings(board(revealed()), Checked(faults=(fault,)))


def test_nothing_is_warned_of_while_all_is_sealed() -> None:
    """There is nothing to compare."""
    assert () == seal_warnings(board(revealed()), None)


def swap(store: Store, *people: str) -> None:
    """Let a cheating server have sent other ratings of the design."""
    sights = []
    for each in people:
        key = f"Opened/system-design/{each}"
        sight = store.half.picture[key]
        assert isinstance(sight, p.Opened)
        sights.append(replace(sight, initial=1, current=1))
    store.half.picture = {**store.half.picture, **{sight.key: sight for sight in sights}}
    store._tell(News(tuple(sights)))


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_a_swapped_rating_is_warned_of_on_the_screen(size: tuple[int, int]) -> None:
    """Above the good news, also where there is little room; the activity lists what the screen cannot."""
    room = revealed()
    async with seated(room, "ben", size) as terminal:
        swap(room.stores[BEN], "ana", "chen", "dara")
        await terminal.drawn()
        said = " ".join(terminal.text().split())
        assert f"! Ana's rating on System design is not what was sealed. {CURE}" in said
        assert "! 1 more: A lists them." in said
        await terminal.press("A")
        listed = " ".join(terminal.text().split())
        assert "! Dara's rating on System design is not what was sealed." in listed
        assert "45 opened ratings match what was sealed." in listed


async def test_a_terminal_that_comes_after_the_reveal_says_what_it_cannot_know() -> None:
    """In words on the screen, and not as a warning."""
    room = revealed()
    room._memories.clear()
    async with seated(room, "ben", (80, 24)) as terminal:
        said = " ".join(terminal.text().split())
        assert "This machine has kept nothing from while the scorecards were sealed" in said
        assert "!" not in said


async def test_a_wide_screen_warns_in_a_toast_too_and_once() -> None:
    """For each thing that is wrong, however often the screen is drawn."""
    room = revealed()
    async with seated(room, "ana", (120, 40)) as terminal:
        for _ in range(2):
            swap(room.stores[person("ana")], "ben")
            await terminal.drawn()
        assert [f"Ben's rating on System design is not what was sealed. {CURE}"] == terminal.said()


def test_a_terminal_that_was_there_all_the_time_checks_what_opens() -> None:
    """Its receipts came with the hand-ins, and were kept when it went away and came back."""
    store = opened_while_watching()
    checked = store.half.checked(DebriefId(store.seat.debrief))
    assert checked is not None
    assert (48, (), ()) == (checked.ratings, checked.faults, checked.unseen)


def opened_while_watching() -> Store:
    """Return Fay's store, live from the sealed scorecards over the reveal, with a gap between."""
    room = scored(Mode.NUMBERS_FIRST)
    store = room.store_for("fay", there=False)
    room.act("ana", c.Reveal())
    room._greet(FAY)
    return store


def test_a_bar_without_anything_to_say_has_no_line() -> None:
    """While all is sealed."""
    bar = SealBar()
    assert [] == bar.draw(80, 24)
    bar.set_reactive(SealBar.view, SealView("Good.", ()))
    assert 1 == len(bar.draw(80, 24))
