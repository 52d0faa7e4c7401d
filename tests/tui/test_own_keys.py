"""A person's own keys: what the file may say, and what the screens then take and show."""

import re
from pathlib import Path

import pytest

from panelry import commands as c
from panelry.ids import CriterionId, ObservationId, PersonId
from panelry.points import Kind
from panelry_tui.desk_keys import DESK_KEYS
from panelry_tui.keys import ANSWER, HELP, MAKE_PRIVATE, TABLE
from panelry_tui.own_keys import acts, rebound
from panelry_tui.replay_keys import REPLAY_KEYS
from panelry_tui.settings import ConfigError, in_file, own_keys_here
from tui.fake_room import FakeRoom
from tui.seated import seated
from tui.six_people import SIX, discussed


def own(tmp_path: Path, source: str) -> dict[str, str]:
    """Return the own keys of a file with that text."""
    file = tmp_path / "config.toml"
    file.write_text(source)
    return own_keys_here({"PANELRY_CONFIG": str(file)})


@pytest.mark.parametrize(
    "source",
    [
        '[keys]\ndiscussion.next = "N"\n',
        '[keys.discussion]\nnext = "N"\n',
        '[keys]\n"discussion.next" = "N"\n',
        'keys = { discussion.next = "N" }\n',
    ],
)
def test_one_table_for_all_screens_or_one_for_each_say_the_same(tmp_path: Path, source: str) -> None:
    """An act has one name, however the file parts it."""
    assert {"discussion.next": "N"} == own(tmp_path, source)


def test_settings_and_keys_stand_in_one_file(tmp_path: Path) -> None:
    """A key is no setting, and the usual key is no own one."""
    assert {} == own(tmp_path, 'bell = true\n[keys]\nscoring.submit = "S"\nreplay.faster = "+"\n')
    assert {"bell": True} == in_file(tmp_path / "config.toml")


def test_two_acts_may_swap_their_keys(tmp_path: Path) -> None:
    """What counts is that no key means two things in the end."""
    swapped = own(tmp_path, '[keys.discussion]\npark = "f"\nfollow = "p"\n')
    assert {"discussion.park": "f", "discussion.follow": "p"} == swapped


def test_a_key_may_mean_another_thing_on_another_screen(tmp_path: Path) -> None:
    """`p` parks in the discussion and is free for the lobby's own."""
    assert {"lobby.nudge": "c"} == own(tmp_path, '[keys]\nlobby.nudge = "c"\n')


@pytest.mark.parametrize("key", ["ö", "ctrl+k", "space", "backspace", ",", "%"])
def test_characters_and_named_keys_are_keys(tmp_path: Path, key: str) -> None:
    """Also those of other keyboards."""
    assert {"lobby.nudge": key} == own(tmp_path, f'[keys]\nlobby.nudge = "{key}"\n')


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("keys = 3\n", r"line 1: keys is a table\. Write \[keys\]"),
        ('\n[keys]\nlobby.reveel = "R"\n', "line 3: there is no act lobby.reveel. Did you mean lobby.reveal"),
        ('[keys]\nxyz = "R"\n', "line 2: there is no act xyz. panelry config keys lists every act"),
        ('[keys]\nlobby.nudge = "f5"\n', "line 2: “f5” is no key .* Write one character"),
        ('[keys]\nlobby.nudge = " "\n', "is no key that an act can have"),
        *(
            (f'[keys]\nlobby.nudge = "{sign}"\n', "line 2: .* is no key that an act can have")
            for sign in "\u0301\u0308\u200b\u200d\ufe0f\u034f\u115f\u3164\u2800\u00ad"
        ),
        (
            "[keys]\n[keys.nonsense]\n",
            r"line 2: no act stands below \[keys.nonsense\]. Take it out, or write",
        ),
        ("[keys.lobby]\n[keys.lobby.nudge]\n", r"line 2: no act stands below \[keys.lobby.nudge\]"),
        ("[keys.lobby.deep.er]\n", r"line 1: no act stands below \[keys.lobby.deep.er\]"),
        ('[keys]\nlobby.nudge = "ctrl+c"\n', "line 2: “ctrl.c” is no key"),
        ('[keys]\nlobby.nudge = "enter"\n', "line 2: “enter” is no key"),
        ("[keys]\nlobby.nudge = 3\n", "line 2: lobby.nudge takes the name of a key as a text"),
        ('[keys]\nlobby.nudge = "q"\n', "line 2: q always leaves. Choose another key for lobby.nudge"),
        ('[keys]\nlobby.nudge = "4"\n', "line 2: 4 always rates"),
        ('[keys]\nscoring.observe = "S"\n', "line 2: S always submits or signs"),
        ('[keys]\nscoring.observe = "j"\n', "line 2: j always moves"),
        ('[keys]\napp.help = "H"\n', r"line 2: app\.help keeps its key"),
        ('[keys]\nreplay.on = "N"\n', r"line 2: replay\.on keeps its key"),
        ('[keys.lobby]\nnudge = "i"\n', "line 2: i is “Invite” on the same screen .* Choose another"),
        ('[keys]\npanelist.hand = "A"\n', r"A is “Activity” on the same screen \(discussion\.activity\)"),
        ('[keys]\npanelist.hand = "n"\n', r"n is “Next” on the same screen"),
        ('[keys.lobby]\nnudge = "N"\ninvite = "N"\n', "line 3: N is “Nudge” on the same screen"),
        ('[keys]\nlobby.nudge = "N"\n"lobby.nudge" = "M"\n', "line 3: lobby.nudge has a key already"),
        ('[keys]\nreplay.play = "v"\n', "v is “Reveal” on the same screen"),
    ],
)
def test_a_wrong_key_is_refused_with_its_line_and_the_cure(tmp_path: Path, source: str, said: str) -> None:
    """Nobody is left to guess which line it is, or what to write instead."""
    with pytest.raises(ConfigError, match=said):
        own(tmp_path, source)


