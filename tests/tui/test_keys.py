"""The table of keys."""

import re
from itertools import product

import pytest
from textual.binding import BindingsMap

from panelry_tui.bound import bindings
from panelry_tui.keys import (
    ANSWER,
    COLUMNS,
    EVERYWHERE,
    MOVES,
    RATE,
    RATINGS,
    SEARCH,
    TABLE,
    Key,
    ScreenName,
    footer,
    keys_of,
)
from panelry_tui.own_keys import rebound

_FOOTERS: dict[ScreenName, str] = {
    "join": "enter Join  tab Next",
    "lobby": "enter My scorecard  v Reveal  u Nudge  x Mark absent  i Invite",
    "scoring": "0–5 Rate  enter What to look for  o Observe  s Shareable on/off  e Notes  S Submit  / Filter"
    "  esc Lobby",
    "evidence-facilitator": "n Next  v Show numbers  p Park  f Follow me  t Timer",
    "discussion-facilitator": "n Next  c Conclude  v Second round  p Park  f Follow me  t Timer",
    "discussion-panelist": "a Accept  d Dissent  r Revise  w Write a point  H Hand  / Filter",
    "summary": "e Edit  S Sign  a Ask to sign  O Open the release  p Preview  ! Next finding  y/n Answer"
    "  s Suggest  w Write a point",
    "release": "enter Release  r Permission  p Preview  h Hand-over  s Call script  x Export"
    "  l Link or mail  c Close  t Record a reply",
    "insight": "tab Section  enter Debriefs behind a line  x Export CSV  / Filter",
}


_FACILITATOR: tuple[ScreenName, ...] = ("lobby", "evidence-facilitator", "discussion-facilitator")
_PANELIST: tuple[ScreenName, ...] = ("scoring", "discussion-panelist")


def _pressed(keys: tuple[Key, ...]) -> set[str]:
    return set(BindingsMap(bindings(key for key in keys if key.key)).key_to_bindings)


@pytest.mark.parametrize(("screen", "words"), list(_FOOTERS.items()))
def test_each_footer_says_what_the_design_says(screen: ScreenName, words: str) -> None:
    """The keys stand in order of need; help, leave and the palette end every footer."""
    shown = "  ".join(f"{key.face} {key.label}" for key in footer(screen))
    assert f"{words}  ? Help  q Leave  ^p palette" == shown


@pytest.mark.parametrize(("scale", "face"), [(2, "0–2"), (5, "0–5"), (9, "0–9"), (10, "0–9")])
def test_the_footer_names_the_digits_of_the_scale(scale: int, face: str) -> None:
    """A tenth level has no digit: arrows reach it."""
    assert face == footer("scoring", scale=scale)[0].face


@pytest.mark.parametrize(("facilitator", "panelist"), list(product(_FACILITATOR, _PANELIST)))
def test_a_facilitator_who_is_a_panelist_too_has_no_key_twice(
    facilitator: ScreenName, panelist: ScreenName
) -> None:
    """One person may hold both roles, so the two sets share no key."""
    rates = RATINGS if panelist == "scoring" else ()
    assert set() == _pressed(TABLE[facilitator]) & _pressed((*TABLE[panelist], *rates))


@pytest.mark.parametrize("screen", list(TABLE))
def test_no_screen_binds_a_key_twice(screen: ScreenName) -> None:
    """A key means one thing, beside what it means everywhere."""
    found = [binding.key for binding in bindings(key for key in keys_of(screen) if key.key)]
    pressed = [key for keys in found for key in keys.split(",")]
    assert sorted(set(pressed)) == sorted(pressed)


@pytest.mark.parametrize(
    "screen", ["scoring", "evidence-facilitator", "discussion-facilitator", "discussion-panelist"]
)
def test_no_act_takes_a_key_that_moves(screen: ScreenName) -> None:
    """Arrows, j, k, g, G, h and l always move."""
    assert set() == _pressed(keys_of(screen)) & _pressed((*MOVES, *COLUMNS))


def test_a_binding_id_names_one_thing() -> None:
    """People put ids into their configuration, so two keys never share one."""
    keys = {key for screen in TABLE for key in keys_of(screen)} | {*MOVES, *COLUMNS, *RATINGS, RATE, ANSWER}
    assert len({key.id for key in keys}) == len(keys)


def test_nothing_needs_a_key_that_terminals_take() -> None:
    """Function keys, alt, home and end are taken by some terminals."""
    everything = {*MOVES, *COLUMNS, *RATINGS, *EVERYWHERE, *(key for keys in TABLE.values() for key in keys)}
    taken = re.compile(r"alt\+|shift\+|\bhome\b|\bend\b|\bf\d|ctrl\+(?![pz])")
    assert set() == {key.id for key in everything if taken.search(key.key)}


def test_zero_is_always_no_evidence() -> None:
    """The other digits rate their level."""
    assert ["rate(0) No evidence", "rate(1) Rate 1"] == [f"{key.action} {key.label}" for key in RATINGS[:2]]


def test_a_person_may_have_another_key() -> None:
    """The footer shows the key of the keymap, and keeps the others."""
    keymap = {"discussion.next": "N", "app.palette": "ctrl+k", "app.filter": "escape"}
    faces = [rebound(key, keymap).face for key in footer("discussion-facilitator")]
    assert ["N", "c", "v", "p", "f", "t", "?", "q", "^k"] == faces
    assert "esc" == rebound(SEARCH, keymap).face


def test_bindings_carry_the_id_and_stay_out_of_textuals_footer() -> None:
    """Our own line of keys is the only footer."""
    assert [("move.up", "cursor_up", False)] == [
        (each.id, each.action, each.show) for each in bindings(MOVES[:1])
    ]
