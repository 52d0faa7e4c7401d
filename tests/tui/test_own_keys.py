"""A person's own keys: what the file may say, and what the screens then take and show."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import panelry_tui
from insightful import BACKEND, csv
from panelry import commands as c
from panelry.ids import CriterionId, ObservationId, PersonId
from panelry.points import Kind
from panelry_tui.desk_keys import DESK_KEYS
from panelry_tui.insight_csv import read_records
from panelry_tui.insight_reading import sections
from panelry_tui.insight_said import insight_of
from panelry_tui.keys import ANSWER, HELP, MAKE_PRIVATE, TABLE
from panelry_tui.own_keys import acts, rebound
from panelry_tui.reading import Reading
from panelry_tui.release_reading import ReleaseReading
from panelry_tui.replay_keys import REPLAY_KEYS
from panelry_tui.screens.dialogs import LineDialog
from panelry_tui.screens.insight import InsightApp
from panelry_tui.settings import ConfigError, in_file, own_keys_here
from tui.fake_room import FakeRoom
from tui.late_room import permitted_room
from tui.screen_text import screen_text
from tui.seated import seated
from tui.six_people import SIX, discussed, opened


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
        r"app\.|insight\.(section|behind)|move\.|join\.|.*\.(next|column|back)$|lobby.scorecard|desk.(open|other-list)|release.release|scoring.next|replay.(on|back)"
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
        assert "What did you see, hear or feel?" in terminal.dialog()
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


_NAMES_A_KEY = re.compile(
    r"(?:^|[ (:.])(?!I |a |q )([A-Za-z]) "
    r"(?:goes|opens|shows|puts|takes|adds|writes|begins|imports|closes|records|approves|clears|rates|removes"
    r"|edits|accepts|exports|marks|Whole|Close|Abandon|Back)\b"
    r"|\b(?:with|press|shorten it with) (?!a\b|I\b|q\b)[A-Za-z]\b(?!’)"
)
_OF_A_DIALOG = "c puts the list back"
"""A key of that dialog alone, which no setting changes."""
_NO_SCREEN = {"commands", "demo", "plain", "rehearsal", "form"}


def sentences(source: str) -> Iterator[str]:
    """Yield the text of a module as people read it: no docstring, and nothing in place of what is put in."""
    tree = ast.parse(source)
    within = {id(part) for each in ast.walk(tree) if isinstance(each, ast.JoinedStr) for part in each.values}
    for each in ast.walk(tree):
        if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant):
            within.add(id(each.value))
        elif isinstance(each, ast.JoinedStr):
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in each.values)
        elif isinstance(each, ast.Constant) and isinstance(each.value, str) and id(each) not in within:
            yield each.value


def test_no_sentence_names_the_usual_key_of_an_act() -> None:
    """Whoever has another key is told that one: `face` gives its name."""
    root = Path(panelry_tui.__file__).parent
    files = [each for each in root.rglob("*.py") if not _NO_SCREEN & set(each.relative_to(root).parts)]
    found = {
        (each.name, words)
        for each in files
        for words in sentences(each.read_text(encoding="utf-8"))
        if _NAMES_A_KEY.search(words) and _OF_A_DIALOG not in words
    }
    assert set() == found
    assert _NAMES_A_KEY.search("Your editor's text is kept. E goes on with it.")


def test_the_sentences_of_a_release_name_the_own_keys() -> None:
    """What helps is said by the keys that this person has."""
    room = permitted_room()
    mine = {"release.permission": "P", "release.close": "K"}
    found = ReleaseReading(Reading(room.store_for("ana").view(), PersonId("ana"), mine), room.clock())
    assert found.asked is not None
    found.asked = msgspec.structs.replace(found.asked, granted=False)
    assert f"{found.first_name} said no. K closes the debrief kindly." == found.why_not()
    found.asked = None
    assert f"{found.first_name} was not asked yet: P records the answer." == found.why_not()


async def test_the_discussion_names_the_own_keys() -> None:
    """Under the board, where an act is not possible yet, and to others no key of somebody else."""
    mine = {"panelist.board": "K", "discussion.conclude": "N"}
    room = discussed()
    async with seated(room, "ben", (80, 24), own_keys=mine) as terminal:
        assert "K Whole board" in terminal.text()
    async with seated(room, "ana", (100, 30), own_keys=mine) as terminal:
        await terminal.press("V")
        assert "Conclude each with N, or park it." in terminal.said()[-1]


async def test_only_who_shows_the_numbers_is_told_the_key_for_it() -> None:
    """A panelist's file says nothing about the facilitator's keys."""
    room = opened()
    async with seated(room, "ben", (100, 30), own_keys={"discussion.reveal": "N"}) as terminal:
        await terminal.press("m")
        assert "waits for the numbers: the facilitator shows them." in terminal.said()[-1]
    async with seated(room, "ana", (100, 30), own_keys={"discussion.reveal": "N"}) as terminal:
        await terminal.press("m")
        assert "waits for the numbers: the facilitator shows them with N." in terminal.said()[-1]


async def test_the_insight_screen_takes_an_own_key() -> None:
    """The footer and the help show it, and the usual one does nothing."""
    records = read_records(csv(BACKEND)).records
    shown = sections(insight_of(records), "Insight")
    app = InsightApp(shown, records, "2026", own_keys={"insight.export": "K"})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "K Export CSV" in screen_text(app).splitlines()[-1]
        await pilot.press("x")
        await pilot.pause()
        assert not isinstance(app.screen, LineDialog)
        await pilot.press("K")
        await pilot.pause()
        assert isinstance(app.screen, LineDialog)