def test_every_key_that_is_not_the_same_everywhere_may_be_another() -> None:
    """The acts are those of every debrief's screens but moving, choosing, leaving, help and palette."""
    always = re.compile(
        r"app\.|insight\.|move\.|join\.|.*\.(next|column|back)$|lobby.scorecard|desk.(open|other-list)|release.release|scoring.next|replay.(on|back)"
    )
    every = {key.id for keys in (*TABLE.values(), DESK_KEYS, REPLAY_KEYS) for key in keys}
    left = {each for each in every - set(acts()) if not always.match(each)}
    assert set() == left
    assert "discussion.next" in acts()


def test_what_stands_for_an_act_shows_its_key() -> None:
    """The footer's own words for an observation, and the two answers, follow the acts they stand for."""
    mine = {"scoring.shareable": ",", "summary.accept": "Y"}
    assert ("", ",") == (rebound(MAKE_PRIVATE, mine).key, rebound(MAKE_PRIVATE, mine).face)
    assert "Y/n" == rebound(ANSWER, mine).face
    assert HELP == rebound(HELP, mine)


async def test_an_own_key_acts_and_the_usual_one_does_not() -> None:
    """Footer, help and palette show the same; help names the usual key, too."""
    room = FakeRoom(SIX)
    room.act("ben", *(c.Rate(each.id, 3) for each in room.state.rubric.criteria))
    mine = {"scoring.submit": "U", "scoring.observe": ","}
    async with seated(room, "ben", (80, 24), own_keys=mine) as terminal:
        assert ", Observe  e Notes  U Submit" in terminal.text().splitlines()[-1]
        await terminal.press("o", "S")
        assert 1 == len(terminal.app.screen_stack) - 1
        await terminal.press("question_mark")
        assert "U  Submit (usually S)" in terminal.dialog()
        await terminal.press("escape")
        assert "key U" in {each.help for each in terminal.app.get_system_commands(terminal.app.screen)}
        await terminal.press("comma")
        assert "What do you want to note?" in terminal.dialog()
        await terminal.press("escape", "U", "enter")
    assert room.state.card(PersonId("ben")).submitted is not None


async def test_one_of_two_acts_of_a_key_may_leave_it() -> None:
    """`v` shows the numbers, then opens a second round: each may have its own key."""
    room = discussed()
    async with seated(room, "ana", (100, 30), own_keys={"discussion.reveal": "N"}) as terminal:
        await terminal.press("j", "v")
        assert any(each.startswith("Second round on ") for each in terminal.said())


def test_a_table_of_a_screen_may_be_empty(tmp_path: Path) -> None:
    """Its lines may be comments."""
    assert {} == own(tmp_path, "[keys.lobby]\n# nudge = 'N'\n")


async def test_a_sentence_that_names_a_key_names_the_persons_own() -> None:
    """What was said of the usual key would lead nowhere."""
    room = FakeRoom()
    room.act(
        "ben",
        c.Observe(
            ObservationId("o1"), CriterionId("system-design"), Kind.SAW, "Single region only", shareable=False
        ),
    )
    async with seated(room, "ben", own_keys={"scoring.shareable": "U"}) as terminal:
        await terminal.press("U")
        assert "U makes it private again." in terminal.said()[-1]
